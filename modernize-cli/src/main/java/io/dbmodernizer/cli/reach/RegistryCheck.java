package io.dbmodernizer.cli.reach;

import io.dbmodernizer.cli.command.CommandFailedException;
import java.net.URI;
import java.util.Optional;

/** Whether the schema registry takes connections, told within seconds. */
public final class RegistryCheck {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private RegistryCheck() {}

  /**
   * Connects to the registry and asks nothing.
   *
   * @param registry its base address
   * @throws CommandFailedException if it takes no connection, with the address and what to do
   */
  public static void requireReachable(String registry) {
    URI uri = URI.create(registry);
    int port =
        uri.getPort() > 0
            ? uri.getPort()
            : "https".equalsIgnoreCase(uri.getScheme()) ? HTTPS : HTTP;
    Optional<String> problem = Listening.problem(uri.getHost(), port);
    if (problem.isPresent()) {
      throw new CommandFailedException(
          "no schema registry can be reached at " + registry + ": " + problem.get(),
          "start the local platform (modernize up), or name yours with --registry URL");
    }
  }
}
