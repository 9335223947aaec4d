package io.dbmodernizer.backup;

import io.dbmodernizer.emulator.time.ManualClock;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.testsupport.azure.EmulatorExtension;
import io.dbmodernizer.testsupport.request.TestRequests;
import io.dbmodernizer.testsupport.step.StepChain;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An emulator with a server in it, for the tests of one class. */
public final class BackupAzure extends EmulatorExtension {
  private static final String SERVER_NAME = "sql-sales";
  private static final String SQL_API = "2021-11-01";
  private static final TargetProvisioned ANY =
      TestRequests.provisioned(TestRequests.request("m-1", SERVER_NAME));

  /** Creates an emulator whose operations take a few tenths of a second. */
  public BackupAzure() {}

  private BackupAzure(ManualClock clock) {
    super(clock);
  }

  /** Returns an emulator whose time is that of the step driver it follows. */
  public static BackupAzure inVirtualTime() {
    return new BackupAzure(ManualClock.at(Instant.parse("2026-01-05T08:00:00Z")));
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    super.beforeAll(context);
    String server = ANY.getServerId();
    put(
        server.substring(0, server.indexOf("/providers/")),
        "2021-04-01",
        "{'location':'westeurope'}");
    put(
        server,
        SQL_API,
        "{'location':'westeurope','properties':{'administratorLogin':'%s','administratorLoginPassword':'%s'}}"
            .formatted(TestRequests.ADMINISTRATOR, TestRequests.PASSWORD));
  }

  /**
   * Creates a database and returns the event that says so, with the wanted policy in its request.
   */
  public TargetProvisioned database(String name, String objective, BackupPolicy policy) {
    TargetProvisioned target = target(name, objective, policy, true);
    put(
        target.getDatabaseId(),
        SQL_API,
        "{'location':'westeurope','sku':{'name':'%s'},'properties':{'requestedBackupStorageRedundancy':'Local'}}"
            .formatted(objective));
    return target;
  }

  /** Returns the event for a database that the migration created or found. */
  public TargetProvisioned target(
      String name, String objective, BackupPolicy policy, boolean created) {
    MigrationRequested request =
        TestRequests.request(
            "m-1",
            SERVER_NAME,
            target -> {
              target.getDatabase().setName(name);
              target.getDatabase().setServiceObjective(objective);
            });
    request.setBackup(policy);
    return TestRequests.provisioned(
        request,
        AzureResource.newBuilder()
            .setId(TestRequests.provisioned(request).getDatabaseId())
            .setType("Microsoft.Sql/servers/databases")
            .setName(name)
            .setCreated(created)
            .build());
  }

  /** Returns a chain of steps whose time the emulator follows. */
  public StepChain chain(TargetProvisioned target) {
    return new StepChain(target, this::follow);
  }

  /** Adds rows to a table of a database, which is created if it is not there. */
  public void addRows(String database, int rows) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS [dbo].[T] ([Id] INT IDENTITY PRIMARY KEY, [V] INT)");
      for (int i = 0; i < rows; i++) {
        statement.execute("INSERT INTO [dbo].[T] ([V]) VALUES (" + i + ")");
      }
    }
  }

  /** Counts the rows in that table. */
  public int rows(String database) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM [dbo].[T]")) {
      result.next();
      return result.getInt(1);
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        emulator().sqlUrl(SERVER_NAME, database),
        TestRequests.ADMINISTRATOR,
        TestRequests.PASSWORD);
  }

  /** Changes a retention policy without the service. */
  public void setPolicy(TargetProvisioned target, String kind, String properties) {
    put(
        target.getDatabaseId() + "/" + kind + "/default",
        SQL_API,
        "{'properties':" + properties + "}");
  }
}
