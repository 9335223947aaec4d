package io.dbmodernizer.emulator;

import static io.dbmodernizer.emulator.EmulatorFixture.GROUP;
import static io.dbmodernizer.emulator.EmulatorFixture.PASSWORD;
import static io.dbmodernizer.emulator.MigrationFixture.read;
import static io.dbmodernizer.emulator.MigrationFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.api.ErrorCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The administrator of a SQL server has rights over its databases, not over the machine. */
class SqlRightsIT {

  @TempDir private static Path folder;
  private static EmulatorFixture azure;

  @BeforeAll
  static void start() throws Exception {
    azure = EmulatorFixture.start().withDatabase();
    run(
        azure.connect("Sales", PASSWORD),
        "CREATE TABLE [dbo].[Kept] ([Id] INT); CREATE TABLE [dbo].[Other] ([Id] INT)");
  }

  @AfterAll
  static void stop() throws Exception {
    azure.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE ALIAS [dbo].[Property] FOR 'java.lang.System.getProperty(java.lang.String)'",
        "CREATE ALIAS [dbo].[One] AS 'int one() { return 1; }'",
        "CREATE AGGREGATE [dbo].[Agg] FOR 'org.h2.api.AggregateFunction'",
        "CREATE TRIGGER [dbo].[Fires] AFTER INSERT ON [dbo].[Kept] FOR EACH ROW CALL 'a.Class'",
        "CREATE TABLE [dbo].[Engine] ([Id] INT) ENGINE \"a.Class\"",
        "SELECT * FROM CSVREAD('FOLDER/rows.csv')",
        "CALL CSVWRITE('FOLDER/rows.csv', 'SELECT 1')",
        "SELECT FILE_READ('FOLDER/file')",
        "SELECT FILE_WRITE('x', 'FOLDER/file')",
        "SCRIPT",
        "SCRIPT TO 'FOLDER/script.sql'",
        "RUNSCRIPT FROM 'FOLDER/script.sql'",
        "BACKUP TO 'FOLDER/backup.zip'",
        "CREATE LINKED TABLE [dbo].[Linked]('', 'jdbc:h2:mem:x', 'sa', '', 'T')",
        "CALL LINK_SCHEMA('x', '', 'jdbc:h2:mem:x', 'sa', '', 'PUBLIC')",
        "CREATE USER [another] PASSWORD 'Sup3r!Secret' ADMIN",
        "ALTER USER [SQLADMIN] ADMIN TRUE",
        "GRANT ALTER ANY SCHEMA TO PUBLIC",
        "SET TRACE_LEVEL_FILE 3",
        "SET DB_CLOSE_DELAY 0",
        "DROP ALL OBJECTS DELETE FILES",
        "SHUTDOWN"
      })
  void theAdministratorReachesNoFileNoCodeAndNoOtherLogin(String sql) throws Exception {
    // Given
    String statement = sql.replace("FOLDER", folder.toString());
    Files.writeString(folder.resolve("file"), "text of the machine");
    Files.writeString(folder.resolve("script.sql"), "SELECT 1");
    Files.writeString(folder.resolve("rows.csv"), "a\n1\n");

    // When / Then
    assertThatThrownBy(() -> run(azure.connect("Sales", PASSWORD), statement))
        .isInstanceOf(SQLException.class)
        .extracting(e -> ((SQLException) e).getErrorCode())
        .isIn(ErrorCode.ADMIN_RIGHTS_REQUIRED, ErrorCode.NOT_ENOUGH_RIGHTS_FOR_1);
    assertThat(Files.exists(folder.resolve("backup.zip"))).isFalse();
  }

  @Test
  void theUrlOfAConnectionRunsNoScript() throws Exception {
    // Given
    Path script = Files.writeString(folder.resolve("init.sql"), "SELECT 1");
    String url =
        azure.emulator.sqlUrl("server1", "Sales") + ";INIT=RUNSCRIPT FROM '" + script + "'";

    // When / Then
    assertThatThrownBy(() -> DriverManager.getConnection(url, "sqladmin", PASSWORD).close())
        .isInstanceOf(SQLException.class)
        .extracting(e -> ((SQLException) e).getErrorCode())
        .isEqualTo(ErrorCode.ADMIN_RIGHTS_REQUIRED);
  }

  @Test
  void theAdministratorDoesWhatAzuresServerAdministratorDoesInADatabase() throws Exception {
    // Given
    String[] statements = {
      "CREATE SCHEMA [Shop]",
      "CREATE TABLE [Shop].[Customer] ([Id] INT IDENTITY(1,1) NOT NULL PRIMARY KEY, [Name] NVARCHAR(50))",
      "CREATE TABLE [dbo].[Order] ([Id] INT NOT NULL PRIMARY KEY, [Customer] INT NOT NULL DEFAULT 1,"
          + " CONSTRAINT [CK] CHECK ([Id] > 0),"
          + " CONSTRAINT [FK] FOREIGN KEY ([Customer]) REFERENCES [Shop].[Customer]([Id]))",
      "CREATE INDEX [IX] ON [dbo].[Order] ([Customer])",
      "ALTER TABLE [dbo].[Order] ADD COLUMN [Note] NVARCHAR(20)",
      "ALTER TABLE [dbo].[Order] ALTER COLUMN [Note] SET NOT NULL",
      "ALTER TABLE [dbo].[Order] DROP COLUMN [Note]",
      "INSERT INTO [Shop].[Customer] ([Name]) VALUES ('one')",
      "INSERT INTO [dbo].[Order] ([Id]) VALUES (1), (2)",
      "UPDATE [dbo].[Order] SET [Id] = 3 WHERE [Id] = 2",
      "ALTER TABLE [Shop].[Customer] ALTER COLUMN [Id] RESTART WITH 100",
      "ALTER TABLE [dbo].[Order] SET REFERENTIAL_INTEGRITY FALSE",
      "DELETE FROM [Shop].[Customer]",
      "ALTER TABLE [dbo].[Order] SET REFERENTIAL_INTEGRITY TRUE NOCHECK",
      "CREATE SEQUENCE [Shop].[Numbers]",
      "CREATE SYNONYM [Shop].[Orders] FOR [dbo].[Order]",
      "CREATE VIEW [Shop].[Seen] AS SELECT [Id] FROM [dbo].[Order]",
      "COMMENT ON TABLE [dbo].[Order] IS 'moved'",
      "ALTER TABLE [dbo].[Order] DROP CONSTRAINT [FK]",
      "TRUNCATE TABLE [Shop].[Customer]",
      "DROP TABLE [dbo].[Other]"
    };

    // When
    try (Connection connection = azure.connect("Sales", PASSWORD);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        assertThatCode(() -> statement.execute(sql)).as(sql).doesNotThrowAnyException();
      }
    }

    // Then
    assertThat(
            read(azure.connect("Sales", PASSWORD), "SELECT [Id] FROM [Shop].[Seen] ORDER BY [Id]"))
        .isEqualTo("1|\n3|\n");
  }

  @Test
  void aLoginOfAnyNameThatAzureTakesIsNoMoreThanAnAdministrator() throws Exception {
    // Given
    String server = GROUP + "/providers/Microsoft.Sql/servers/server2";
    azure.arm.create(
        server, EmulatorFixture.serverBody(PASSWORD).replace("\"sqladmin\"", "\"emulator\""));

    // When
    azure.arm.create(server + "/databases/Named", "{\"location\":\"eastus\"}");

    // Then
    String url = azure.emulator.sqlUrl("server2", "Named");
    run(
        DriverManager.getConnection(url, "emulator", PASSWORD),
        "CREATE TABLE [dbo].[T] ([Id] INT)");
    assertThatThrownBy(() -> run(DriverManager.getConnection(url, "emulator", PASSWORD), "SCRIPT"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("Admin rights");
  }
}
