package io.dbmodernizer.cli.sample;

import java.sql.SQLException;
import org.h2.tools.Server;

/**
 * The "on-premises" database server of the local platform: H2 over TCP on the loopback address,
 * serving the databases of one folder. Prints {@code ready port=…} once it takes connections and
 * runs until it is terminated.
 */
public final class SourceServerMain {

  private SourceServerMain() {}

  /**
   * Starts the server.
   *
   * @param args port and folder
   * @throws SQLException if the port is taken
   */
  public static void main(String[] args) throws SQLException {
    if (args.length != 2) {
      throw new IllegalArgumentException("usage: SourceServerMain PORT FOLDER");
    }
    System.setProperty("h2.bindAddress", "127.0.0.1");
    Server server =
        Server.createTcpServer("-tcpPort", args[0], "-baseDir", args[1], "-ifExists").start();
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop-source-server"));
    System.out.println("ready port=" + server.getPort());
  }
}
