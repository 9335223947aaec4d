package io.dbmodernizer.cli.option;

/**
 * A size.
 *
 * @param value MiB, 0 to 1,000,000,000
 */
public record Mebibytes(long value) {
  private static final long MOST = 1_000_000_000;

  /**
   * Reads the value.
   *
   * @param text the text on the command line
   * @return the size
   * @throws picocli.CommandLine.TypeConversionException if the text is not a number in the range
   */
  public static Mebibytes parse(String text) {
    return new Mebibytes(InvalidValue.numberInRange(text, 0, MOST));
  }
}
