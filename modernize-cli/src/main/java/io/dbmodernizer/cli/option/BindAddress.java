package io.dbmodernizer.cli.option;

import java.util.Arrays;

/**
 * An IPv4 address to listen on.
 *
 * @param text four numbers separated by periods
 */
public record BindAddress(String text) {

  /**
   * Reads the value.
   *
   * @param text the text on the command line
   * @return the address
   * @throws picocli.CommandLine.TypeConversionException if the text is not an IPv4 address
   */
  public static BindAddress parse(String text) {
    boolean fits =
        text.matches("\\d{1,3}(\\.\\d{1,3}){3}")
            && Arrays.stream(text.split("\\.")).allMatch(part -> Integer.parseInt(part) <= 255);
    if (!fits) {
      throw InvalidValue.error(
          text, "is not an IPv4 address", "an IPv4 address of this machine, such as 127.0.0.1");
    }
    return new BindAddress(text);
  }
}
