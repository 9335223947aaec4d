package io.dbmodernizer.cli.option;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * The base address of a service.
 *
 * @param text the address, without a slash at the end
 */
public record ServiceUrl(String text) {
  static final String FORM = "http://HOST:PORT or https://HOST:PORT, optionally with a path";

  /**
   * Reads the value.
   *
   * @param value the text on the command line
   * @return the address
   * @throws picocli.CommandLine.TypeConversionException if the text is not an http or https address
   */
  public static ServiceUrl parse(String value) {
    try {
      URI uri = new URI(value);
      boolean http =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      if (http && uri.getHost() != null && uri.getPort() <= PortNumber.LARGEST) {
        return new ServiceUrl(value.replaceAll("/+$", ""));
      }
    } catch (URISyntaxException e) {
      throw InvalidValue.error(value, "is not the address of a service", FORM);
    }
    throw InvalidValue.error(value, "is not the address of a service", FORM);
  }

  @Override
  public String toString() {
    return text;
  }
}
