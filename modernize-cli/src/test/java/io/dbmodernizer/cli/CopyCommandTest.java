package io.dbmodernizer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.cli.sample.SampleDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CopyCommandTest {

  private final String source = "jdbc:h2:mem:" + UUID.randomUUID();
  private final String target = "jdbc:h2:mem:" + UUID.randomUUID();
  private Connection atSource;
  private Connection atTarget;

  @BeforeEach
  void create() throws SQLException {
    atSource = DriverManager.getConnection(source + SampleDatabase.H2_OPTIONS, "sa", "");
    atTarget = DriverManager.getConnection(target + SampleDatabase.H2_OPTIONS, "sa", "");
    execute(
        atSource,
        "CREATE SCHEMA shop",
        "CREATE TABLE shop.item(id INT PRIMARY KEY, name VARCHAR(20))",
        "INSERT INTO shop.item SELECT X, 'i' || X FROM SYSTEM_RANGE(1, 250)",
        "CREATE TABLE shop.log(id INT)",
        "INSERT INTO shop.log VALUES (1), (1)");
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

  private long rows(String table) throws SQLException {
    try (Statement statement = atTarget.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private CommandRun copy(String typed, Map<String, String> environment, String... more) {
    return typed.isEmpty() && environment.isEmpty()
        ? CommandRun.of(environment, line(more))
        : CommandRun.onTerminal(typed, environment, line(more));
  }

  private String[] line(String... more) {
    List<String> line = new ArrayList<>(List.of("copy", "--source", source, "--source-user", "sa"));
    line.addAll(List.of("--target", target, "--target-user", "sa"));
    line.addAll(List.of(more));
    return line.toArray(String[]::new);
  }

  @Test
  void theRowsAreCopiedAndTheComparisonFindsThemEqual() throws SQLException {
    // When
    CommandRun run = copy("", Map.of(), "--chunk-rows", "100", "--workers", "2");

    // Then
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("\\[shop]\\.\\[item] +250 .* copied")
        .contains(
            "consistency: each chunk was read in a snapshot; chunks were not read at the same"
                + " moment")
        .contains("COPIED: 252 rows of 2 tables; this run sent 252 rows");
    assertThat(run.err()).contains("copied [shop].[item]: 250 rows");
    CommandRun compared =
        CommandRun.of(
            Map.of(),
            "compare",
            "--source",
            source,
            "--source-user",
            "sa",
            "--target",
            target,
            "--target-user",
            "sa");
    assertThat(compared.exitCode()).as(compared.out()).isZero();
  }

  @Test
  void aTerminalShowsBars() {
    // When
    CommandRun run = copy("", Map.of("NO_COLOR", "1"));

    // Then
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("all tables", "100%", "2 of 2 tables, 252 of 252 rows");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void onlyTheTablesOfThePatternAreCopied() throws SQLException {
    // When
    CommandRun run = copy("", Map.of(), "--table", "shop.log");
    CommandRun none = copy("", Map.of(), "--table", "shop.absent");

    // Then
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(rows("shop.log")).isEqualTo(2);
    assertThat(run.out()).doesNotContain("[item]");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("[shop.absent]");
  }

  @Test
  void rowsOfTheTargetAreDeletedOnlyAfterAConfirmation() throws SQLException {
    // Given
    copy("", Map.of());

    // When
    CommandRun refused = copy("", Map.of());
    CommandRun unconfirmed = copy("", Map.of(), "--delete-rows");
    CommandRun other = copy("yes\n", Map.of(), "--delete-rows");
    execute(atTarget, "DELETE FROM shop.log");
    CommandRun confirmed = copy("delete\n", Map.of(), "--delete-rows");

    // Then
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("target table [shop].[item] holds rows", "remedy: ");
    assertThat(unconfirmed.exitCode()).isEqualTo(2);
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(confirmed.exitCode()).as(confirmed.err()).isZero();
    assertThat(rows("shop.log")).isEqualTo(2);
  }

  @Test
  void aCopyWhoseDatabasesDoNotAnswerSaysSoWhenItIsStopped() {
    // Given
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(said, true, UTF_8);
    Thread copying = new Thread(() -> {});
    CountDownLatch ended = new CountDownLatch(1);

    // When
    CopyCommand.stop(copying, ended, Duration.ofMillis(1), err);

    // Then
    assertThat(said.toString(UTF_8)).contains("the copy still waits for its databases");

    // When
    said.reset();
    ended.countDown();
    CopyCommand.stop(copying, ended, Duration.ofMillis(1), err);

    // Then
    assertThat(said.toString(UTF_8)).isEmpty();
  }

  @Test
  void anInterruptedCopySaysHowToContinueIt() throws Exception {
    // Given
    AtomicReference<CommandRun> stopped = new AtomicReference<>();
    Thread copying =
        new Thread(
            () -> stopped.set(copy("", Map.of(), "--rows-per-second", "1", "--chunk-rows", "100")));

    // When
    copying.start();
    while (!ledgerExists()) {
      Thread.onSpinWait();
    }
    copying.interrupt();
    copying.join(20_000);

    // Then
    CommandRun run = Objects.requireNonNull(stopped.get(), "the command ended");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("stopped; what is copied stays on the target. To continue:")
        .containsPattern("  modernize copy --source .* --chunk-rows 100 --id copy-[0-9a-f]{8}");
    CommandRun again = copy("", Map.of());
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(rows("shop.item")).isEqualTo(250);
  }

  private boolean ledgerExists() throws SQLException {
    return rows("INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = 'copied_table'") > 0;
  }

  @Test
  void aRowThatIsRefusedIsNamedWithTheCommandThatTriesAgain() throws SQLException {
    // Given
    execute(
        atTarget,
        "CREATE SCHEMA shop",
        "CREATE TABLE shop.item(id INT PRIMARY KEY, name VARCHAR(20))",
        "ALTER TABLE shop.item ADD CONSTRAINT low CHECK (id < 250)");
    execute(atSource, "ALTER TABLE shop.item ADD CONSTRAINT low CHECK (id < 250) NOCHECK");

    // When
    CommandRun run = copy("", Map.of(), "--id", "mine", "--chunk-rows", "100");

    // Then
    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    assertThat(run.out())
        .contains("not copied: [shop].[item], chunk 2: the target refused it: ")
        .contains("INCOMPLETE")
        .contains("  modernize copy --source " + source)
        .contains("--id mine");
  }

  @Test
  void aRowThatIsRefusedIsSetAsideIfThisIsWanted() throws SQLException {
    // Given
    execute(
        atTarget,
        "CREATE SCHEMA shop",
        "CREATE TABLE shop.item(id INT PRIMARY KEY, name VARCHAR(20))",
        "ALTER TABLE shop.item ADD CONSTRAINT low CHECK (id < 250)");
    execute(atSource, "ALTER TABLE shop.item ADD CONSTRAINT low CHECK (id < 250) NOCHECK");

    // When
    CommandRun run = copy("", Map.of(), "--on-row-error", "set-aside");

    // Then
    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    assertThat(run.out())
        .contains("set aside: 1 rows of [shop].[item], in table [__dbmodernizer].[set_aside]")
        .contains("COPIED: 251 rows of 2 tables");
    assertThat(rows("shop.item")).isEqualTo(249);
  }

  @Test
  void theReportIsJsonOfAStableForm() {
    // When
    CommandRun run = copy("", Map.of(), "--json", "--id", "mine");

    // Then
    JsonNode report = JsonMapper.shared().readTree(run.out());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(report.propertyNames())
        .containsExactly(
            "format",
            "ending",
            "id",
            "source",
            "target",
            "rows",
            "bytes",
            "rowsSent",
            "milliseconds",
            "consistency",
            "tables",
            "failures",
            "setAside",
            "constraintsNotEnforced");
    assertThat(report.path("tables").get(0).propertyNames())
        .containsExactly("table", "complete", "rows", "bytes", "failedChunks");
    assertThat(report.path("ending").asString()).isEqualTo("COMPLETE");
    assertThat(report.path("rows").asLong()).isEqualTo(252);
    assertThat(report.path("consistency").asString()).isEqualTo("SNAPSHOT");
  }

  @Test
  void aServerThatIsNotThereIsNamedAtOnce() {
    // When
    CommandRun run =
        CommandRun.of(
            Map.of(),
            "copy",
            "--source",
            "jdbc:h2:tcp://127.0.0.1:1/absent",
            "--source-user",
            "sa",
            "--target",
            target,
            "--target-user",
            "sa");

    // Then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("the source jdbc:h2:tcp://127.0.0.1:1/absent", "remedy: ");
  }
}
