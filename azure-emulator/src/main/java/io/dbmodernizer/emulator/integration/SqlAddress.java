package io.dbmodernizer.emulator.integration;

import io.dbmodernizer.emulator.arm.call.ArmException;
import java.util.Locale;
import java.util.Set;

/**
 * The address of a SQL server in the form of its clients: {@code host} or {@code host,port}, with
 * or without {@code tcp:} in front.
 *
 * @param host host name or address
 * @param port TCP port, 1433 if not given
 */
public record SqlAddress(String host, int port) {

  private static final int DEFAULT_PORT = 1433;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * Parses an address.
   *
   * @throws ArmException 400 InvalidParameterValue if it has another form
   */
  public static SqlAddress parse(String text) {
    String address = text.toLowerCase(Locale.ROOT).startsWith("tcp:") ? text.substring(4) : text;
    int comma = address.indexOf(',');
    String host = (comma < 0 ? address : address.substring(0, comma)).strip();
    String port = comma < 0 ? "" : address.substring(comma + 1).strip();
    if (host.isEmpty()
        || !host.matches("[A-Za-z0-9._\\[\\]:\\\\-]+")
        || !port.matches("\\d{0,5}")) {
      throw ArmException.badRequest(
          "InvalidParameterValue",
          "An invalid value was provided for parameter 'dataSource': '%s'. Use 'host' or 'host,port'."
              .formatted(text));
    }
    return new SqlAddress(host, port.isEmpty() ? DEFAULT_PORT : Integer.parseInt(port));
  }

  /**
   * Returns true if this address may be that of an emulated server: the name, the name with Azure's
   * domain, or a loopback address.
   *
   * @param server name of the server in lower case, without domain
   */
  public boolean matchesServer(String server) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.equals(server)
        || lower.startsWith(server + ".database.")
        || LOOPBACK.contains(lower);
  }
}
