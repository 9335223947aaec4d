package io.dbmodernizer.migration.testing;

import io.dbmodernizer.testsupport.source.SourceDatabase;
import io.dbmodernizer.testsupport.source.SourceServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The source server of the tests, with one login that may only read. */
public final class MigrationSource implements AutoCloseable {
  /** Name of the source login, which may only read. */
  public static final String LOGIN = "reader";

  /** Password of the source login. */
  public static final String PASSWORD = "@Source-Pass@{9f3b}";

  private final SourceServer server;
  private final Map<String, SourceDatabase> databases = new LinkedHashMap<>();

  private MigrationSource(SourceServer server) {
    this.server = server;
  }

  /** Starts a server on a free port of the loopback address. */
  public static MigrationSource start(Path folder) throws IOException, SQLException {
    return new MigrationSource(SourceServer.start(folder));
  }

  /** Refuses connections from now on; open ones are cut. */
  public void stop() {
    server.stop();
  }

  /** Accepts connections again, on the same port. */
  public void startAgain() {
    try {
      server.startAgain();
    } catch (SQLException e) {
      throw new IllegalStateException("the source server cannot be started again", e);
    }
  }

  /** Returns the TCP port. */
  public int port() {
    return server.port();
  }

  /** Creates a database with the given statements and lets the source login read its schemas. */
  public void create(String name, String... statements) throws SQLException {
    SourceDatabase database = server.create(name, LOGIN, PASSWORD);
    databases.put(name, database);
    database.execute(statements);
    database.execute(
        "CREATE SCHEMA IF NOT EXISTS \"dbo\"", "CREATE SCHEMA IF NOT EXISTS \"Sales\"");
    database.grantRead("dbo", "Sales");
  }

  /** Executes statements as the owner. */
  public void execute(String name, String... statements) throws SQLException {
    database(name).execute(statements);
  }

  /** Connects as the owner. */
  public Connection connect(String name) throws SQLException {
    return database(name).open();
  }

  private SourceDatabase database(String name) {
    return Objects.requireNonNull(databases.get(name), name);
  }

  @Override
  public void close() throws SQLException {
    for (SourceDatabase database : databases.values()) {
      database.execute("SHUTDOWN");
    }
    server.close();
  }
}
