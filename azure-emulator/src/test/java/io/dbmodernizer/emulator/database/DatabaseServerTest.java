package io.dbmodernizer.emulator.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.emulator.host.NetworkOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseServerTest {

  private static final String OWNER_PASSWORD = "owner-of-everything";
  private static final String PASSWORD = "Sup3r!Secret-Phrase";

  @TempDir private Path folder;

  @Test
  void takesTheRightsThatAnEarlierVersionGaveToAdministrators() throws Exception {
    // Given
    Path sql = folder.resolve("sql");
    Files.createDirectories(sql.resolve("server1"));
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:h2:file:" + sql.resolve("server1/Sales") + DatabaseServer.OPTIONS,
                "EMULATOR",
                OWNER_PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA \"dbo\"");
      statement.execute("CREATE TABLE \"dbo\".\"T\" (\"Id\" INT)");
      statement.execute("CREATE USER \"SQLADMIN\" PASSWORD '" + PASSWORD + "' ADMIN");
    }

    // When
    try (DatabaseServer server =
        DatabaseServer.start(sql, NetworkOptions.LOOPBACK, 0, OWNER_PASSWORD)) {
      // Then
      String url = server.url("server1", "Sales");
      assertThatThrownBy(() -> execute(url, "sqladmin", PASSWORD, "SCRIPT"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("Admin rights");
      execute(url, "sqladmin", PASSWORD, "INSERT INTO \"dbo\".\"T\" VALUES (1)");
      assertThatThrownBy(() -> execute(url, "EMULATOR", OWNER_PASSWORD, "SELECT 1"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("Wrong user name or password");
    }
  }

  @Test
  void aRestoredDatabaseLetsInTheAdministratorOfItsServerOnly() throws Exception {
    // Given
    Path sql = folder.resolve("sql");
    try (DatabaseServer server =
        DatabaseServer.start(sql, NetworkOptions.LOOPBACK, 0, OWNER_PASSWORD)) {
      server.create("first", "Sales", SqlLogin.of("firstadmin", PASSWORD));
      server.backup("first", "Sales", "copy");

      // When
      server.restore("copy", "second", "Sales", SqlLogin.of("secondadmin", PASSWORD));

      // Then
      String url = server.url("second", "Sales");
      execute(url, "secondadmin", PASSWORD, "CREATE TABLE \"dbo\".\"T\" (\"Id\" INT)");
      assertThatThrownBy(() -> execute(url, "secondadmin", PASSWORD, "SCRIPT"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("Admin rights");
      assertThatThrownBy(() -> execute(url, "firstadmin", PASSWORD, "SELECT 1"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("Wrong user name or password");
    }
  }

  @Test
  void onlyTheOwnerOfTheProcessSeesItsFolders() throws Exception {
    // Given
    Path sql = folder.resolve("sql");
    try (DatabaseServer server =
        DatabaseServer.start(sql, NetworkOptions.LOOPBACK, 0, OWNER_PASSWORD)) {
      server.create("first", "Sales", SqlLogin.of("firstadmin", PASSWORD));

      // When
      server.backup("first", "Sales", "copy");
    }

    // Then
    for (Path each : new Path[] {sql, folder.resolve("sql-backups")}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
          .as(each.toString())
          .isEqualTo("rwx------");
    }
  }

  private static void execute(String url, String user, String password, String sql)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
