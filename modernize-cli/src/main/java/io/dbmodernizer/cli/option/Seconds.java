package io.dbmodernizer.cli.option;

import java.time.Duration;

/**
 * A time to wait.
 *
 * @param value seconds, 1 to a year
 */
public record Seconds(long value) {
  /** As good as no limit: a year. */
  public static final Seconds NO_LIMIT = new Seconds(Duration.ofDays(365).toSeconds());

  /**
   * Reads one.
   *
   * @param text as given
   * @return the time
   * @throws picocli.CommandLine.TypeConversionException if it is none
   */
  public static Seconds parse(String text) {
    if (!text.matches("[1-9]\\d{0,7}") || Long.parseLong(text) > NO_LIMIT.value) {
      throw Refused.because(
          text, "is no number of seconds", "a whole number from 1 to " + NO_LIMIT.value);
    }
    return new Seconds(Long.parseLong(text));
  }

  /**
   * Returns the time.
   *
   * @return the same as a duration
   */
  public Duration duration() {
    return Duration.ofSeconds(value);
  }
}
