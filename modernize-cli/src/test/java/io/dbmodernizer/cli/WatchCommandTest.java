package io.dbmodernizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.cli.terminal.VirtualTerminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command {@code watch} on terminals of several widths, and on a pipe. */
@Timeout(60)
class WatchCommandTest {

  private static final String REASON =
      "the login 'mover' has no right to CREATE TABLE in the database Sales of the server"
          + " sql-sales.database.windows.net";
  private static final String REMEDY =
      "Grant it with GRANT CREATE TABLE TO mover, and run 'modernize retry m-03'.";
  private static final String WAITS = "the integration runtime ir-sales to be online";
  private static final String REGISTER = "Register a node with 'modernize runtime-key m-07'.";
  private static final int FLEET = 20;

  private ServiceStub monitoring;

  @BeforeEach
  void start() throws Exception {
    monitoring = ServiceStub.start();
  }

  @AfterEach
  void stop() {
    monitoring.close();
  }

  @ParameterizedTest
  @CsvSource({"80, 40", "200, 30", "40, 60"})
  void aFleetShowsReasonAndRemedyOfWhatStandsStillAtAnyWidth(int columns, int rows)
      throws Exception {
    // Given
    knowsAFleet();

    // When
    try (VirtualTerminal terminal = new VirtualTerminal(columns, rows)) {
      int code = watch(terminal.terminal(Map.of()), "--timeout", "1");

      // Then
      List<String> lines = terminal.lines();
      String text = lines.stream().map(String::strip).collect(Collectors.joining(" "));
      assertThat(code).isEqualTo(5);
      assertThat(lines).allMatch(line -> line.length() <= columns);
      assertThat(text)
          .contains("20 migrations", "17 running", "1 waiting", "1 failed", "2 need attention")
          .containsSubsequence("m-03", "failed", "TARGET_NOT_AUTHORIZED", "the login 'mover'")
          .contains("remedy: Grant it with")
          .containsSubsequence("m-07", "waiting", "integration runtime", "remedy: Register a node");
      assertThat(lines.stream().filter(line -> line.matches("m-\\d\\d .*"))).hasSize(FLEET);
      if (columns > 40) {
        assertThat(text).contains(WAITS, REGISTER);
      }
    }
  }

  @Test
  void aFleetThatHasNoPlaceShowsWhatNeedsAttentionAndCountsTheRest() throws Exception {
    // Given
    knowsAFleet();

    // When
    try (VirtualTerminal terminal = new VirtualTerminal(80, 10)) {
      watch(terminal.terminal(Map.of()), "--timeout", "1");

      // Then
      assertThat(terminal.lines()).hasSizeLessThanOrEqualTo(10);
      assertThat(String.join("\n", terminal.lines()))
          .contains("m-03", "m-07", "more; see 'modernize status'");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 200})
  void oneMigrationShowsItsStagesAndTheFailureWithItsRemedy(int columns) throws Exception {
    // Given
    knowsOne("FAILED", failure());

    // When
    try (VirtualTerminal terminal = new VirtualTerminal(columns, 30)) {
      int code = watch(terminal.terminal(Map.of()), "m-1");

      // Then
      String text = terminal.lines().stream().map(String::strip).collect(Collectors.joining(" "));
      assertThat(code).isEqualTo(1);
      assertThat(terminal.lines()).allMatch(line -> line.length() <= columns);
      assertThat(terminal.lines().get(1)).startsWith("provisioner").contains("█", "100%");
      assertThat(terminal.lines().get(2)).startsWith("migration").contains("░", " 40%");
      assertThat(text).contains(REASON, "remedy: " + REMEDY);
      assertThat(terminal.written()).contains("\u001b[31m");
    }
  }

  @Test
  void withoutColoursNoneIsWritten() throws Exception {
    // Given
    knowsOne("COMPLETED", "");

    // When
    try (VirtualTerminal terminal = new VirtualTerminal(80, 30)) {
      int code = watch(terminal.terminal(Map.of("NO_COLOR", "1")), "m-1");

      // Then
      assertThat(code).isZero();
      assertThat(terminal.written()).doesNotContainPattern("\u001b\\[[1-9][0-9;]*m");
      assertThat(terminal.lines()).contains("completed");
    }
  }

  @Test
  void linesOnAPipeSayTheStagesAndInFullTheSteps() {
    // Given
    knowsOne("FAILED", failure());

    // When
    CommandRun quiet = run("watch", "m-1");
    CommandRun full = run("watch", "m-1", "-v");

    // Then
    assertThat(quiet.exitCode()).isEqualTo(1);
    assertThat(quiet.out().lines().toList())
        .startsWith(
            "10:05:00 provisioner done",
            "10:05:00 migration failed",
            "10:05:00 migration failed, TARGET_NOT_AUTHORIZED: " + REASON + "; remedy: " + REMEDY);
    assertThat(full.out()).contains("10:05:00 migration copy failed 40% rows 4 of 10");
  }

  @Test
  void linesOfAFleetSayWhatHasNotEndedThenWhatChanges() {
    // Given
    knowsAFleet();

    // When
    CommandRun run = run("watch", "--timeout", "1");

    // Then
    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.out())
        .contains("m-07 waiting 30% migration waiting: " + WAITS + "; remedy: " + REGISTER)
        .doesNotContain("m-03");
    assertThat(run.out().lines().filter(line -> line.contains(" m-05 "))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "m-1"})
  void aPipeThatClosesEndsTheWatchQuietly(String id) throws Exception {
    // Given
    knowsAFleet();
    knowsOne("RUNNING", "");
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    // When
    int code;
    try (PrintStream closed = new PrintStream(new ClosedPipe(), true, StandardCharsets.UTF_8)) {
      List<String> line = new ArrayList<>(List.of("watch", "--api", monitoring.url()));
      Stream.of(id).filter(text -> !text.isEmpty()).forEach(line::add);
      code =
          ModernizeMain.commandLine(
                  Terminal.plain(closed),
                  Map.of(),
                  new PrintStream(err, true, StandardCharsets.UTF_8))
              .execute(line.toArray(String[]::new));
    }

    // Then
    assertThat(code).isEqualTo(141);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void aServiceThatGoesAwayIsToldAndTheLastStateStays() throws Exception {
    // Given
    knowsOne("RUNNING", "");

    // When: the service is away after the first answers
    try (VirtualTerminal terminal = new VirtualTerminal(100, 30)) {
      monitoring.closeAfter(3);
      int code = watch(terminal.terminal(Map.of()), "m-1", "--timeout", "2");

      // Then
      assertThat(code).isEqualTo(5);
      assertThat(terminal.lines().stream().map(String::strip).collect(Collectors.joining(" ")))
          .contains("m-1: running, 40%")
          .contains("showing the state of 2026-11-22T10:05:00Z")
          .contains("cannot be reached");
    }
  }

  private int watch(Terminal terminal, String... operands) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        ModernizeMain.commandLine(
                terminal, Map.of(), new PrintStream(err, true, StandardCharsets.UTF_8))
            .execute(
                Stream.concat(
                        Stream.of("watch", "--api", monitoring.url()), Arrays.stream(operands))
                    .toArray(String[]::new));
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    return code;
  }

  private CommandRun run(String... line) {
    return CommandRun.of(
        Map.of(),
        Stream.concat(Arrays.stream(line), Stream.of("--api", monitoring.url()))
            .toArray(String[]::new));
  }

  private void knowsOne(String state, String failure) {
    monitoring
        .answer("/api/v1/migrations/m-1/resources", 200, "{\"items\": []}")
        .answer(
            "/api/v1/migrations/m-1",
            200,
            """
            {"migrationId": "m-1", "state": "%s", "percent": 40, "source": "sql01:1433/Sales",
             "target": "sql-sales/Sales", "updatedAt": "2026-11-22T10:05:00Z", "alerts": 0,
             "tables": {"total": 12, "matched": 0}, "waitingOn": "",
             "stages": [
               {"name": "provisioner", "state": "DONE", "percent": 100, "steps": []},
               {"name": "migration", "state": "%s", "percent": 40, "failure": %s, "steps": [
                 {"name": "copy", "procedure": "", "state": "%s", "percent": 40,
                  "detail": "rows 4 of 10", "waitingOn": ""}]}]}
            """
                .formatted(
                    state,
                    state.equals("COMPLETED") ? "DONE" : state,
                    failure.isEmpty() ? "null" : failure,
                    state));
  }

  /** Adds twenty migrations, of which m-03 has failed and m-07 waits. */
  private void knowsAFleet() {
    String all = page(IntStream.range(0, FLEET).mapToObj(WatchCommandTest::item));
    monitoring
        .answer(
            "/api/v1/summary",
            200,
            """
            {"migrations": 20, "needsAttention": 2, "rowsPerSecond": 12345,
             "estimatedRemainingSeconds": 240,
             "byState": {"RUNNING": 17, "WAITING": 1, "FAILED": 1, "COMPLETED": 1}}
            """)
        .answer("/api/v1/migrations", 200, all)
        .answer(
            "/api/v1/migrations/m-03",
            200,
            "{\"state\": \"FAILED\", \"stages\": [{\"name\": \"migration\", \"failure\": %s}]}"
                .formatted(failure()))
        .answer("/api/v1/migrations/m-03/alerts", 200, page(Stream.of()))
        .answer(
            "/api/v1/migrations/m-07",
            200,
            "{\"state\": \"WAITING\", \"waitingOn\": \"%s\", \"stages\": []}".formatted(WAITS))
        .answer(
            "/api/v1/migrations/m-07/alerts",
            200,
            page(Stream.of("{\"message\": \"late\", \"remedy\": \"%s\"}".formatted(REGISTER))));
    for (String condition : List.of("needsAttention=true&sort=-requestedAt")) {
      for (int rows : new int[] {10, 30, 40, 60}) {
        monitoring.answer(
            "/api/v1/migrations?" + condition + "&limit=" + rows,
            200,
            page(IntStream.of(3, 7).mapToObj(WatchCommandTest::item)));
      }
    }
  }

  private static String item(int number) {
    String state =
        switch (number) {
          case 3 -> "FAILED";
          case 7 -> "WAITING";
          case 19 -> "COMPLETED";
          default -> "RUNNING";
        };
    return """
        {"migrationId": "m-%02d", "state": "%s", "percent": 30, "waitingOn": "", "alerts": 0,
         "stage": {"name": "migration", "state": "RUNNING"},
         "updatedAt": "2026-11-22T10:05:%02dZ",
         "tables": {"total": 120, "sourceRows": 5170000, "targetRows": 100}}
        """
        .formatted(number, state, 59 - number);
  }

  private static String page(Stream<String> items) {
    List<String> list = items.toList();
    return "{\"items\": [%s], \"total\": %d, \"next\": null}"
        .formatted(String.join(",", list), list.size());
  }

  private static String failure() {
    return """
        {"reason": "TARGET_NOT_AUTHORIZED", "message": "%s", "remedy": "%s", "violations": []}
        """
        .formatted(REASON, REMEDY);
  }

  private static final class ClosedPipe extends OutputStream {
    @Override
    public void write(int value) throws IOException {
      throw new IOException("Broken pipe");
    }
  }
}
