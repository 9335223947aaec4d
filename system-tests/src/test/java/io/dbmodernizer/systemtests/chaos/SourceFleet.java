package io.dbmodernizer.systemtests.chaos;

import io.dbmodernizer.cli.platform.LocalPlatform;
import io.dbmodernizer.cli.platform.LocalSecrets;
import io.dbmodernizer.systemtests.chaos.PlannedMigration.Workload;
import io.dbmodernizer.testsupport.source.SourceServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The source databases of a run, one for each workload; many migrations read the same one. */
final class SourceFleet {
  /** Login that the requests name. */
  static final String READER = "reader";

  private static final String OWNER = "owner";

  private final LocalPlatform platform;
  private final LocalSecrets secrets;

  SourceFleet(LocalPlatform platform) {
    this.platform = platform;
    this.secrets = platform.secrets();
  }

  /** Makes the databases while no server serves them. */
  void create() throws IOException, SQLException {
    Path folder = platform.data().source();
    Files.createDirectories(folder);
    for (Workload workload : Workload.values()) {
      try (Connection connection = open("file:" + folder.resolve(workload.database()));
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE SCHEMA \"Shop\"");
        for (int table = 1; table <= workload.tables(); table++) {
          createTable(statement, "\"Shop\".\"Orders" + table + "\"", workload.rows());
        }
        statement.execute(
            "CREATE USER \"" + READER + "\" PASSWORD '" + secrets.value(secret()) + "'");
        statement.execute("GRANT SELECT ON SCHEMA \"Shop\" TO \"" + READER + "\"");
        // Stays open once the server has opened it; closed here, so that the server can.
        statement.execute("SET DB_CLOSE_DELAY -1");
        statement.execute("SHUTDOWN");
      }
    }
  }

  private static void createTable(Statement statement, String table, int rows) throws SQLException {
    statement.execute(
        "CREATE TABLE "
            + table
            + " (\"Id\" INT IDENTITY(1, 1) NOT NULL PRIMARY KEY, \"Note\" NVARCHAR(80),"
            + " \"Amount\" MONEY NOT NULL)");
    statement.execute(
        "INSERT INTO "
            + table
            + " (\"Note\", \"Amount\") SELECT CONCAT('order ', X), X * 0.25 FROM SYSTEM_RANGE(1, "
            + rows
            + ")");
  }

  /** Opens a database as its owner, through the running server. */
  Connection open(Workload workload) throws IOException, SQLException {
    return open("tcp://127.0.0.1:" + platform.addresses().sourcePort() + "/" + workload.database());
  }

  /** Reference to the password of the login. */
  String passwordReference() throws IOException {
    return secrets.reference(secret());
  }

  private Connection open(String place) throws IOException, SQLException {
    return DriverManager.getConnection(
        "jdbc:h2:" + place + SourceServer.OPTIONS, OWNER, secrets.value("chaos-source-owner"));
  }

  private static String secret() {
    return "chaos-source-reader";
  }
}
