package io.dbmodernizer.migration.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.dbmodernizer.datamover.chunk.ChunkSize;
import io.dbmodernizer.datamover.dialect.ReadConsistency;
import io.dbmodernizer.events.MigrationEngine;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.migration.testing.MigrationWorld;
import io.dbmodernizer.request.SampleRequest;
import io.dbmodernizer.runtime.preflight.PreflightFinding;
import io.dbmodernizer.runtime.preflight.PreflightFinding.Outcome;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlProperties;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChunksCheckTest {
  private static final ChunkSize SIZE = new ChunkSize(100, 1 << 20);
  private static final String OPTIONS =
      ";MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";

  private final String database = UUID.randomUUID().toString();
  private Connection owner;

  @BeforeEach
  void createSource() throws SQLException {
    owner = DriverManager.getConnection("jdbc:h2:mem:" + database + OPTIONS, "owner", "");
    createReader(owner);
  }

  @AfterEach
  void dropSource() throws SQLException {
    owner.close();
  }

  @Test
  void aLargeTableWithoutAKeyIsOneChunkUnlessAColumnIsNamed() throws SQLException {
    // Given
    execute(
        "CREATE TABLE log(at INT NOT NULL)",
        "INSERT INTO log SELECT X FROM SYSTEM_RANGE(1, 101)",
        "CREATE TABLE few(at INT NOT NULL)",
        "INSERT INTO few SELECT X FROM SYSTEM_RANGE(1, 100)",
        "CREATE TABLE keyed(id INT NOT NULL UNIQUE)",
        "INSERT INTO keyed SELECT X FROM SYSTEM_RANGE(1, 500)");

    // When
    List<PreflightFinding> whole = check(request());
    List<PreflightFinding> split = check(request(Map.of("[public].[LOG]", "AT")));

    // Then
    assertThat(whole)
        .extracting(PreflightFinding::subject, PreflightFinding::outcome)
        .containsExactly(
            tuple("chunks of source " + database, Outcome.PASSED),
            tuple("[PUBLIC].[log]", Outcome.PASSED));
    assertThat(whole.get(1).message()).contains("about 101 rows", "copied as one chunk");
    assertThat(whole.get(1).remedy()).contains("migration.splitColumns");
    assertThat(split).hasSize(1);
  }

  @Test
  void onlyTheFirstTenOfManyLargeTablesAreNamed() throws SQLException {
    // Given
    for (int table = 1; table <= 12; table++) {
      execute(
          "CREATE TABLE log" + table + "(at INT)",
          "INSERT INTO log" + table + " SELECT X FROM SYSTEM_RANGE(1, 101)");
    }

    // When
    List<PreflightFinding> findings = check(request());

    // Then
    assertThat(findings).hasSize(12);
    assertThat(findings.get(11).message()).startsWith("2 more tables");
  }

  @Test
  void aColumnToSplitByThatDoesNotFitFails() throws SQLException {
    // Given
    execute(
        "CREATE TABLE log(may_lack INT, number INT NOT NULL, twice INT AS (2 * number))",
        "CREATE TABLE shape(outline GEOMETRY NOT NULL)",
        "CREATE TABLE keyed(id INT NOT NULL PRIMARY KEY)");

    // Then
    assertFails(Map.of("[PUBLIC].[absent]", "x"), "no such table", "name of the table");
    assertFails(Map.of("[PUBLIC].[log]", "x"), "stores no column x", "Name a stored column");
    assertFails(
        Map.of("[PUBLIC].[log]", "twice"), "stores no column twice", "Name a stored column");
    assertFails(Map.of("[PUBLIC].[log]", "may_lack"), "may_lack allows NULL", "forbids NULL");
    assertFails(Map.of("[PUBLIC].[shape]", "outline"), "outline has no order", "has an order");
    assertThat(check(request(Map.of("[PUBLIC].[log]", "number")))).hasSize(1);
    assertThat(check(request(Map.of("[PUBLIC].[keyed]", "id"))).get(1))
        .satisfies(
            finding -> {
              assertThat(finding.outcome()).isEqualTo(Outcome.PASSED);
              assertThat(finding.message()).startsWith("has no effect");
            });
  }

  private void assertFails(Map<String, String> columns, String message, String remedy) {
    assertThat(check(request(columns)))
        .hasSize(2)
        .last()
        .satisfies(
            finding -> {
              assertThat(finding.outcome()).isEqualTo(Outcome.FAILED);
              assertThat(finding.subject())
                  .isEqualTo("migration.splitColumns of " + columns.keySet().iterator().next());
              assertThat(finding.message()).contains(message);
              assertThat(finding.remedy()).contains(remedy);
            });
  }

  @Test
  void aSourceThatAllowsNoSnapshotIsAdvisedAbout() {
    assertThat(check(request()))
        .first()
        .satisfies(finding -> assertThat(finding.message()).contains("in a snapshot"));
    assertThat(ChunksCheck.consistency("s", ReadConsistency.STATEMENT))
        .satisfies(finding -> assertThat(finding.remedy()).isEmpty());
    assertThat(ChunksCheck.consistency("s", ReadConsistency.COMMITTED_ROWS))
        .satisfies(
            finding -> {
              assertThat(finding.outcome()).isEqualTo(Outcome.PASSED);
              assertThat(finding.message()).contains("READ COMMITTED");
              assertThat(finding.remedy()).contains("ALLOW_SNAPSHOT_ISOLATION ON");
            });
  }

  @Test
  void aReadOnlySourceIsNamedAsSuch(@TempDir Path folder) throws SQLException {
    // Given
    String archive = "jdbc:h2:" + folder.resolve("archive") + OPTIONS;
    try (Connection writable = DriverManager.getConnection(archive, "owner", "")) {
      createReader(writable);
    }

    // When
    List<PreflightFinding> findings = check(archive + ";ACCESS_MODE_DATA=r", request());

    // Then
    assertThat(findings)
        .extracting(PreflightFinding::message)
        .containsExactly("the source is read-only");
  }

  @Test
  void theEngineDmsHasNoChunks() {
    // Given
    MigrationRequested request = request();
    request.getMigration().setEngine(MigrationEngine.DMS);

    // Then
    assertThat(check(request))
        .extracting(PreflightFinding::outcome)
        .containsExactly(Outcome.NOT_APPLICABLE);
  }

  @Test
  void aSourceThatDoesNotAnswerIsUnknown() {
    assertThat(check("jdbc:h2:tcp://{host}:{port}/{database}", request()))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.outcome()).isEqualTo(Outcome.UNKNOWN);
              assertThat(finding.message()).contains("SOURCE_UNREACHABLE");
              assertThat(finding.remedy()).isNotEmpty();
            });
  }

  private void execute(String... statements) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static void createReader(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE USER reader PASSWORD '"
              + MigrationWorld.secrets().resolve("env:SOURCE_PASSWORD")
              + "'");
      statement.execute("GRANT SELECT ON SCHEMA PUBLIC TO reader");
    }
  }

  private MigrationRequested request() {
    return request(Map.of());
  }

  private MigrationRequested request(Map<String, String> splitColumns) {
    MigrationRequested request = SampleRequest.empty("m-1");
    request.getSource().setHost("127.0.0.1");
    request.getSource().setPort(1);
    request.getSource().setDatabase(database);
    request.getSource().setLogin("reader");
    request.getSource().setPasswordRef("env:SOURCE_PASSWORD");
    request.getMigration().setEngine(MigrationEngine.DIRECT);
    request.getMigration().setSplitColumns(splitColumns);
    return request;
  }

  private static List<PreflightFinding> check(MigrationRequested request) {
    return check("jdbc:h2:mem:{database};IFEXISTS=TRUE" + OPTIONS, request);
  }

  private static List<PreflightFinding> check(String url, MigrationRequested request) {
    SqlConnections connections =
        new SqlConnections(
            new SqlProperties(
                url,
                "jdbc:h2:mem:{database}",
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30)),
            MigrationWorld.secrets());
    return new ChunksCheck(connections, SIZE).check(request);
  }
}
