package io.dbmodernizer.emulator;

import static io.dbmodernizer.emulator.EmulatorFixture.GROUP;
import static io.dbmodernizer.emulator.EmulatorFixture.PASSWORD;
import static io.dbmodernizer.emulator.EmulatorFixture.SERVER;

import io.dbmodernizer.emulator.ArmClient.Answer;
import io.dbmodernizer.emulator.database.DatabaseServer;
import io.dbmodernizer.emulator.database.SqlLogin;
import io.dbmodernizer.emulator.host.NetworkOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/** An on-premises server with a small shop database, and an emulator as the target. */
final class MigrationFixture implements AutoCloseable {

  static final String SERVICE =
      GROUP + "/providers/Microsoft.DataMigration/sqlMigrationServices/dms1";
  static final String MIGRATION =
      SERVER + "/providers/Microsoft.DataMigration/databaseMigrations/Sales";
  static final String SOURCE_PASSWORD = "On-Prem!Phrase-42";
  static final int ORDERS = 500;

  static final String SCHEMA =
      """
      CREATE TABLE [dbo].[Customer] ([Id] INT NOT NULL PRIMARY KEY, [Name] NVARCHAR(50),
        [Shouting] NVARCHAR(50) GENERATED ALWAYS AS (UPPER([Name])));
      CREATE TABLE [dbo].[Orders] ([Id] INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
        [CustomerId] INT NOT NULL, [Amount] DECIMAL(19,4),
        CONSTRAINT [FK_Orders_Customer] FOREIGN KEY ([CustomerId]) REFERENCES [dbo].[Customer]([Id]));
      """;

  final EmulatorFixture azure;
  private final DatabaseServer onPremises;

  MigrationFixture(Path folder, UnaryOperator<EmulatorOptions> change) throws Exception {
    onPremises = DatabaseServer.start(folder, NetworkOptions.LOOPBACK, 0, "owner");
    onPremises.create("onprem", "Shop", SqlLogin.of("reader", SOURCE_PASSWORD));
    run(source(), SCHEMA);
    run(
        source(),
        """
        INSERT INTO [dbo].[Customer] ([Id],[Name]) SELECT X, 'Customer ' || X FROM SYSTEM_RANGE(1,20);
        INSERT INTO [dbo].[Orders] ([CustomerId],[Amount]) SELECT 1 + MOD(X,20), X * 1.25
          FROM SYSTEM_RANGE(1,%d);
        """
            .formatted(ORDERS));
    azure = new EmulatorFixture(change.apply(options(true, 0)));
  }

  static EmulatorOptions options(boolean autoRegister, int rowsPerSecond) {
    return EmulatorOptions.defaults()
        .withMigrations(
            autoRegister,
            EmulatorOptions.H2_SOURCE.replace("{database}", "onprem/{database}"),
            rowsPerSecond);
  }

  /** Creates a database, the target tables and a migration service with a running node. */
  MigrationFixture ready() throws SQLException {
    azure.withDatabase();
    run(target(), SCHEMA);
    azure.arm.create(SERVICE, "{\"location\":\"eastus\"}");
    Awaitility.await()
        .until(
            () ->
                azure
                    .arm
                    .get(SERVICE)
                    .text("/properties/integrationRuntimeState")
                    .equals("Online"));
    return this;
  }

  String body() {
    return """
    {"properties":{"kind":"SqlDb","scope":"%s","migrationService":"%s",
     "sourceDatabaseName":"Shop",
     "sourceSqlConnection":{"dataSource":"127.0.0.1,%d","authentication":"SqlAuthentication",
       "userName":"reader","password":"%s","encryptConnection":true,"trustServerCertificate":true},
     "targetSqlConnection":{"dataSource":"server1.database.windows.net",
       "authentication":"SqlAuthentication","userName":"sqladmin","password":"%s"},
     "tableList":["[dbo].[Customer]","[dbo].[Orders]"]}}
    """
        .formatted(SERVER, SERVICE, onPremises.port(), SOURCE_PASSWORD, PASSWORD);
  }

  Answer migration() {
    return azure.arm.get(MIGRATION + "?api-version=2025-06-30&$expand=MigrationStatusDetails");
  }

  void awaitStatus(String status) {
    Awaitility.await()
        .untilAsserted(
            () ->
                org.assertj.core.api.Assertions.assertThat(
                        migration().text("/properties/migrationStatus"))
                    .as("%s", migration())
                    .isEqualTo(status));
  }

  int sourcePort() {
    return onPremises.port();
  }

  Connection source() throws SQLException {
    return DriverManager.getConnection(onPremises.url("onprem", "Shop"), "reader", SOURCE_PASSWORD);
  }

  Connection target() throws SQLException {
    return azure.connect("Sales", PASSWORD);
  }

  static void run(Connection connection, String sql) throws SQLException {
    try (connection;
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String read(Connection connection, String sql) throws SQLException {
    try (connection;
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      StringBuilder text = new StringBuilder();
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          text.append(rows.getString(i)).append('|');
        }
        text.append('\n');
      }
      return text.toString();
    }
  }

  @Override
  public void close() throws IOException {
    azure.close();
    onPremises.close();
  }
}
