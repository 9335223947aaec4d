package io.dbmodernizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.cli.sample.SampleDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CompareCommandTest {

  private static final String[] SHOP = {
    "CREATE SCHEMA shop",
    "CREATE TABLE shop.item(id INT PRIMARY KEY, name VARCHAR(20))",
    "CREATE TABLE shop.log(id INT)",
    "CREATE VIEW shop.seen AS SELECT id FROM shop.item",
    "INSERT INTO shop.item VALUES (1, 'a'), (2, 'b')"
  };

  @TempDir private Path folder;
  private final String source = "jdbc:h2:mem:" + UUID.randomUUID();
  private final String target = "jdbc:h2:mem:" + UUID.randomUUID();
  private Connection atSource;
  private Connection atTarget;

  @BeforeEach
  void create() throws SQLException {
    atSource =
        DriverManager.getConnection(source + SampleDatabase.H2_OPTIONS, "sa", "of the source");
    atTarget =
        DriverManager.getConnection(target + SampleDatabase.H2_OPTIONS, "sa", "of the target");
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

  private CommandRun compare(String... more) throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "of the target\n");
    List<String> line =
        new ArrayList<>(
            List.of("compare", "--source", source, "--source-user", "sa", "--source-password"));
    line.addAll(List.of("env:PASSWORD_OF_SOURCE", "--target", target, "--target-user", "sa"));
    line.addAll(List.of("--target-password", "file:" + password));
    line.addAll(List.of(more));
    return CommandRun.of(
        Map.of("PASSWORD_OF_SOURCE", "of the source"), line.toArray(String[]::new));
  }

  @Test
  void equalDatabasesAreToldWithTheTime() throws Exception {
    CommandRun run = compare();

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("definitions of 2 tables: equal")
        .contains("EQUAL; compared at 2")
        .containsPattern("\\[shop]\\.\\[item] +2 +2 +equal")
        .containsPattern("view +1 +1 +0 +0 +0 +0 +0");
  }

  @Test
  void differencesAreToldByNameAndHaveAnExitCodeOfTheirOwn() throws Exception {
    // Given
    execute(
        atTarget,
        "DROP VIEW shop.seen",
        "ALTER TABLE shop.log ADD COLUMN more INT",
        "UPDATE shop.item SET name = 'x' WHERE id = 2");

    // When
    CommandRun run = compare("--show-keys");

    // Then
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out())
        .containsPattern("VIEW +\\[shop]\\.\\[seen] +it is missing on the target")
        .containsPattern("TABLE +\\[shop]\\.\\[log] +column more is on the target only")
        .contains("2 rows on both sides, with different values")
        .contains("row id = 2 has different values")
        .contains("DIFFERENT: 1 definitions, 1 other objects, rows of 1 tables");
  }

  @Test
  void keysAreHashedUnlessTheyAreWanted() throws Exception {
    execute(atTarget, "DELETE FROM shop.item WHERE id = 2");

    assertThat(compare().out()).contains("row sha256:").doesNotContain("id = 2");
  }

  @Test
  void theReportIsJsonOfAStableForm() throws Exception {
    // Given
    execute(
        atTarget,
        "CREATE SEQUENCE shop.more",
        "DELETE FROM shop.item WHERE id = 2",
        "CREATE ROLE readers");

    // When
    CommandRun run = compare("--json", "--ignore", "ROLE");

    // Then
    JsonNode report = JsonMapper.shared().readTree(run.out());
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(report.propertyNames())
        .containsExactly(
            "format",
            "verdict",
            "startedAt",
            "comparedAt",
            "source",
            "target",
            "rowsCompared",
            "tableCounts",
            "definitions",
            "objects",
            "notCompared",
            "ignored",
            "kinds",
            "tables");
    assertThat(report.path("format").asInt()).isEqualTo(1);
    assertThat(report.path("verdict").asString()).isEqualTo("DIFFERENT");
    assertThat(Instant.parse(report.path("comparedAt").asString()))
        .isAfterOrEqualTo(Instant.parse(report.path("startedAt").asString()));
    assertThat(report.path("tableCounts").toString())
        .isEqualTo("{\"compared\":2,\"equal\":1,\"different\":1,\"notProven\":0}");
    assertThat(report.path("objects").toString())
        .isEqualTo(
            "{\"total\":1,\"first\":[{\"kind\":\"SEQUENCE\",\"object\":\"[shop].[more]\","
                + "\"text\":\"it is on the target only\"}]}");
    assertThat(report.path("ignored").path("total").asInt()).isEqualTo(1);
    assertThat(report.path("kinds").get(0).toString())
        .isEqualTo(
            "{\"kind\":\"SEQUENCE\",\"inSource\":0,\"equal\":0,\"different\":0,"
                + "\"inAnotherState\":0,\"missing\":0,\"onTargetOnly\":1,\"notCompared\":0}");
    JsonNode item = report.path("tables").get(0);
    assertThat(item.propertyNames())
        .containsExactly("table", "verdict", "comparedAt", "source", "target", "reasons", "sample");
    assertThat(item.path("source").path("rows").asInt()).isEqualTo(2);
    assertThat(item.path("sample").get(0).path("difference").asString())
        .isEqualTo("MISSING_ON_TARGET");
  }

  @Test
  void tablesAreSelectedByPattern() throws Exception {
    execute(atTarget, "DELETE FROM shop.item WHERE id = 2");

    assertThat(compare("--table", "SHOP.l*").exitCode()).isZero();
    assertThat(compare("--table", "[shop].[log],*.item").exitCode()).isEqualTo(3);
    CommandRun none = compare("--table", "shop.absent");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("[shop.absent]").contains("--table");
  }

  @Test
  void rowsAreSkippedOnRequest() throws Exception {
    execute(atTarget, "DELETE FROM shop.item WHERE id = 2");

    CommandRun run = compare("--skip-rows");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("EQUAL; rows were not compared; compared at");
  }

  @Test
  void aPasswordThatCannotBeReadIsTold() {
    CommandRun run =
        CommandRun.of(
            Map.of(),
            "compare",
            "--source",
            source,
            "--source-user",
            "sa",
            "--source-password",
            "env:PASSWORD_OF_SOURCE",
            "--target",
            target);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("PASSWORD_OF_SOURCE is not set")
        .contains("--source-password env:NAME");
  }

  @Test
  void aWrongPasswordIsToldWithTheSideAndTheOptions() {
    CommandRun run =
        CommandRun.of(
            Map.of("WRONG", "not this one"),
            "compare",
            "--source",
            source,
            "--source-user",
            "sa",
            "--source-password",
            "env:WRONG",
            "--target",
            target);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("the source " + source + " (login sa) refuses the login")
        .contains("--source-password")
        .doesNotContain("not this one");
  }

  @Test
  void anAbsentDatabaseIsToldAndNotCreated() {
    Path absent = folder.resolve("absent");

    CommandRun run =
        CommandRun.of(
            Map.of(), "compare", "--source", "jdbc:h2:file:" + absent, "--target", target);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("does not exist").contains("--source");
    assertThat(folder.resolve("absent.mv.db")).doesNotExist();
  }
}
