package io.dbmodernizer.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.BackupDriftDetected;
import io.dbmodernizer.events.CancelRequested;
import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.CopyLimits;
import io.dbmodernizer.events.DatabaseRestored;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationCompleted;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.RemovalFailed;
import io.dbmodernizer.events.RequestRefused;
import io.dbmodernizer.events.RestoreFailed;
import io.dbmodernizer.events.RestoreRequested;
import io.dbmodernizer.events.RetryRequested;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.events.TargetProvisioningFailed;
import io.dbmodernizer.events.TargetRemoved;
import io.dbmodernizer.events.TeardownRequested;
import io.dbmodernizer.events.ThrottleRequested;
import io.dbmodernizer.runtime.retry.TestRetries;
import io.dbmodernizer.runtime.stage.Procedure;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.stage.StageCommand;
import io.dbmodernizer.runtime.stage.StageTrigger;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.OtherStage;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.state.StepState;
import io.dbmodernizer.tables.StageTables;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StageCommandsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final StepResult DONE = StepResult.done("done");
  private static final StepResult BROKEN =
      StepResult.failed(Reason.AZURE_REJECTED, "server", "no", "change it");

  private final CommandedStage stage = CommandedStage.of(step("group"), step("server", "group"));

  @Test
  void cancelledStageFailsWithTheReasonAndNothingIsDueAnyMore() {
    // Given
    Run run = new Run(stage);

    // When
    Transition cancelled = run.command(cancel("c-1"));

    // Then
    assertThat(types(cancelled))
        .containsExactly(CommandAccepted.class, TargetProvisioningFailed.class);
    assertThat(run.state.getFailure().getReason()).isEqualTo(Reason.CANCELLED);
    assertThat(run.due()).isEmpty();
  }

  @Test
  void runInFlightWhileItIsCancelledIsRecordedAndBeginsNothing() {
    // Given
    Run run = new Run(stage);
    run.command(cancel("c-1"));

    // When
    run.apply("group", DONE);

    // Then
    assertThat(run.step("group").getState()).isEqualTo(ProgressState.DONE);
    assertThat(run.due()).isEmpty();
    assertThat(run.state.getState()).isEqualTo(ProgressState.FAILED);
  }

  @Test
  void cancellationOfAStageIsOverWhenItsProcedureIs() {
    // Given
    Run run = new Run(stage.cancellingBy(step("stop")));
    run.command(cancel("c-1"));
    assertThat(run.due()).containsExactly("stop");

    // When
    Transition stopped = run.apply("stop", DONE);

    // Then
    assertThat(types(stopped)).contains(TargetProvisioningFailed.class);
    assertThat(run.state.getFailure().getReason()).isEqualTo(Reason.CANCELLED);
    assertThat(run.state.getProcedure()).isEmpty();
  }

  @Test
  void cancelledStageGoesOnAfterARetryWhereItStood() {
    // Given
    Run run = new Run(stage);
    run.apply("group", DONE);
    run.command(cancel("c-1"));

    // When
    run.command(retry("r-1"));
    Transition last = run.apply("server", DONE);

    // Then
    assertThat(run.state.getRound()).isEqualTo(2);
    assertThat(types(last)).contains(TargetProvisioned.class);
    assertThat(run.state.getState()).isEqualTo(ProgressState.DONE);
  }

  @Test
  void retryRunsTheFailedStepAgainAndItsSecondFailureHasAnIdOfItsOwn() {
    // Given
    Run run = new Run(stage);
    Transition first = run.apply("group", BROKEN);

    // When
    run.command(retry("r-1"));
    assertThat(run.due()).containsExactly("group");
    assertThat(run.step("group").getAttempt()).isZero();
    Transition second = run.apply("group", BROKEN);

    // Then
    assertThat(failure(first).occurrence()).isNotEqualTo(failure(second).occurrence());
  }

  @Test
  void retryStartsTheFailedStepAfresh() {
    // Given
    Run run = new Run(stage);
    run.apply("group", StepResult.inProgress(50, "", Duration.ZERO).withCheckpoint("it differs"));
    run.apply("group", BROKEN);

    // When
    run.command(retry("r-1"));

    // Then
    assertThat(run.step("group").getCheckpoint()).isEmpty();
  }

  @Test
  void retryLeavesWhatTheStepKeepsOfItsCheckpoint() {
    // Given
    Run run = new Run(CommandedStage.of(new Keeping("group")));
    run.apply(
        "group",
        StepResult.inProgress(50, "", Duration.ZERO).withCheckpoint("made it; it differs"));
    run.apply("group", BROKEN);

    // When
    run.command(retry("r-1"));

    // Then
    assertThat(run.step("group").getCheckpoint()).isEqualTo("made it");
  }

  @Test
  void stepThatWantsAnEarlierOneRepeatedWaitsForItAndGoesOnFromItsNote() {
    // Given
    Run run =
        new Run(
            CommandedStage.of(
                step("group"), step("server", "group"), step("database", "server"), step("check")));
    run.apply("group", DONE);
    run.apply("server", DONE);
    run.apply("check", DONE);

    // When
    Transition repeated =
        run.apply("database", new StepResult.Repeat("server", "once more", "noted", List.of()));

    // Then
    assertThat(run.due()).containsExactly("server");
    assertThat(run.step("database").getState()).isEqualTo(ProgressState.PENDING);
    assertThat(run.step("check").getState()).isEqualTo(ProgressState.DONE);
    assertThat(repeated.events())
        .extracting(e -> ((StepProgressed) e.event()).getStep())
        .containsExactly("database", "server");
    run.apply("server", DONE);
    assertThat(run.due()).containsExactly("database");
    assertThat(run.step("database").getCheckpoint()).isEqualTo("noted");
    assertThat(types(run.apply("database", DONE))).containsExactly(TargetProvisioned.class);
  }

  @Test
  void stepCannotHaveARepetitionOfOneThatItDoesNotFollow() {
    // Given
    Run run = new Run(CommandedStage.of(step("group"), step("server", "group")));

    // When
    Transition failed =
        run.apply("group", new StepResult.Repeat("server", "once more", "", List.of()));

    // Then
    assertThat(types(failed)).containsExactly(TargetProvisioningFailed.class);
    assertThat(run.state.getFailure().getReason()).isEqualTo(Reason.INTERNAL_ERROR);
  }

  @Test
  void refusedRequestIsNotTriedAgain() {
    // Given
    Run run = new Run(stage);
    run.apply("group", BROKEN);
    run.state
        .getFailure()
        .setViolations(List.of(new FieldViolation("purpose", "is empty", "a few words")));

    // When
    run.command(retry("r-1"));

    // Then
    assertThat(run.state.getState()).isEqualTo(ProgressState.FAILED);
  }

  @Test
  void sameCommandAgainChangesNothing() {
    // Given
    Run run = new Run(stage);
    run.command(cancel("c-1"));
    StageState before = StageState.newBuilder(run.state).build();

    // When
    Transition again = run.command(cancel("c-1"));

    // Then
    assertThat(again.events()).isEmpty();
    assertThat(run.state).isEqualTo(before);
  }

  @Test
  void commandForAnUnknownMigrationIsRefusedByTheStageThatTakesCommands() {
    // When
    List<Outgoing> refused = reducer(stage).refuseUnknown(cancel("c-1"));

    // Then
    assertThat(refused)
        .singleElement()
        .satisfies(
            e ->
                assertThat(((RequestRefused) e.event()).getFailure().getReason())
                    .isEqualTo(Reason.UNKNOWN_MIGRATION));
  }

  @Test
  void teardownOfWorkThatRunsBeginsWhenItIsOver() {
    // Given
    Run run =
        new Run(stage.removingBy(step("remove-server"), step("remove-group", "remove-server")));

    // When
    run.command(teardown("t-1"));
    run.apply("group", DONE);
    assertThat(run.due()).containsExactly("server");
    run.apply("server", DONE);

    // Then
    assertThat(run.state.getProcedure()).isEqualTo(Procedure.REMOVE);
    assertThat(run.due()).containsExactly("remove-server");
  }

  @Test
  void removalThatFailedGoesOnAfterARetryAndEndsOnce() {
    // Given
    Run run =
        complete(stage.removingBy(step("remove-server"), step("remove-group", "remove-server")));
    run.command(teardown("t-1"));
    run.apply("remove-server", DONE);
    Transition failed = run.apply("remove-group", BROKEN);

    // When
    run.command(retry("r-1"));
    assertThat(run.due()).containsExactly("remove-group");
    Transition last = run.apply("remove-group", DONE);
    Transition late = run.command(teardown("t-2"));

    // Then
    assertThat(types(failed)).contains(RemovalFailed.class);
    assertThat(types(last)).containsOnlyOnce(TargetRemoved.class);
    assertThat(run.state.getState()).isEqualTo(ProgressState.DONE);
    assertThat(types(late)).containsExactly(CommandAccepted.class);
    assertThat(run.due()).isEmpty();
  }

  @Test
  void restoreLeavesTheStageDoneWhetherItSucceedsOrNot() {
    // Given
    Run run = complete(stage.restoringBy(step("restore")));

    // When
    run.command(restore("x-1"));
    Transition failed = run.apply("restore", BROKEN);
    run.command(restore("x-2"));
    Transition restored = run.apply("restore", DONE);

    // Then
    assertThat(types(failed)).contains(RestoreFailed.class);
    assertThat(types(restored)).contains(DatabaseRestored.class);
    assertThat(run.state.getState()).isEqualTo(ProgressState.DONE);
    assertThat(run.state.getProcedure()).isEmpty();
  }

  @Test
  void secondRestoreWaitsForTheFirstAndItsProgressHasIdsOfItsOwn() {
    // Given
    Run run = complete(stage.restoringBy(step("restore")));
    List<Outgoing> events = new ArrayList<>();
    events.addAll(run.command(restore("x-1")).events());
    events.addAll(run.command(restore("x-2")).events());
    assertThat(run.state.getQueuedCommands()).hasSize(1);

    // When
    events.addAll(run.apply("restore", DONE).events());
    assertThat(run.due()).containsExactly("restore");
    events.addAll(run.apply("restore", DONE).events());

    // Then
    assertThat(events)
        .extracting(e -> e.step() + "|" + e.outcome() + "|" + e.occurrence())
        .doesNotHaveDuplicates();
    assertThat(types(events)).filteredOn(DatabaseRestored.class::equals).hasSize(2);
  }

  @Test
  void upkeepRecursAfterTheMainWorkIsDoneAndPublishesWhatItFound() {
    // Given
    Run run = complete(stage.keptUpBy(step("drift")));
    assertThat(run.due()).containsExactly("drift");

    // When
    Transition found =
        run.apply(
            "drift",
            StepResult.inProgress(0, "drifted", Duration.ofHours(1))
                .with(StepResult.InterimResults.events(BackupDriftDetected.newBuilder().build())));

    // Then
    assertThat(types(found)).contains(BackupDriftDetected.class);
    assertThat(run.step("drift").getDueAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    assertThat(run.step("drift").getState()).isEqualTo(ProgressState.RECURRING);
    assertThat(run.state.getState()).isEqualTo(ProgressState.DONE);
  }

  @Test
  void failureOfUpkeepFailsNothingAndIsTriedAgain() {
    // Given
    Run run = complete(stage.keptUpBy(step("drift")));

    // When
    run.apply("drift", BROKEN);

    // Then
    assertThat(run.step("drift").getState()).isEqualTo(ProgressState.WAITING);
    assertThat(run.due()).containsExactly("drift");
    assertThat(run.state.getState()).isEqualTo(ProgressState.DONE);
  }

  @Test
  void upkeepEndsWithTheTarget() {
    // Given
    Run run = complete(stage.keptUpBy(step("drift")).removingBy(step("remove")));

    // When
    run.command(teardown("t-1"));
    run.apply("drift", StepResult.inProgress(0, "fine", Duration.ofHours(1)));
    run.apply("remove", DONE);

    // Then
    assertThat(run.due()).isEmpty();
  }

  @Test
  void newsOfAnotherStageWakesAStepThatWaits() {
    // Given
    Run run = new Run(stage);
    run.apply("group", StepResult.waiting(Reason.STALLED, "the migration", Duration.ofHours(1)));

    // When
    run.reducer.noteOtherStages(run.state, MigrationCompleted.newBuilder().build(), NOW);

    // Then
    assertThat(run.state.getOtherStages())
        .extracting(OtherStage::getName)
        .contains("MigrationCompleted");
    assertThat(run.step("group").getDueAt()).isEqualTo(NOW);
  }

  @Test
  void progressTellsWhichProcedureAStepBelongsTo() {
    // Given
    Run run = complete(stage.removingBy(step("remove")));

    // When
    run.command(teardown("t-1"));
    Transition removed = run.apply("remove", StepResult.inProgress(50, "going", Duration.ZERO));

    // Then
    assertThat(removed.events())
        .extracting(Outgoing::event)
        .filteredOn(StepProgressed.class::isInstance)
        .singleElement()
        .satisfies(
            e -> {
              assertThat(((StepProgressed) e).getProcedure()).isEqualTo(Procedure.REMOVE);
              assertThat(((StepProgressed) e).getSteps()).containsExactly("remove");
            });
  }

  @Test
  void newLimitsAreStoredBesideTheWorkAndTheLastOnesHold() {
    // Given
    Run run = new Run(stage);
    List<String> due = run.due();

    // When
    Transition first = run.command(throttle("t-1", new CopyLimits(10L, 0L, 0)));
    Transition lifted = run.command(throttle("t-2", null));
    run.command(throttle("t-1", new CopyLimits(10L, 0L, 0)));

    // Then
    assertThat(types(first)).containsExactly(CommandAccepted.class);
    assertThat(types(lifted)).containsExactly(CommandAccepted.class);
    assertThat(run.state.getThrottle().getCopyLimits()).as("a repeat changes nothing").isNull();
    assertThat(run.due()).isEqualTo(due);
    assertThat(run.state.getRound()).isZero();
  }

  @Test
  void limitsHoldAfterAFailureAndInTheRetry() {
    // Given
    Run run = new Run(stage);
    run.apply("group", BROKEN);

    // When
    run.command(throttle("t-1", new CopyLimits(10L, 0L, 0)));
    assertThat(run.state.getState()).isEqualTo(ProgressState.FAILED);
    run.command(retry("r-1"));

    // Then
    assertThat(run.state.getThrottle().getCopyLimits().getRowsPerSecond()).isEqualTo(10);
    assertThat(run.due()).containsExactly("group");
  }

  /** Keeps what comes before the semicolon. */
  private record Keeping(String name) implements Step {
    @Override
    public StepResult run(StepContext context) {
      return DONE;
    }

    @Override
    public String kept(String checkpoint) {
      return checkpoint.substring(0, checkpoint.indexOf(';'));
    }
  }

  private static Run complete(Stage stage) {
    Run run = new Run(stage);
    run.apply("group", DONE);
    run.apply("server", DONE);
    assertThat(run.state.getState()).isEqualTo(ProgressState.DONE);
    return run;
  }

  private static StageReducer reducer(Stage stage) {
    return new StageReducer(
        stage,
        new StageGraph(stage),
        TestRetries.policy(Duration.ofMinutes(1), Duration.ofMinutes(5)),
        Duration.ZERO);
  }

  private static Step step(String name, String... after) {
    return new ScriptedStep(name, Set.of(after), context -> DONE);
  }

  private static StageCommand cancel(String id) {
    return command(CancelRequested.newBuilder().setMetadata(metadata(id)).build());
  }

  private static StageCommand retry(String id) {
    return command(RetryRequested.newBuilder().setMetadata(metadata(id)).build());
  }

  private static StageCommand teardown(String id) {
    return command(TeardownRequested.newBuilder().setMetadata(metadata(id)).build());
  }

  private static StageCommand restore(String id) {
    return command(RestoreRequested.newBuilder().setMetadata(metadata(id)).build());
  }

  private static StageCommand throttle(String id, @Nullable CopyLimits limits) {
    return command(
        ThrottleRequested.newBuilder().setMetadata(metadata(id)).setCopyLimits(limits).build());
  }

  private static StageCommand command(SpecificRecord event) {
    return StageCommand.publishedByUser(event).orElseThrow();
  }

  private static EventMetadata metadata(String eventId) {
    return EventMetadata.newBuilder().setEventId(eventId).setMigrationId("m-1").build();
  }

  private static List<Class<?>> types(Transition transition) {
    return types(transition.events());
  }

  private static List<Class<?>> types(List<Outgoing> events) {
    List<Class<?>> types = new ArrayList<>();
    events.stream()
        .map(e -> e.event().getClass())
        .filter(type -> type != StepProgressed.class)
        .forEach(types::add);
    return types;
  }

  private static Outgoing failure(Transition transition) {
    return transition.events().stream()
        .filter(e -> e.event() instanceof TargetProvisioningFailed)
        .findFirst()
        .orElseThrow();
  }

  /** A migration in a stage, from its request on. */
  private static final class Run {
    final StageReducer reducer;
    final StageState state;

    Run(Stage stage) {
      reducer = reducer(stage);
      state =
          reducer
              .begin(
                  StageTrigger.onRequest(ScriptedStage.request("m-1", "move it")).orElseThrow(),
                  "",
                  NOW)
              .state();
    }

    Transition command(StageCommand command) {
      return reducer.command(state, command, NOW);
    }

    Transition apply(String step, StepResult result) {
      return reducer.apply(state, StageTables.NONE, step, result, NOW);
    }

    StepState step(String name) {
      return state.getSteps().stream()
          .filter(s -> s.getName().equals(name))
          .findFirst()
          .orElseThrow();
    }

    List<String> due() {
      return state.getSteps().stream()
          .filter(s -> s.getDueAt() != null)
          .map(StepState::getName)
          .toList();
    }
  }
}
