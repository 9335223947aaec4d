package io.dbmodernizer.emulator.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.h2.api.ErrorCode;

/**
 * The login that owns every database, for the emulator's own work. It alone is an administrator to
 * H2, which means files and code of this machine; it is used within this process only.
 *
 * @param folder where the databases are
 * @param password the same for the same folder
 */
record DatabaseOwner(Path folder, String password) {

  /** With a space, so that no login that Azure accepts has this name. */
  static final String NAME = "EMULATOR OWNER";

  /** The owner's name in databases of earlier versions. */
  private static final String FORMER_NAME = "EMULATOR";

  /** Marks a folder in which no login but the owner is an administrator to H2. */
  private static final String RESTRICTED = "least-rights";

  /** Opens a database, creating it if it does not exist. */
  Connection connect(String server, String database) throws SQLException {
    String url =
        "jdbc:h2:file:" + folder.resolve(server).resolve(database) + DatabaseServer.OPTIONS;
    try {
      return DriverManager.getConnection(url, NAME, password);
    } catch (SQLException e) {
      if (e.getErrorCode() != ErrorCode.WRONG_USER_OR_PASSWORD) {
        throw e;
      }
      adopt(url);
      return DriverManager.getConnection(url, NAME, password);
    }
  }

  /** Runs statements in a database. */
  void execute(String server, String database, String... statements) throws SQLException {
    try (Connection connection = connect(server, database)) {
      execute(connection, statements);
    }
  }

  /**
   * Lets an administrator into a database with the rights that one has in Azure: over schemas and
   * what is in them, not over the machine. Replaces its password if it is let in already.
   */
  void admit(String server, String database, SqlLogin administrator) throws SQLException {
    String user = quoted(administrator.user());
    String secret = " SALT '" + administrator.salt() + "' HASH '" + administrator.hash() + "'";
    try (Connection connection = connect(server, database)) {
      execute(
          connection,
          "CREATE USER IF NOT EXISTS " + user + secret,
          "ALTER USER " + user + " SET" + secret);
      restrict(connection, administrator.user());
    }
  }

  /**
   * Keeps everybody but an administrator and the owner out of a database. The logins stay, because
   * one that has made a schema cannot be dropped; nobody knows their passwords.
   */
  void dismissOthers(String server, String database, SqlLogin administrator) throws SQLException {
    try (Connection connection = connect(server, database)) {
      for (String login : logins(connection)) {
        if (!login.equals(administrator.user())) {
          restrict(connection, login);
          lockOut(connection, login);
        }
      }
    }
  }

  /**
   * Takes from the logins of all databases what earlier versions let them do. Done once for a
   * folder: opening hundreds of databases takes time.
   */
  void restrictAll() throws SQLException, IOException {
    Path done = folder.resolve(RESTRICTED);
    if (Files.exists(done)) {
      return;
    }
    for (DatabaseFile file : DatabaseFile.in(folder)) {
      try (Connection connection = connect(file.server(), file.database())) {
        for (String login : logins(connection)) {
          restrict(connection, login);
        }
      }
    }
    Files.createFile(done);
  }

  private static void restrict(Connection connection, String login) throws SQLException {
    execute(
        connection,
        "ALTER USER " + quoted(login) + " ADMIN FALSE",
        "GRANT ALTER ANY SCHEMA TO " + quoted(login));
  }

  private void adopt(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, FORMER_NAME, password)) {
      execute(
          connection,
          "CREATE USER IF NOT EXISTS " + quoted(NAME) + " PASSWORD '" + password + "' ADMIN");
      lockOut(connection, FORMER_NAME);
    }
  }

  private static void lockOut(Connection connection, String login) throws SQLException {
    execute(
        connection, "ALTER USER " + quoted(login) + " SET PASSWORD '" + UUID.randomUUID() + "'");
  }

  private static List<String> logins(Connection connection) throws SQLException {
    List<String> logins = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT USER_NAME FROM INFORMATION_SCHEMA.USERS WHERE USER_NAME <> CURRENT_USER")) {
      while (rows.next()) {
        logins.add(rows.getString(1));
      }
    }
    return logins;
  }

  private static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  @Override
  public String toString() {
    return "DatabaseOwner[" + folder + "]";
  }
}
