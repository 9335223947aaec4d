package io.dbmodernizer.cli.option;

/**
 * A number of items.
 *
 * @param value 1 to 10000
 */
public record Count(int value) {
  private static final int MOST = 10_000;

  /**
   * Reads the value.
   *
   * @param text the text on the command line
   * @return the number
   * @throws picocli.CommandLine.TypeConversionException if the text is not a number in the range
   */
  public static Count parse(String text) {
    return new Count((int) InvalidValue.numberInRange(text, 1, MOST));
  }
}
