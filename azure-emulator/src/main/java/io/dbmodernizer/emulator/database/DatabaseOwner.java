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
 * The login of the emulator itself, which owns every database. It is the only H2 administrator,
 * because an H2 administrator can read files and run code of this machine. It is used within this
 * process only.
 *
 * @param folder folder of the databases
 * @param password password of the login, the same in every run with this folder
 */
record DatabaseOwner(Path folder, String password) {

  /** The login name. It contains a space, which Azure accepts in no administrator login. */
  static final String NAME = "EMULATOR OWNER";

  /** The login name in databases of earlier versions. */
  private static final String FORMER_NAME = "EMULATOR";

  /** The file that marks a folder in which only the owner is an H2 administrator. */
  private static final String RESTRICTED = "least-rights";

  /** Returns the JDBC URL of a database for this process. */
  String url(String server, String database) {
    return "jdbc:h2:file:" + folder.resolve(server).resolve(database) + DatabaseServer.OPTIONS;
  }

  /** Opens a database. Creates it if it does not exist. */
  Connection connect(String server, String database) throws SQLException {
    String url = url(server, database);
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
   * Creates an administrator login in a database, or changes its password. The login has the rights
   * of an administrator in Azure: over schemas and their objects, not over the machine.
   */
  void setAdministrator(String server, String database, SqlLogin administrator)
      throws SQLException {
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
   * Locks all logins of a database except an administrator and the owner. They get random
   * passwords. They are not dropped, because H2 cannot drop the owner of a schema.
   */
  void lockOthers(String server, String database, SqlLogin administrator) throws SQLException {
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
   * Removes the rights that earlier versions gave to logins, in all databases. Does this once for a
   * folder, because opening hundreds of databases takes time.
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
