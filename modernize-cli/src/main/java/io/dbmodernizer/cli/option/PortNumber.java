package io.dbmodernizer.cli.option;

/**
 * A TCP port.
 *
 * @param value 1 to 65535, or 0 for any free port
 */
public record PortNumber(int value) {
  static final int LARGEST = 65_535;

  /**
   * Reads the value.
   *
   * @param text the text on the command line
   * @return the port
   * @throws picocli.CommandLine.TypeConversionException if the text is not a port
   */
  public static PortNumber parse(String text) {
    if (!text.equals("0") && !isPort(text)) {
      throw InvalidValue.error(
          text, "is not a port", "a number from 1 to 65535, or 0 for any free port");
    }
    return new PortNumber(Integer.parseInt(text));
  }

  static boolean isPort(String digits) {
    return digits.matches("[1-9]\\d{0,4}") && Integer.parseInt(digits) <= LARGEST;
  }
}
