package io.dbmodernizer.testsupport.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.h2.tools.Server;

/**
 * A database server on the loopback address, in this process, that stands for the one on premises.
 * It can be stopped and started again on the same port. Its databases are files of one folder.
 */
public final class SourceServer implements AutoCloseable {

  /** How every part of the local platform opens its databases. */
  public static final String OPTIONS =
      ";MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";

  private static final String OWNER = "owner";

  private final Path folder;
  private final String ownerPassword = "Own1-" + UUID.randomUUID();
  private Server server;

  private SourceServer(Path folder, Server server) {
    this.folder = folder;
    this.server = server;
  }

  /** Starts a server on a free port, with its databases in the folder. */
  public static SourceServer start(Path folder) throws IOException, SQLException {
    Files.createDirectories(folder);
    return new SourceServer(folder, listen(folder, 0));
  }

  /** The port, also while the server is stopped. */
  public int port() {
    return server.getPort();
  }

  /** Password of the databases' owner, which nothing of the platform ever needs. */
  public String ownerPassword() {
    return ownerPassword;
  }

  /** Creates an empty database. */
  public SourceDatabase create(String name, String login, String password) throws SQLException {
    SourceDatabase database = new SourceDatabase(this, name, login);
    try (Connection connection = open(name);
        Statement statement = connection.createStatement()) {
      statement.execute("SET DB_CLOSE_DELAY -1");
      statement.execute("CREATE USER \"" + login + "\" PASSWORD '" + password + "'");
    }
    return database;
  }

  /** Refuses connections from now on; open ones are cut. */
  public void stop() {
    server.stop();
  }

  /** Accepts connections again, on the same port. */
  public void startAgain() throws SQLException {
    server = listen(folder, server.getPort());
  }

  @Override
  public void close() {
    server.stop();
  }

  /** Opens a database as its owner, past the server. */
  public Connection open(String name) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:h2:file:" + folder.toAbsolutePath().resolve(name) + OPTIONS, OWNER, ownerPassword);
  }

  private static Server listen(Path folder, int port) throws SQLException {
    return Server.createTcpServer(
            "-tcpPort",
            Integer.toString(port),
            "-baseDir",
            folder.toAbsolutePath().toString(),
            "-ifExists")
        .start();
  }
}
