package io.dbmodernizer.cli.option;

import java.time.Duration;

/**
 * A time limit.
 *
 * @param value seconds, 1 to 31,536,000 (365 days)
 */
public record Seconds(long value) {
  /** The longest time limit, 365 days. */
  public static final Seconds NO_LIMIT = new Seconds(Duration.ofDays(365).toSeconds());

  /**
   * Reads the value.
   *
   * @param text the text on the command line
   * @return the time
   * @throws picocli.CommandLine.TypeConversionException if the text is not a number in the range
   */
  public static Seconds parse(String text) {
    if (!text.matches("[1-9]\\d{0,7}") || Long.parseLong(text) > NO_LIMIT.value) {
      throw InvalidValue.error(
          text, "is not a number of seconds", "a whole number from 1 to " + NO_LIMIT.value);
    }
    return new Seconds(Long.parseLong(text));
  }

  /**
   * Returns the time limit.
   *
   * @return the time limit as a duration
   */
  public Duration duration() {
    return Duration.ofSeconds(value);
  }
}
