package io.dbmodernizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.cli.sample.SampleDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AssessCommandTest {

  private final String url = "jdbc:h2:mem:" + UUID.randomUUID();
  private Connection database;

  @BeforeEach
  void create() throws SQLException {
    database = DriverManager.getConnection(url + SampleDatabase.H2_OPTIONS, "sa", "a password");
    try (Statement statement = database.createStatement()) {
      statement.execute("CREATE SCHEMA shop");
      statement.execute("CREATE TABLE shop.item(id INT PRIMARY KEY)");
      statement.execute("CREATE TABLE shop.log(id INT, at TIMESTAMP ON UPDATE LOCALTIMESTAMP)");
      statement.execute("INSERT INTO shop.item VALUES (1), (2)");
    }
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  private CommandRun assess(String... more) {
    List<String> line = new ArrayList<>(List.of("assess", "--source", url, "--source-user", "sa"));
    line.addAll(List.of("--source-password", "env:PASSWORD"));
    line.addAll(List.of(more));
    return CommandRun.of(Map.of("PASSWORD", "a password"), line.toArray(String[]::new));
  }

  @Test
  void findingsAreToldBySeverityWithTheirRemedies() {
    CommandRun run = assess();

    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    assertThat(run.out())
        .contains("2 tables, 2 rows")
        .contains("blocker: 1", "COLUMN_ON_UPDATE [shop].[log].at: ", "remedy: let the programs")
        .contains("warning: 1", "NO_PRIMARY_KEY [shop].[log]")
        .containsPattern("\\[shop]\\.\\[item] +2 ")
        .contains("recommended: GP_Gen5_2 (General Purpose), because it is the smallest")
        .contains("BLOCKED; assessed at 2");
    assertThat(run.out().indexOf("blocker")).isLessThan(run.out().indexOf("warning"));
  }

  @Test
  void anAcceptedLossDoesNotBlock() {
    CommandRun run = assess("--accept", "COLUMN_ON_UPDATE");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("NOT BLOCKED");
  }

  @Test
  void onlySelectedTablesAreAssessed() {
    assertThat(assess("--table", "shop.item").exitCode()).isZero();
    assertThat(assess("--table", "shop.item").out()).contains("1 tables, 2 rows");
    assertThat(assess("--table", "shop.absent").exitCode()).isEqualTo(2);
  }

  @Test
  void theAssessmentIsJsonOfAStableForm() {
    CommandRun run = assess("--json");

    JsonNode report = JsonMapper.shared().readTree(run.out());
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(report.propertyNames())
        .containsExactly(
            "format",
            "blocked",
            "assessedAt",
            "source",
            "database",
            "product",
            "tables",
            "rows",
            "bytes",
            "findings",
            "objects",
            "largestTables",
            "advice");
    assertThat(report.path("blocked").asBoolean()).isTrue();
    assertThat(report.path("findings").get(0).propertyNames())
        .containsExactly("severity", "code", "object", "message", "remedy", "page");
    assertThat(report.path("advice").propertyNames())
        .containsExactly("computeSize", "tier", "reason", "page", "copies");
    assertThat(report.path("advice").path("copies").get(0).propertyNames())
        .containsExactly("computeSize", "logMegabytesPerSecond", "leastSeconds");
  }

  @Test
  void aDatabaseThatIsNotThereIsTold() {
    CommandRun run =
        CommandRun.of(Map.of(), "assess", "--source", "jdbc:h2:mem:" + UUID.randomUUID());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("does not exist").contains("--source");
  }
}
