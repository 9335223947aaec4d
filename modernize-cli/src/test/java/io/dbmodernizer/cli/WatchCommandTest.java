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
    StubbedFleet.in(monitoring);

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
      assertThat(lines.stream().filter(line -> line.matches("m-\\d\\d .*")))
          .hasSize(StubbedFleet.SIZE);
      if (columns > 40) {
        assertThat(text).contains(StubbedFleet.WAITS, StubbedFleet.REGISTER);
      }
    }
  }

  @Test
  void aFleetThatHasNoPlaceShowsWhatNeedsAttentionAndCountsTheRest() throws Exception {
    // Given
    StubbedFleet.in(monitoring);

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
    knowsOne("FAILED", StubbedFleet.failure());

    // When
    try (VirtualTerminal terminal = new VirtualTerminal(columns, 30)) {
      int code = watch(terminal.terminal(Map.of()), "m-1");

      // Then
      String text = terminal.lines().stream().map(String::strip).collect(Collectors.joining(" "));
      assertThat(code).isEqualTo(1);
      assertThat(terminal.lines()).allMatch(line -> line.length() <= columns);
      assertThat(terminal.lines().get(1)).startsWith("provisioner").contains("█", "100%");
      assertThat(terminal.lines().get(2)).startsWith("migration").contains("░", " 40%");
      assertThat(text).contains(StubbedFleet.REASON, "remedy: " + StubbedFleet.REMEDY);
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
    knowsOne("FAILED", StubbedFleet.failure());

    // When
    CommandRun quiet = run("watch", "m-1");
    CommandRun full = run("watch", "m-1", "-v");

    // Then
    assertThat(quiet.exitCode()).isEqualTo(1);
    assertThat(quiet.out().lines().toList())
        .startsWith(
            "10:05:00 provisioner done",
            "10:05:00 migration failed",
            "10:05:00 migration failed, TARGET_NOT_AUTHORIZED: "
                + StubbedFleet.REASON
                + "; remedy: "
                + StubbedFleet.REMEDY);
    assertThat(full.out()).contains("10:05:00 migration copy failed 40% rows 4 of 10");
  }

  @Test
  void linesOfAFleetSayWhatHasNotEndedThenWhatChanges() {
    // Given
    StubbedFleet.in(monitoring);

    // When
    CommandRun run = run("watch", "--timeout", "1");

    // Then
    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.out())
        .contains(
            "m-07 waiting 30% migration waiting: "
                + StubbedFleet.WAITS
                + "; remedy: "
                + StubbedFleet.REGISTER)
        .doesNotContain("m-03");
    assertThat(run.out().lines().filter(line -> line.contains(" m-05 "))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "m-1"})
  void aPipeThatClosesEndsTheWatchQuietly(String id) throws Exception {
    // Given
    StubbedFleet.in(monitoring);
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

  private static final class ClosedPipe extends OutputStream {
    @Override
    public void write(int value) throws IOException {
      throw new IOException("Broken pipe");
    }
  }
}
