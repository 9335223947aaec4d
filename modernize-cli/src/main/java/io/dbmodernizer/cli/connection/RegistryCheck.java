package io.dbmodernizer.cli.connection;

import io.dbmodernizer.cli.failure.UnavailableException;
import java.net.URI;
import java.util.Optional;

/** A check that the schema registry accepts connections. It takes at most 3 s. */
public final class RegistryCheck {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private RegistryCheck() {}

  /**
   * Checks that the registry accepts a connection.
   *
   * @param registry base address of the registry
   * @throws UnavailableException if it accepts none; the message names the address
   */
  public static void requireReachable(String registry) {
    URI uri = URI.create(registry);
    int port =
        uri.getPort() > 0
            ? uri.getPort()
            : "https".equalsIgnoreCase(uri.getScheme()) ? HTTPS : HTTP;
    Optional<String> problem = TcpCheck.problem(uri.getHost(), port);
    if (problem.isPresent()) {
      throw new UnavailableException(
          "no schema registry can be reached at " + registry + ": " + problem.get(),
          "start the local platform with 'modernize up', or give your registry with --registry URL");
    }
  }
}
