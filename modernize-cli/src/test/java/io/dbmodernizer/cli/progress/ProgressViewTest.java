package io.dbmodernizer.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.serde.GeneratedClasses;
import io.dbmodernizer.tables.StageTables;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProgressViewTest {

  private static final Map<String, String> COLOR_TERMINAL =
      Map.of("MODERNIZE_COLUMNS", "100", "TERM", "xterm-256color");
  private static final Map<String, String> PLAIN_TERMINAL =
      Map.of("MODERNIZE_COLUMNS", "70", "TERM", "xterm", "NO_COLOR", "1");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final AtomicLong nanos = new AtomicLong();

  @BeforeAll
  static void trust() {
    GeneratedClasses.trust();
  }

  @Test
  void linesSayTimeStageStepStatePercentAndDetail() {
    // Given
    LineView view = new LineView(out, false);

    // When
    view.show(event("migration", "copy", ProgressState.RUNNING, 40, "8 of 19 tables copied"));

    // Then
    assertThat(printed())
        .isEqualTo(
            "10:15:30.250 migration copy running 40% 8 of 19 tables copied"
                + System.lineSeparator());
  }

  @Test
  void linesDoNotRepeatThemselves() {
    // Given
    LineView view = new LineView(out, true);

    // When
    view.show(event("migration", "copy", ProgressState.RUNNING, 40, "same"));
    view.show(event("migration", "copy", ProgressState.RUNNING, 40, "same"));
    view.show(event("migration", "copy", ProgressState.RUNNING, 41, "same"));

    // Then
    assertThat(printed().lines()).hasSize(2).allMatch(line -> line.contains(" m-1 migration "));
  }

  @Test
  void linesSayWhatIsWaitedForAndKeepAFailureOnOneLine() {
    // Given
    LineView view = new LineView(out, false);
    StepProgressed waiting = event("migration", "assess", ProgressState.WAITING, 0, "");
    waiting.setWaitingOn("source 10.0.0.4:1433 cannot be reached");
    StepProgressed failed = event("migration", "copy", ProgressState.FAILED, 18, "");
    failed.setFailure(
        Failure.newBuilder()
            .setReason(Reason.COPY_FAILED)
            .setMessage("first line\n  second line")
            .build());

    // When
    view.show(waiting);
    view.show(failed);

    // Then
    assertThat(printed().lines().toList())
        .containsExactly(
            "10:15:30.250 migration assess waiting 0% waiting: source 10.0.0.4:1433 cannot be"
                + " reached",
            "10:15:30.250 migration copy failed 18% COPY_FAILED: first line second line");
  }

  @Test
  void aTerminalShowsOneBarPerStageWithTheRunningStepAndItsTables() {
    // Given
    BarView view = bars(COLOR_TERMINAL);
    StepProgressed copy =
        event("migration", "copy", ProgressState.RUNNING, 50, "rows 100 of 200", "schema", "copy");
    copy.setTableTotals(
        StageTables.of(
                List.of(table("[a].[b]", TableState.COPIED), table("[a].[c]", TableState.COPYING)))
            .totals());

    // When
    view.show(event("provisioner", "sql-server", ProgressState.DONE, 100, "", "sql-server"));
    view.show(event("migration", "schema", ProgressState.DONE, 100, "", "schema", "copy"));
    view.show(copy);
    view.end();

    // Then
    List<String> screen = screen();
    assertThat(screen).hasSize(4);
    assertThat(screen.get(0)).startsWith("provisioner").contains("100%").contains("done");
    assertThat(screen.get(1))
        .startsWith("migration")
        .contains("75%")
        .contains("copy, 1/2 tables: rows 100 of 200");
    assertThat(screen.get(2)).startsWith("backup").contains("  0%");
    assertThat(printed()).contains("\u001b[32m");
  }

  @Test
  void barsAreRedrawnInPlaceAndNotTooOften() {
    // Given
    BarView view = bars(COLOR_TERMINAL);

    // When: a hundred changes within a hundred milliseconds
    for (int i = 0; i < 100; i++) {
      nanos.addAndGet(1_000_000);
      view.show(event("migration", "copy", ProgressState.RUNNING, i, "at " + i, "copy"));
    }
    view.end();

    // Then
    long drawings = printed().lines().filter(line -> line.contains("provisioner")).count();
    assertThat(drawings).isBetween(2L, 4L);
    assertThat(screen()).hasSize(4);
    assertThat(screen().get(1)).contains("99%").contains("at 99");
  }

  @Test
  void aChangeWithinTheIntervalIsDrawnWithoutAnotherChange() {
    // Given: two changes at once, of which the second is held back
    BarView view = bars(PLAIN_TERMINAL);
    view.show(event("migration", "copy", ProgressState.RUNNING, 10, "at 10", "copy"));
    view.show(event("migration", "copy", ProgressState.RUNNING, 90, "at 90", "copy"));

    // When: nothing changes any more, and time passes
    nanos.addAndGet(200_000_000);
    view.refresh();

    // Then
    assertThat(screen().get(1)).contains("90%").contains("at 90");

    // When: there is nothing to be drawn
    int before = printed().length();
    nanos.addAndGet(200_000_000);
    view.refresh();

    // Then
    assertThat(printed()).hasSize(before);
  }

  @Test
  void barsCountStepsByTheirWeightsAndKeepWhatWasReached() {
    // Given
    BarView view = bars(PLAIN_TERMINAL);
    StepProgressed copy =
        event("migration", "copy", ProgressState.RUNNING, 50, "rows", "schema", "copy");
    copy.setWeights(List.of(1, 3));

    // When
    view.show(event("migration", "schema", ProgressState.DONE, 100, "", "schema", "copy"));
    view.show(copy);
    view.end();

    // Then
    assertThat(screen().get(1)).contains(" 62% ");

    // When: a retry begins the copy anew
    StepProgressed anew = StepProgressed.newBuilder(copy).setPercent(0).build();
    view.show(anew);
    view.end();

    // Then
    assertThat(screen().get(1)).contains(" 62% ");
  }

  @Test
  void barsFitTheWidthAndHaveNoColourWhenNoneIsWanted() {
    // Given
    BarView view = bars(PLAIN_TERMINAL);

    // When
    view.show(
        event("migration", "copy", ProgressState.RUNNING, 50, "a long detail ".repeat(20), "copy"));

    // Then
    assertThat(screen()).allMatch(line -> line.length() <= 70);
    assertThat(screen().get(1)).endsWith("…");
    assertThat(printed()).doesNotContain("\u001b[3").doesNotContain("\u001b[1m");
  }

  @Test
  void aFailedStageSaysWhichStepAndWhy() {
    // Given
    BarView view = bars(COLOR_TERMINAL);
    StepProgressed failed = event("backup", "retention", ProgressState.FAILED, 10, "", "retention");
    failed.setFailure(
        Failure.newBuilder().setReason(Reason.NOT_AUTHORIZED).setMessage("no").build());

    // When
    view.show(failed);

    // Then
    assertThat(screen().get(2)).contains("retention failed: NOT_AUTHORIZED: no");
    assertThat(printed()).contains("\u001b[31m");
  }

  @Test
  void aBarShowsWhatACommandDoesAndThenTheMainWorkWhereItStood() {
    // Given
    BarView view = bars(PLAIN_TERMINAL);
    view.show(event("migration", "schema", ProgressState.DONE, 100, "", "schema", "copy"));
    view.show(event("migration", "copy", ProgressState.RUNNING, 40, "rows", "schema", "copy"));

    // When: cancelled, and what recurs by itself goes on
    StepProgressed undo = event("migration", "undo", ProgressState.RUNNING, 10, "keys", "undo");
    undo.setProcedure("cancel");
    view.show(undo);
    StepProgressed upkeep = event("backup", "drift", ProgressState.FAILED, 10, "", "drift");
    upkeep.setProcedure("upkeep");
    view.show(upkeep);
    view.end();

    // Then
    assertThat(screen().get(1)).contains(" 70%").contains("undo: keys");
    assertThat(screen().get(2)).startsWith("backup").contains("  0%").doesNotContain("drift");

    // When: retried
    view.show(event("migration", "copy", ProgressState.RUNNING, 60, "rows", "schema", "copy"));
    view.end();

    // Then
    assertThat(screen().get(1)).contains(" 80%").contains("copy: rows");

    // When: the step that was cancelled ends
    view.show(event("migration", "copy", ProgressState.DONE, 100, "", "schema", "copy"));
    view.end();

    // Then: the step before it was done already
    assertThat(screen().get(1)).contains("100%").contains("done");
  }

  private BarView bars(Map<String, String> environment) {
    Terminal terminal = Terminal.of(out, environment);
    assertThat(terminal.interactive()).isTrue();
    return new BarView(terminal, nanos::get);
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /**
   * Returns the final lines of a terminal. Each drawing starts at the first line of the one before.
   */
  private List<String> screen() {
    String[] drawings = printed().split("\u001b\\[\\d+A");
    return Arrays.stream(drawings[drawings.length - 1].split("\n"))
        .map(
            line ->
                line.replaceAll("\u001b\\[[0-9;]*[a-zA-Z]", "").replace("\r", "").stripTrailing())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static TableProgress table(String name, TableState state) {
    return TableProgress.newBuilder().setTable(name).setState(state).build();
  }

  private static StepProgressed event(
      String stage, String step, ProgressState state, int percent, String detail, String... steps) {
    return StepProgressed.newBuilder()
        .setMetadata(
            EventMetadata.newBuilder()
                .setMigrationId("m-1")
                .setOccurredAt(Instant.parse("2026-01-02T10:15:30.250Z"))
                .build())
        .setStage(stage)
        .setStep(step)
        .setSteps(List.of(steps))
        .setState(state)
        .setPercent(percent)
        .setDetail(detail)
        .build();
  }
}
