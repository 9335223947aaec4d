package io.dbmodernizer.cli.sample;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.h2.tools.Server;

/**
 * The "on-premises" database server: H2 over TCP, serving the databases of one folder. Clients over
 * TCP cannot create databases.
 */
public final class SourceServer implements AutoCloseable {

  private final Server server;

  private SourceServer(Server server) {
    this.server = server;
  }

  /**
   * Starts serving.
   *
   * @param bindAddress IPv4 address to listen on; H2 keeps the first one of the process
   * @param port TCP port, 0 for a free one
   * @param folder where the databases are
   * @return the running server
   * @throws SQLException if the port is taken or the address is none of this machine
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
    if (!bindAddress.startsWith("127.")) {
      settings.add("-tcpAllowOthers");
    }
    return new SourceServer(Server.createTcpServer(settings.toArray(String[]::new)).start());
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
