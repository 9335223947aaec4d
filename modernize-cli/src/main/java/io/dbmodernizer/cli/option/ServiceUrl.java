package io.dbmodernizer.cli.option;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Address of something that speaks HTTP.
 *
 * @param text the address, without a slash at its end
 */
public record ServiceUrl(String text) {
  static final String FORM = "http://HOST:PORT or https://HOST:PORT, a path may follow";

  /**
   * Reads one.
   *
   * @param value as given
   * @return the address
   * @throws picocli.CommandLine.TypeConversionException if it is none
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
      throw Refused.because(value, "is no address of a service", FORM);
    }
    throw Refused.because(value, "is no address of a service", FORM);
  }

  @Override
  public String toString() {
    return text;
  }
}
