package io.dbmodernizer.cli.option;

/**
 * The most items of a list.
 *
 * @param value 1 to 100,000
 */
public record ListLimit(int value) {
  private static final int MOST = 100_000;

  /**
   * Reads the value.
   *
   * @param text the text on the command line
   * @return the limit
   * @throws picocli.CommandLine.TypeConversionException if the text is not a number in the range
   */
  public static ListLimit parse(String text) {
    return new ListLimit((int) InvalidValue.numberInRange(text, 1, MOST));
  }
}
