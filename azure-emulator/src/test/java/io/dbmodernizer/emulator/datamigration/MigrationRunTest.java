package io.dbmodernizer.emulator.datamigration;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.integration.Endpoint;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

@SuppressWarnings("NullAway.Init") // Each test opens its own databases.
class MigrationRunTest {

  private static final int MANY = 60;
  private static final String EXACT_NAMES = ";MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE";
  private static final String OPTIONS = EXACT_NAMES + ";CASE_INSENSITIVE_IDENTIFIERS=TRUE";

  private ObservedDriver driver;
  private String sourceUrl;
  private String targetUrl;
  private Connection source;
  private Connection target;
  private MigrationRun run;

  @BeforeEach
  void open() throws SQLException {
    driver = ObservedDriver.register();
    open(OPTIONS);
  }

  private void open(String sourceOptions) throws SQLException {
    sourceUrl = "jdbc:h2:mem:" + UUID.randomUUID() + sourceOptions;
    targetUrl = "jdbc:h2:mem:" + UUID.randomUUID() + OPTIONS;
    source = DriverManager.getConnection(sourceUrl, "sa", "secret");
    target = DriverManager.getConnection(targetUrl, "sa", "secret");
    execute(target, "CREATE SCHEMA [dbo]");
    run =
        new MigrationRun(
            new MigrationPlan(
                "operation",
                "Shop",
                "server1",
                "Sales",
                new Endpoint(ObservedDriver.url(sourceUrl), "sa", "secret"),
                new Endpoint(ObservedDriver.url(targetUrl), "sa", "secret"),
                List.of(),
                0),
            InstantSource.system());
  }

  @AfterEach
  void close() throws SQLException {
    source.close();
    target.close();
    driver.close();
  }

  @Test
  void connectionsAndLooksIntoTheCatalogDoNotGrowWithTheTables() throws SQLException {
    // Given
    for (int at = 0; at < MANY; at++) {
      both("CREATE TABLE t" + at + "(id INT IDENTITY(1, 1) PRIMARY KEY, v INT)");
      execute(source, "INSERT INTO t" + at + "(v) VALUES (1)");
    }

    // When
    run.start();

    // Then
    assertThat(run.state().status()).isEqualTo(MigrationStatus.SUCCEEDED);
    assertThat(count("t" + (MANY - 1))).isEqualTo(1);
    assertThat(driver.connections).hasValueLessThan(10);
    assertThat(driver.catalogLooks).hasValueLessThan(10);
    execute(target, "INSERT INTO t0(v) VALUES (2)");
    assertThat(count("t0 WHERE id = 2")).isEqualTo(1);
  }

  @Test
  void theLargestTablesAreCopiedFirst() throws SQLException {
    // Given
    execute(source, "CREATE SCHEMA [dbo]");
    for (String table : List.of("a", "b", "c")) {
      both("CREATE TABLE [dbo].[" + table + "](id INT PRIMARY KEY)");
    }
    execute(source, "INSERT INTO [dbo].[a] VALUES (1)");
    execute(source, "INSERT INTO [dbo].[b] SELECT X FROM SYSTEM_RANGE(1, 1000)");
    execute(source, "INSERT INTO [dbo].[c] SELECT X FROM SYSTEM_RANGE(1, 50)");
    driver.failsOnCommit = true;

    // When
    run.start();

    // Then
    assertThat(run.copies()).extracting(MigrationRunTest::name).containsExactly("a", "b", "c");
    assertThat(run.remaining()).extracting(MigrationRunTest::name).containsExactly("b", "c", "a");
  }

  @Test
  void anErrorInACopyIsNoSuccessAndLeavesNoRows() throws SQLException {
    // Given
    both("CREATE TABLE t(id INT PRIMARY KEY)");
    execute(source, "INSERT INTO t VALUES (1)");
    driver.failsOnCommit = true;

    // When
    run.start();

    // Then
    assertThat(run.state().status()).isEqualTo(MigrationStatus.WAIT_FOR_RETRY);
    assertThat(run.state().details(run.copies()).toString()).contains("between insert and commit");
    assertThat(count("t")).isZero();
  }

  @Test
  void anErrorBeforeTheCopyEndsTheMigration() {
    driver.failsOnConnect = true;

    run.start();

    assertThat(run.state().status()).isEqualTo(MigrationStatus.FAILED);
    assertThat(failure()).contains("while connecting");
  }

  @Test
  void tablesThatDifferInCaseOnlyAreRefused() throws SQLException {
    // Given
    open(EXACT_NAMES);
    execute(source, "CREATE TABLE \"T\"(id INT)");
    execute(source, "CREATE TABLE \"t\"(id INT)");
    execute(target, "CREATE TABLE \"T\"(id INT)");
    execute(target, "INSERT INTO T VALUES (7)");

    // When
    run.start();

    // Then
    assertThat(run.state().status()).isEqualTo(MigrationStatus.FAILED);
    assertThat(failure()).contains("[PUBLIC].[T]", "[PUBLIC].[t]");
    assertThat(count("T")).isEqualTo(1);
  }

  @Test
  void aTableOfTheSourceUnderTheNameOfTheUndoTableIsRefused() throws SQLException {
    // Given
    execute(source, "CREATE SCHEMA [dbo]");
    both("CREATE TABLE [dbo].[__Migration_Status](id INT)");
    execute(target, "INSERT INTO [dbo].[__migration_status] VALUES (7)");

    // When
    run.start();

    // Then
    assertThat(run.state().status()).isEqualTo(MigrationStatus.FAILED);
    assertThat(failure()).containsIgnoringCase("__migration_status");
    assertThat(count("[dbo].[__migration_status]")).isEqualTo(1);
  }

  @Test
  void aTableOfTheTargetUnderTheNameOfTheUndoTableIsNeverDropped() throws SQLException {
    // Given
    both("CREATE TABLE t(id INT)");
    execute(target, "CREATE TABLE [dbo].[__migration_status](id INT)");

    // When
    run.start();

    // Then
    assertThat(run.state().status()).isEqualTo(MigrationStatus.FAILED);
    assertThat(failure()).containsIgnoringCase("__migration_status");
    assertThat(count("[dbo].[__migration_status]")).isZero();
  }

  private static String name(TableCopy copy) {
    return copy.table().name().name();
  }

  private String failure() {
    ObjectNode properties = Json.object(json -> {});
    run.state().writeTo(properties);
    return properties.at("/migrationFailureError/message").asString("");
  }

  private void both(String sql) throws SQLException {
    execute(source, sql);
    execute(target, sql);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int count(String table) throws SQLException {
    try (Statement statement = target.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
