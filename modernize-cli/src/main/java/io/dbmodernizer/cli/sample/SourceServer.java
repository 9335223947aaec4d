package io.dbmodernizer.cli.sample;

import io.dbmodernizer.emulator.database.SqlListener;
import java.nio.file.Path;
import java.sql.SQLException;
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
   * @param bindAddress IPv4 address to listen on, claimed with {@link SqlListener#claim} before
   *     anything of H2 was used
   * @param port TCP port, 0 for a free one
   * @param folder where the databases are
   * @return the running server, whose threads do not keep the process alive
   * @throws SQLException if the port is taken or the address is none of this machine
   */
  public static SourceServer start(String bindAddress, int port, Path folder) throws SQLException {
    return new SourceServer(SqlListener.start(bindAddress, port, folder));
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
