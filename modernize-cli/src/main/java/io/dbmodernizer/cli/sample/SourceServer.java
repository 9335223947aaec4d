package io.dbmodernizer.cli.sample;

import io.dbmodernizer.emulator.database.SqlListener;
import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.tools.Server;

/**
 * The database server that stands for the on-premises SQL Server: H2 over TCP, with the databases
 * of one folder. Clients cannot create databases.
 */
public final class SourceServer implements AutoCloseable {

  private final Server server;

  private SourceServer(Server server) {
    this.server = server;
  }

  /**
   * Starts the server.
   *
   * @param bindAddress IPv4 address to listen on; the caller must have called {@link
   *     SqlListener#claim} with it before the first use of H2
   * @param port TCP port; 0 for a free one
   * @param folder folder of the databases
   * @return the running server; its threads do not keep the process alive
   * @throws SQLException if the port is in use or this machine does not have the address
   */
  public static SourceServer start(String bindAddress, int port, Path folder) throws SQLException {
    return new SourceServer(SqlListener.start(bindAddress, port, folder));
  }

  /**
   * Returns the port of the server.
   *
   * @return the TCP port
   */
  public int port() {
    return server.getPort();
  }

  /** Stops the server. Further calls do nothing. */
  @Override
  public void close() {
    server.stop();
  }
}
