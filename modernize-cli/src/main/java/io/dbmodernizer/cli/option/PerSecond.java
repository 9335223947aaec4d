package io.dbmodernizer.cli.option;

/**
 * A limit in rows or bytes per second.
 *
 * @param value 1 to 1,000,000,000,000
 */
public record PerSecond(long value) {

  /**
   * Reads the value.
   *
   * @param text the text on the command line
   * @return the number
   * @throws picocli.CommandLine.TypeConversionException if the text is not a number in the range
   */
  public static PerSecond parse(String text) {
    return new PerSecond(InvalidValue.numberInRange(text, 1, 1_000_000_000_000L));
  }
}
