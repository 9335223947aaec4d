package io.dbmodernizer.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.RequestRefused;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.events.TargetProvisioningFailed;
import io.dbmodernizer.runtime.retry.RetryPolicy;
import io.dbmodernizer.runtime.retry.RetryProperties;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.stage.StageTrigger;
import io.dbmodernizer.runtime.step.OutputKey;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.Operation;
import io.dbmodernizer.state.RemovalDecision;
import io.dbmodernizer.state.ResourceRemoval;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.state.StepState;
import io.dbmodernizer.tables.StageTables;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StageReducerTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration BUDGET = Duration.ofMinutes(5);

  private final Step group = step("group");
  private final Step server = step("server", "group");
  private final Step storage = step("storage", "group");
  private final StageReducer reducer = reducer(group, server, storage);

  @Test
  void stepsWithoutPredecessorsBeginAtOnceAndTheOthersAfterTheirs() {
    // Given
    StageState state = begin("move it").state();
    assertThat(dueSteps(state)).containsExactly("group");

    // When
    reducer.apply(state, StageTables.NONE, "group", StepResult.done("there"), NOW);

    // Then
    assertThat(dueSteps(state)).containsExactly("server", "storage");
  }

  @Test
  void stepThatIsNotRequestedIsSkippedAndNobodyWaitsForIt() {
    // Given
    StageReducer skipping = reducer(group, skipped("vault", "group"), step("link", "vault"));
    StageState state =
        skipping.begin(trigger(ScriptedStage.request("m-1", "move it")), "", NOW).state();

    // When
    Transition first =
        skipping.apply(state, StageTables.NONE, "group", StepResult.done("there"), NOW);
    List<String> due = dueSteps(state);
    Transition last =
        skipping.apply(state, StageTables.NONE, "link", StepResult.done("there"), NOW);

    // Then
    assertThat(step(state, "vault").getState()).isEqualTo(ProgressState.SKIPPED);
    assertThat(step(state, "vault").getDetail()).isEqualTo("no vault requested");
    assertThat(due).containsExactly("link");
    assertThat(first.events())
        .extracting(Outgoing::event)
        .singleElement()
        .satisfies(e -> assertThat(((StepProgressed) e).getSkipped()).containsExactly("vault"));
    assertThat(last.events()).extracting(Outgoing::step).doesNotContain("vault");
    assertThat(state.getState()).isEqualTo(ProgressState.DONE);
  }

  @Test
  void stageWithoutARequestedStepCompletesAtOnce() {
    // Given
    StageReducer skipping = reducer(skipped("vault"), skipped("link", "vault"));

    // When
    Transition begun = skipping.begin(trigger(ScriptedStage.request("m-1", "move it")), "", NOW);

    // Then
    assertThat(begun.state().getState()).isEqualTo(ProgressState.DONE);
    assertThat(begun.events())
        .extracting(Outgoing::event)
        .singleElement()
        .isInstanceOf(TargetProvisioned.class);
  }

  @Test
  void heldProgressLeavesEachTableEventAnIdOfItsOwn() {
    // Given
    Stage migration = new ScriptedMigration(List.of(step("copy")), List.of());
    StageReducer slow = reducer(migration, Duration.ofHours(1));
    StageState state =
        slow.begin(trigger(ScriptedStage.request("m-1", "move it")), "", NOW).state();

    // When
    List<Outgoing> events = new ArrayList<>();
    for (int rows = 1; rows <= 3; rows++) {
      TableProgress table = TableProgress.newBuilder().setTable("t").setTargetRows(rows).build();
      events.addAll(
          slow.apply(
                  state,
                  StageTables.NONE,
                  "copy",
                  new StepResult.InProgress(
                      rows, "copying", Duration.ZERO, null, null, List.of(table)),
                  NOW)
              .events());
    }

    // Then
    assertThat(events)
        .extracting(event -> event.step() + event.outcome() + event.occurrence())
        .hasSize(3)
        .doesNotHaveDuplicates();
    assertThat(step(state, "copy").getUnpublished()).isTrue();
  }

  @Test
  void percentDoesNotFallUntilTheStepBeginsAnew() {
    // Given
    StageState state = begin("move it").state();

    // When
    reducer.apply(
        state, StageTables.NONE, "group", StepResult.inProgress(60, "b", Duration.ZERO), NOW);
    reducer.apply(
        state, StageTables.NONE, "group", StepResult.inProgress(40, "a", Duration.ZERO), NOW);

    // Then
    assertThat(step(state, "group").getPercent()).isEqualTo(60);
    assertThat(step(state, "group").getDetail()).isEqualTo("a");
  }

  @Test
  void aResourceIsListedOnceHoweverItsIdIsWritten() {
    // Given
    StageState state = begin("move it").state();
    AzureResource intended = AzureResource.newBuilder().setId("/g/MyGroup").build();
    AzureResource created = AzureResource.newBuilder().setId("/G/mygroup").setCreated(true).build();
    ResourceRemoval kept = new ResourceRemoval("/g/MyGroup", RemovalDecision.KEPT, "in use");
    ResourceRemoval removed = new ResourceRemoval("/G/mygroup", RemovalDecision.REMOVED, "");
    reducer.apply(
        state,
        StageTables.NONE,
        "group",
        StepResult.inProgress(5, "will be created", Duration.ZERO)
            .with(
                new StepResult.InterimResults(
                    Outputs.NONE, List.of(intended), List.of(), List.of(kept))),
        NOW);

    // When
    reducer.apply(
        state,
        StageTables.NONE,
        "group",
        new StepResult.Done("there", Outputs.NONE, List.of(created), List.of(), List.of(removed)),
        NOW);

    // Then
    assertThat(state.getResources()).containsExactly(created);
    assertThat(state.getRemovals()).containsExactly(removed);
  }

  @Test
  void stageCompletesOnceAfterTheLastStep() {
    // Given
    StageState state = begin("move it").state();
    AzureResource resource = AzureResource.newBuilder().setId("/g").setCreated(true).build();
    reducer.apply(
        state,
        StageTables.NONE,
        "group",
        StepResult.done("there", Outputs.of(OutputKey.text("k"), "v"), resource),
        NOW);
    reducer.apply(state, StageTables.NONE, "server", StepResult.done("there"), NOW);

    // When
    Transition last =
        reducer.apply(state, StageTables.NONE, "storage", StepResult.done("there"), NOW);

    // Then
    assertThat(state.getState()).isEqualTo(ProgressState.DONE);
    assertThat(state.getOutputs()).containsEntry("k", "v");
    assertThat(last.events())
        .extracting(Outgoing::event)
        .filteredOn(TargetProvisioned.class::isInstance)
        .singleElement()
        .satisfies(
            e -> assertThat(((TargetProvisioned) e).getResources()).containsExactly(resource));
  }

  @Test
  void stateOfAFormerReleaseGoesOnWithoutAStepThatWasAddedSince() {
    // Given
    StageState state = begin("move it").state();
    state.setSteps(
        state.getSteps().stream().filter(step -> !step.getName().equals("server")).toList());
    StageReducer newer = reducer(group, server, step("storage", "server"));

    // When
    newer.apply(state, StageTables.NONE, "group", StepResult.done("there"), NOW);
    List<String> due = dueSteps(state);
    newer.apply(state, StageTables.NONE, "storage", StepResult.done("there"), NOW);

    // Then
    assertThat(due).containsExactly("storage");
    assertThat(state.getState()).isEqualTo(ProgressState.DONE);
  }

  @Test
  void operationIsStoredBeforeTheStepIsDueAgain() {
    // Given
    StageState state = begin("move it").state();
    Operation operation = new Operation("https://arm/op/1", "ASYNC_OPERATION", NOW);

    // When
    reducer.apply(
        state,
        StageTables.NONE,
        "group",
        StepResult.polling(10, "creating", Duration.ofSeconds(7), operation),
        NOW);

    // Then
    StepState step = step(state, "group");
    assertThat(step.getOperation()).isEqualTo(operation);
    assertThat(step.getDueAt()).isEqualTo(NOW.plusSeconds(7));
  }

  @Test
  void waitForAThreadIsSaidAndLeavesTheAttemptsAndTheDueTimeAlone() {
    // Given
    StageState state = begin("move it").state();
    reducer.apply(
        state,
        StageTables.NONE,
        "group",
        StepResult.retryable(Reason.SOURCE_UNREACHABLE, "s", "silent", "r"),
        NOW);
    StepState before = StepState.newBuilder(step(state, "group")).build();

    // When
    Transition waits = reducer.awaitsThread(state, "group", "a free thread: all 16 are taken", NOW);

    // Then
    StepState step = step(state, "group");
    assertThat(step.getWaitingOn()).isEqualTo("a free thread: all 16 are taken");
    assertThat(step.getAttempt()).isEqualTo(1);
    assertThat(step.getFailingSince()).isEqualTo(before.getFailingSince());
    assertThat(step.getDueAt()).isEqualTo(before.getDueAt());
    StepProgressed told = (StepProgressed) waits.events().get(0).event();
    assertThat(told.getState()).isEqualTo(ProgressState.WAITING);
    assertThat(told.getWaitingOn()).isEqualTo("a free thread: all 16 are taken");
    assertThat(told.getFailure().getReason()).isEqualTo(Reason.SOURCE_UNREACHABLE);
  }

  @Test
  void progressIsPublishedOnlyWhenSomethingVisibleChanged() {
    // Given
    StageState state = begin("move it").state();
    StepResult progress = StepResult.inProgress(40, "copying", Duration.ofSeconds(1));

    // When
    Transition first = reducer.apply(state, StageTables.NONE, "group", progress, NOW);
    Transition same = reducer.apply(state, StageTables.NONE, "group", progress, NOW.plusSeconds(1));

    // Then
    assertThat(first.events()).hasSize(1);
    assertThat(same.events()).isEmpty();
  }

  @Test
  void retryableFailureWaitsWithItsReasonAndIsForgottenAfterASuccess() {
    // Given
    StageState state = begin("move it").state();

    // When
    Transition failed = reducer.apply(state, StageTables.NONE, "group", unavailable(), NOW);

    // Then
    StepState step = step(state, "group");
    assertThat(step.getState()).isEqualTo(ProgressState.WAITING);
    assertThat(step.getWaitingOn()).contains("Azure is away");
    assertThat(step.getDueAt()).isAfter(NOW);
    StepProgressed event = (StepProgressed) failed.events().get(0).event();
    assertThat(event.getFailure().getReason()).isEqualTo(Reason.AZURE_UNAVAILABLE);
    assertThat(event.getNextAttemptAt()).isEqualTo(step.getDueAt());

    reducer.apply(
        state,
        StageTables.NONE,
        "group",
        StepResult.inProgress(50, "going on", Duration.ZERO),
        NOW);
    assertThat(step.getAttempt()).isZero();
    assertThat(step.getFailingSince()).isNull();
    assertThat(step.getWaitingOn()).isEmpty();
  }

  @Test
  void failureBeyondItsBudgetEndsTheStageWithTheRemedy() {
    // Given
    StageState state = begin("move it").state();
    reducer.apply(state, StageTables.NONE, "group", unavailable(), NOW);

    // When
    Transition last =
        reducer.apply(state, StageTables.NONE, "group", unavailable(), NOW.plus(BUDGET));

    // Then
    assertThat(state.getState()).isEqualTo(ProgressState.FAILED);
    TargetProvisioningFailed failed = failedEvent(last);
    assertThat(failed.getFailure().getStep()).isEqualTo("group");
    assertThat(failed.getFailure().getAttempts()).isEqualTo(2);
    assertThat(failed.getFailure().getRemedy()).isEqualTo("wait");
    assertThat(dueSteps(state)).isEmpty();
  }

  @Test
  void waitingIsNotCountedAgainstTheBudget() {
    // Given
    StageState state = begin("move it").state();
    StepResult waiting =
        StepResult.waiting(Reason.INTEGRATION_RUNTIME_OFFLINE, "a node", Duration.ofMinutes(1));

    // When
    reducer.apply(state, StageTables.NONE, "group", waiting, NOW);
    reducer.apply(state, StageTables.NONE, "group", waiting, NOW.plus(BUDGET.multipliedBy(3)));

    // Then
    assertThat(state.getState()).isEqualTo(ProgressState.RUNNING);
    assertThat(step(state, "group").getWaitingOn()).isEqualTo("a node");
  }

  @Test
  void resultThatComesAfterTheStageFailedIsRecordedAndBeginsNothing() {
    // Given
    StageState state = begin("move it").state();
    reducer.apply(state, StageTables.NONE, "group", StepResult.done("there"), NOW);
    reducer.apply(
        state,
        StageTables.NONE,
        "server",
        StepResult.failed(Reason.NAME_TAKEN, "s", "taken", "rename"),
        NOW);
    AzureResource account = AzureResource.newBuilder().setId("/account").build();

    // When
    Transition late =
        reducer.apply(
            state,
            StageTables.NONE,
            "storage",
            StepResult.done("there", Outputs.NONE, account),
            NOW);

    // Then
    assertThat(state.getState()).isEqualTo(ProgressState.FAILED);
    assertThat(state.getResources()).contains(account);
    assertThat(dueSteps(state)).isEmpty();
    assertThat(late.events())
        .extracting(Outgoing::event)
        .hasOnlyElementsOfType(StepProgressed.class);
  }

  @Test
  void requestThatBreaksARuleFailsNamingTheFieldAndKeepsNoPlaintext() {
    // Given
    MigrationRequested request = ScriptedStage.request("m-1", "");
    request.getSource().setPasswordRef("hunter2-in-the-clear");

    // When
    Transition refused = reducer.begin(trigger(request), "", NOW);

    // Then
    TargetProvisioningFailed failed = failedEvent(refused);
    assertThat(failed.getFailure().getReason()).isEqualTo(Reason.INVALID_REQUEST);
    assertThat(failed.getFailure().getMessage()).contains("purpose").contains("a few words");
    assertThat(refused.state().toString()).doesNotContain("hunter2");
    assertThat(dueSteps(refused.state())).isEmpty();
  }

  @Test
  void sameRequestAgainChangesNothing() {
    // Given
    StageState state = begin("move it").state();

    // When
    List<Outgoing> events =
        reducer.triggerAgain(state, trigger(ScriptedStage.request("m-1", "move it")));

    // Then
    assertThat(events).isEmpty();
  }

  @Test
  void sameIdWithAnotherBodyIsRefusedAndTheFirstGoesOn() {
    // Given
    StageState state = begin("move it").state();
    StageState before = StageState.newBuilder(state).build();

    // When
    List<Outgoing> events =
        reducer.triggerAgain(state, trigger(ScriptedStage.request("m-1", "something else")));

    // Then
    assertThat(events)
        .singleElement()
        .satisfies(
            e ->
                assertThat(((RequestRefused) e.event()).getFailure().getReason())
                    .isEqualTo(Reason.CONFLICTING_REQUEST));
    assertThat(state).isEqualTo(before);
  }

  @Test
  void graphRefusesAStepThatComesAfterAnUnknownOne() {
    assertThatThrownBy(() -> new StepGraph(List.of(step("a", "nowhere"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nowhere");
  }

  private Transition begin(String purpose) {
    return reducer.begin(trigger(ScriptedStage.request("m-1", purpose)), "", NOW);
  }

  private static StageTrigger trigger(MigrationRequested request) {
    return StageTrigger.onRequest(request).orElseThrow();
  }

  private static StageReducer reducer(Step... steps) {
    return reducer(ScriptedStage.of(steps), Duration.ZERO);
  }

  private static StageReducer reducer(Stage stage, Duration progressInterval) {
    RetryProperties retry =
        new RetryProperties(
            Duration.ofSeconds(1),
            2,
            Duration.ofMinutes(1),
            20,
            BUDGET,
            Map.of(Reason.AZURE_UNAVAILABLE, new RetryProperties.ForReason(null, null, BUDGET)));
    return new StageReducer(
        stage, new StageGraph(stage), new RetryPolicy(retry, () -> 0.5), progressInterval);
  }

  private static Step skipped(String name, String... after) {
    return new ScriptedStep(name, Set.of(after), context -> StepResult.done("done")) {
      @Override
      public Optional<String> notRequested(MigrationRequested request) {
        return Optional.of("no vault requested");
      }
    };
  }

  private static Step step(String name, String... after) {
    return new ScriptedStep(name, Set.of(after), context -> StepResult.done("done"));
  }

  private static StepResult unavailable() {
    return StepResult.retryable(Reason.AZURE_UNAVAILABLE, "ARM", "Azure is away", "wait");
  }

  private static StepState step(StageState state, String name) {
    return state.getSteps().stream()
        .filter(s -> s.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> dueSteps(StageState state) {
    return state.getSteps().stream()
        .filter(s -> s.getDueAt() != null)
        .map(StepState::getName)
        .toList();
  }

  private static TargetProvisioningFailed failedEvent(Transition transition) {
    return transition.events().stream()
        .map(Outgoing::event)
        .filter(TargetProvisioningFailed.class::isInstance)
        .map(TargetProvisioningFailed.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
