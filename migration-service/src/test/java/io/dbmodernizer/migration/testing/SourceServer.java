package io.dbmodernizer.migration.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Set;
import org.h2.tools.Server;

/** An H2 server that stands for the SQL Server on premises, reached over TCP like one. */
public final class SourceServer implements AutoCloseable {
  /** Name of the source login, which may only read. */
  public static final String LOGIN = "reader";

  /** Password of the source login. */
  public static final String PASSWORD = "@Source-Pass@{9f3b}";

  private static final String OPTIONS =
      ";MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
  private static final String OWNER = "owner";
  private static final String OWNER_PASSWORD = "owner";

  private final Path folder;
  private Server server;
  private final Set<String> databases = new LinkedHashSet<>();

  private SourceServer(Path folder, Server server) {
    this.folder = folder;
    this.server = server;
  }

  /** Starts a server on a free port of the loopback address. */
  public static SourceServer start(Path folder) throws SQLException {
    System.setProperty("h2.bindAddress", "127.0.0.1");
    return new SourceServer(folder, listen(folder, 0));
  }

  private static Server listen(Path folder, int port) throws SQLException {
    return Server.createTcpServer(
            "-tcpPort",
            Integer.toString(port),
            "-tcpDaemon",
            "-baseDir",
            folder.toString(),
            "-ifNotExists")
        .start();
  }

  /** Refuses connections from now on; open ones are cut. */
  public void stop() {
    server.stop();
  }

  /** Accepts connections again, on the same port. */
  public void startAgain() {
    try {
      server = listen(folder, server.getPort());
    } catch (SQLException e) {
      throw new IllegalStateException("the source server cannot be started again", e);
    }
  }

  /** The TCP port. */
  public int port() {
    return server.getPort();
  }

  /** Creates a database with the given statements and lets the source login read its schemas. */
  public void create(String database, String... statements) throws SQLException {
    databases.add(database);
    execute(database, statements);
    execute(
        database,
        "SET DB_CLOSE_DELAY -1",
        "CREATE USER IF NOT EXISTS \"" + LOGIN + "\" PASSWORD '" + PASSWORD + "'",
        "CREATE SCHEMA IF NOT EXISTS \"dbo\"",
        "GRANT SELECT ON SCHEMA \"dbo\" TO \"" + LOGIN + "\"",
        "CREATE SCHEMA IF NOT EXISTS \"Sales\"",
        "GRANT SELECT ON SCHEMA \"Sales\" TO \"" + LOGIN + "\"");
  }

  /** Executes statements as the owner. */
  public void execute(String database, String... statements) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Connects as the owner. */
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:h2:tcp://127.0.0.1:" + port() + "/./" + database + OPTIONS, OWNER, OWNER_PASSWORD);
  }

  @Override
  public void close() throws SQLException {
    for (String database : databases) {
      execute(database, "SHUTDOWN");
    }
    server.stop();
  }
}
