package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.RequestRefused;
import io.dbmodernizer.request.RequestDigest;
import io.dbmodernizer.runtime.retry.RetryPolicy;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.stage.StageTrigger;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.state.StepState;
import io.dbmodernizer.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/**
 * The rules of a stage as pure functions: what a trigger begins, and what a step's result changes.
 * Knows neither Kafka nor threads; the states passed in are changed in place and belong to the
 * caller.
 */
final class StageReducer {
  private final Stage stage;
  private final StepGraph graph;
  private final StepReducer steps;

  StageReducer(Stage stage, StepGraph graph, RetryPolicy retry) {
    this.stage = stage;
    this.graph = graph;
    this.steps = new StepReducer(retry);
  }

  /** Begins the stage, or fails it at once if the request breaks a rule. */
  Transition begin(StageTrigger trigger, String traceparent, Instant time) {
    Instant now = time.truncatedTo(ChronoUnit.MILLIS);
    StageState state =
        StageState.newBuilder()
            .setRequest(MigrationRequested.newBuilder(trigger.request()).build())
            .setRequestDigest(RequestDigest.of(trigger.request()))
            .setTarget(trigger.target())
            .setCausationId(trigger.metadata().getEventId())
            .setTraceparent(traceparent)
            .setState(ProgressState.RUNNING)
            .setSteps(
                graph.names().stream().map(StageReducer::pending).collect(Collectors.toList()))
            .setOutputs(new HashMap<>())
            .setResources(new ArrayList<>())
            .setTables(new ArrayList<>())
            .setStartedAt(now)
            .build();
    List<Outgoing> events = new ArrayList<>();
    List<FieldViolation> violations = stage.check(trigger.request());
    if (!violations.isEmpty()) {
      RefusedSecrets.blank(state.getRequest());
      fail(state, refusal(Reason.INVALID_REQUEST, violations), now, events);
    } else {
      release(state, now, events);
    }
    return new Transition(state, events);
  }

  /**
   * A trigger for a migration that has begun: a repeat changes nothing, another body is refused.
   *
   * @return events only; the state is never changed
   */
  List<Outgoing> again(StageState state, StageTrigger trigger) {
    if (trigger.target() != null
        || RequestDigest.of(trigger.request()).equals(state.getRequestDigest())) {
      return List.of();
    }
    Failure failure =
        StepResult.failure(
            Reason.CONFLICTING_REQUEST,
            "metadata.migrationId",
            "",
            "the migrationId is taken by a different request; that one goes on untouched",
            "Publish the request under a migrationId of its own.");
    RequestRefused refused = RequestRefused.newBuilder().setFailure(failure).build();
    String digest = RequestDigest.of(trigger.request());
    return List.of(new Outgoing(stage.outcomes(), refused, "", "RequestRefused:" + digest, 0));
  }

  /** Applies what a run of a step returned. */
  Transition apply(StageState state, String name, StepResult result, Instant time) {
    Instant now = time.truncatedTo(ChronoUnit.MILLIS);
    List<Outgoing> events = new ArrayList<>();
    StepState step = step(state, name);
    boolean changed = steps.apply(state, step, result, now);
    if (changed) {
      events.add(progressed(step, result));
    }
    if (isOver(state)) {
      // The stage failed while this run was in flight: what it did is recorded, and nothing more is
      // begun.
      step.setDueAt(null);
    } else if (step.getState() == ProgressState.DONE) {
      graph
          .step(name)
          .milestone(state)
          .ifPresent(e -> events.add(outcome(e, name, e.getSchema().getName())));
      release(state, now, events);
    } else if (step.getState() == ProgressState.FAILED) {
      fail(state, step.getFailure(), now, events);
    }
    return new Transition(state, events);
  }

  static boolean isOver(StageState state) {
    return state.getState() == ProgressState.DONE || state.getState() == ProgressState.FAILED;
  }

  /** Whether the stage has done anything yet; until then it counts as new work. */
  static boolean hasBegun(StageState state) {
    return state.getSteps().stream()
        .anyMatch(
            s ->
                s.getState() == ProgressState.DONE
                    || s.getOperation() != null
                    || s.getPercent() > 0
                    || !s.getCheckpoint().isEmpty());
  }

  /** Lets steps begin whose predecessors are done, and completes the stage after the last. */
  private void release(StageState state, Instant now, List<Outgoing> events) {
    if (isOver(state)) {
      return;
    }
    for (StepState step : state.getSteps()) {
      if (step.getState() == ProgressState.PENDING
          && step.getDueAt() == null
          && graph.step(step.getName()).after().stream()
              .allMatch(n -> step(state, n).getState() == ProgressState.DONE)) {
        step.setState(ProgressState.RUNNING);
        step.setDueAt(now);
        step.setRevision(step.getRevision() + 1);
        events.add(progressed(step, StepResult.inProgress(0, "", Duration.ZERO)));
      }
    }
    if (state.getSteps().stream().allMatch(s -> s.getState() == ProgressState.DONE)) {
      state.setState(ProgressState.DONE);
      state.setEndedAt(now);
      events.add(outcome(stage.completed(state, now), "", "completed"));
    }
  }

  private void fail(StageState state, Failure failure, Instant now, List<Outgoing> events) {
    if (isOver(state)) {
      return;
    }
    state.setState(ProgressState.FAILED);
    state.setEndedAt(now);
    state.setFailure(failure);
    state.getSteps().forEach(s -> s.setDueAt(null));
    events.add(outcome(stage.failed(state, failure), "", "failed"));
  }

  private Outgoing outcome(SpecificRecord event, String step, String outcome) {
    return new Outgoing(stage.outcomes(), event, step, outcome, 0);
  }

  private Outgoing progressed(StepState step, StepResult result) {
    return new Outgoing(
        Topic.progressOf(stage.name()),
        ProgressEvents.of(stage.name(), graph.names(), step, result),
        step.getName(),
        step.getState().name(),
        step.getRevision());
  }

  private StepState step(StageState state, String name) {
    return state.getSteps().stream()
        .filter(s -> s.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the stored stage has no step " + name));
  }

  private static StepState pending(String name) {
    return StepState.newBuilder().setName(name).build();
  }

  private static Failure refusal(Reason reason, List<FieldViolation> violations) {
    String message =
        violations.stream()
            .map(v -> v.getField() + ": " + v.getMessage() + " (accepted: " + v.getAccepted() + ")")
            .collect(Collectors.joining("; "));
    Failure failure =
        StepResult.failure(
            reason,
            violations.get(0).getField(),
            "",
            message,
            "Publish a corrected request under a new migrationId.");
    failure.setViolations(violations);
    return failure;
  }
}
