package io.dbmodernizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.cli.sample.SampleDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
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

class RepairCommandTest {

  private static final String[] SHOP = {
    "CREATE SCHEMA shop",
    "CREATE TABLE shop.item(id INT PRIMARY KEY, name VARCHAR(20))",
    "CREATE TABLE shop.log(id INT)",
    "INSERT INTO shop.item VALUES (1, 'a'), (2, 'b')",
    "INSERT INTO shop.log VALUES (1)"
  };

  private final String source = "jdbc:h2:mem:" + UUID.randomUUID();
  private final String target = "jdbc:h2:mem:" + UUID.randomUUID();
  private Connection atSource;
  private Connection atTarget;

  @BeforeEach
  void create() throws SQLException {
    atSource = DriverManager.getConnection(source + SampleDatabase.H2_OPTIONS, "sa", "");
    atTarget = DriverManager.getConnection(target + SampleDatabase.H2_OPTIONS, "sa", "");
    execute(atSource, SHOP);
    execute(atTarget, SHOP);
  }

  @AfterEach
  void close() throws SQLException {
    atSource.close();
    atTarget.close();
  }

  private static void execute(Connection database, String... statements) throws SQLException {
    try (Statement statement = database.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private long items() throws SQLException {
    try (Statement statement = atTarget.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM shop.item")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private CommandRun repair(String typed, Map<String, String> environment, String... more) {
    List<String> line =
        new ArrayList<>(List.of("repair", "--source", source, "--source-user", "sa"));
    line.addAll(List.of("--target", target, "--target-user", "sa"));
    line.addAll(List.of(more));
    String[] arguments = line.toArray(String[]::new);
    return typed.isEmpty()
        ? CommandRun.of(environment, arguments)
        : CommandRun.onTerminal(typed, environment, arguments);
  }

  @Test
  void rowsAreRepairedAfterTheConfirmation() throws SQLException {
    // Given
    execute(atTarget, "DELETE FROM shop.item WHERE id = 2");

    // When
    CommandRun run = repair("repair\n", Map.of());

    // Then
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("type repair");
    assertThat(run.out()).containsPattern("\\[shop]\\.\\[item] +1 +1 +2 +equal").contains("EQUAL");
    assertThat(items()).isEqualTo(2);
  }

  @Test
  void nothingIsChangedWithoutAConfirmation() throws SQLException {
    // Given
    execute(atTarget, "DELETE FROM shop.item WHERE id = 2");

    // When
    CommandRun other = repair("yes\n", Map.of());
    CommandRun script = repair("", Map.of());

    // Then
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(script.exitCode()).isEqualTo(2);
    assertThat(script.err()).contains("nothing was changed").contains("--yes");
    assertThat(items()).isEqualTo(1);
  }

  @Test
  void aDryRunNeedsNoConfirmationAndTellsTheDifference() throws SQLException {
    // Given
    execute(atTarget, "DELETE FROM shop.item WHERE id = 2");

    // When
    CommandRun run = repair("", Map.of(), "--dry-run");

    // Then
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out())
        .containsPattern("\\[shop]\\.\\[item] +1 +1 +2 +2 rows on the source, 1 on the target")
        .contains("nothing was changed");
    assertThat(items()).isEqualTo(1);
  }

  @Test
  void aTableWithoutAKeyIsLeftUnlessItMayBeReplacedWhole() throws SQLException {
    // Given
    execute(atTarget, "DELETE FROM shop.log");

    // When
    CommandRun left = repair("", Map.of(), "--yes");
    CommandRun whole = repair("", Map.of(), "--yes", "--whole-table");

    // Then
    assertThat(left.exitCode()).isEqualTo(3);
    assertThat(left.out()).contains("no key");
    assertThat(whole.exitCode()).as(whole.out()).isZero();
    assertThat(whole.out()).containsPattern("\\[shop]\\.\\[log] +whole +0 +1 +equal");
  }

  @Test
  void aForeignKeyThatCannotBeEnforcedIsPartOfTheVerdict() throws SQLException {
    // Given
    String sale =
        "CREATE TABLE shop.sale(id INT PRIMARY KEY, item INT,"
            + " CONSTRAINT fk FOREIGN KEY (item) REFERENCES shop.item(id))";
    execute(atSource, sale, "INSERT INTO shop.sale VALUES (1, 2)");
    execute(atTarget, sale, "DELETE FROM shop.item WHERE id = 2");

    // When
    CommandRun run = repair("", Map.of(), "--yes", "--table", "shop.sale");

    // Then
    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    assertThat(run.out())
        .contains("foreign key not enforced: fk of [shop].[sale]")
        .contains("DIFFERENT: rows of 0 tables; foreign keys not enforced: 1");
  }

  @Test
  void theReportIsJsonOfAStableForm() throws SQLException {
    // Given
    execute(atTarget, "UPDATE shop.item SET name = 'x' WHERE id = 2");

    // When
    CommandRun run = repair("", Map.of(), "--yes", "--json", "--table", "shop.item");

    // Then
    JsonNode report = JsonMapper.shared().readTree(run.out());
    assertThat(run.exitCode()).isZero();
    assertThat(report.propertyNames())
        .containsExactly(
            "format",
            "verdict",
            "dryRun",
            "source",
            "target",
            "tableCounts",
            "foreignKeysNotEnforced",
            "tables");
    JsonNode item = report.path("tables").get(0);
    assertThat(item.propertyNames())
        .containsExactly(
            "table",
            "verdict",
            "comparedAt",
            "ranges",
            "deleted",
            "inserted",
            "wholeTable",
            "changesOnSource",
            "source",
            "target",
            "reasons");
    assertThat(item.path("verdict").asString()).isEqualTo("EQUAL");
    assertThat(item.path("inserted").asInt()).isEqualTo(2);
  }

  @Test
  void aPatternThatSelectsNothingIsRefused() {
    CommandRun run = repair("", Map.of(), "--yes", "--table", "shop.absent");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("[shop.absent]").contains("--table");
  }
}
