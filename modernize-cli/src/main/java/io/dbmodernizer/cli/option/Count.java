package io.dbmodernizer.cli.option;

/**
 * How many of something.
 *
 * @param value 1 to 10000
 */
public record Count(int value) {
  private static final int MOST = 10_000;

  /**
   * Reads one.
   *
   * @param text as given
   * @return the number
   * @throws picocli.CommandLine.TypeConversionException if it is none
   */
  public static Count parse(String text) {
    if (!text.matches("[1-9]\\d{0,4}") || Integer.parseInt(text) > MOST) {
      throw Refused.because(
          text, "is not a number in the range", "a whole number from 1 to " + MOST);
    }
    return new Count(Integer.parseInt(text));
  }
}
