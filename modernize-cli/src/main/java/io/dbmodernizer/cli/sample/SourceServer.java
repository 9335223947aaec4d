package io.dbmodernizer.cli.sample;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.h2.tools.Server;

/**
 * The "on-premises" database server: H2 over TCP, serving the databases of one folder. Clients over TCP cannot create
 * databases.
 */
public final class SourceServer implements AutoCloseable {

  private final Server server;

  private SourceServer(Server server) {
    this.server = server;
  }

  /**
   * Starts serving.
   *
   * @param bindAddress IP address to listen on; H2 keeps the first one of the process
   * @param port TCP port, 0 for a free one
   * @param folder where the databases are
   * @return the running server
   * @throws SQLException if the port is taken
   * @throws IllegalArgumentException if the address is none
   */
  public static SourceServer start(String bindAddress, int port, Path folder) throws SQLException {
    System.setProperty("h2.bindAddress", bindAddress);
    List<String> settings =
        new ArrayList<>(
            List.of(
                "-tcpPort",
                Integer.toString(port),
                "-baseDir",
                folder.toAbsolutePath().toString(),
                "-ifExists"));
    if (!isLoopback(bindAddress)) {
      settings.add("-tcpAllowOthers");
    }
    return new SourceServer(Server.createTcpServer(settings.toArray(String[]::new)).start());
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "the address to listen on must be an IP address, such as 127.0.0.1: " + address, e);
    }
  }

  /**
   * Where it listens.
   *
   * @return the TCP port
   */
  public int port() {
    return server.getPort();
  }

  /** Stops serving. Does nothing when called again. */
  @Override
  public void close() {
    server.stop();
  }
}
