package io.dbmodernizer.cli.option;

/**
 * A TCP port.
 *
 * @param value 1 to 65535, or 0 for any that is free
 */
public record PortNumber(int value) {
  static final int LARGEST = 65_535;

  /**
   * Reads one.
   *
   * @param text as given
   * @return the port
   * @throws picocli.CommandLine.TypeConversionException if it is none
   */
  public static PortNumber parse(String text) {
    if (!text.equals("0") && !isPort(text)) {
      throw Refused.because(text, "is no port", "a number from 1 to 65535, 0 for any free port");
    }
    return new PortNumber(Integer.parseInt(text));
  }

  static boolean isPort(String digits) {
    return digits.matches("[1-9]\\d{0,4}") && Integer.parseInt(digits) <= LARGEST;
  }
}
