package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.stage.Procedure;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.stage.StageCommand;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.state.StepState;
import io.dbmodernizer.topics.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * The transitions of a stage: from step to step, and from its main work into a procedure and back.
 * Changes the state that it is given and adds the events of each change to a list.
 */
final class StageFlow {
  private final Stage stage;
  private final StageGraph graph;

  StageFlow(Stage stage, StageGraph graph) {
    this.stage = stage;
    this.graph = graph;
  }

  static boolean isOver(StageState state) {
    return state.getState() == ProgressState.DONE || state.getState() == ProgressState.FAILED;
  }

  /**
   * Skips the steps that are not requested, begins those whose predecessors are past, and ends the
   * stage when all steps are past.
   */
  void release(StageState state, Instant now, List<Outgoing> events) {
    if (isOver(state)) {
      return;
    }
    List<StepState> steps = active(state);
    List<StepState> waiting =
        steps.stream()
            .filter(step -> step.getState() == ProgressState.PENDING && step.getDueAt() == null)
            .toList();
    waiting.forEach(step -> skipUnlessRequested(state, step));
    for (StepState step : waiting) {
      if (!isPast(step)
          && graph.step(step.getName()).after().stream().allMatch(name -> isPast(state, name))) {
        start(step, now);
      }
    }
    if (steps.stream().allMatch(StageFlow::isPast)) {
      complete(state, now, events);
    }
  }

  private void skipUnlessRequested(StageState state, StepState step) {
    graph
        .step(step.getName())
        .notRequested(state.getRequest())
        .ifPresent(
            why -> {
              step.setState(ProgressState.SKIPPED);
              step.setDetail(why);
              step.setWaitingOn("");
              step.setFailure(null);
              step.setOperation(null);
              step.setUnpublished(false);
              step.setDueAt(null);
            });
  }

  /**
   * Skips a due step that is not requested. A release that ran such steps has begun it.
   *
   * @return false if the step is requested
   */
  boolean skipDue(StageState state, StepState step, Instant now, List<Outgoing> events) {
    skipUnlessRequested(state, step);
    if (!isPast(step)) {
      return false;
    }
    release(state, now, events);
    return true;
  }

  /** Returns whether a step has nothing left to do. */
  static boolean isPast(StepState step) {
    return step.getState() == ProgressState.DONE || step.getState() == ProgressState.SKIPPED;
  }

  /**
   * Returns whether later steps need not wait for a step. A state of a former release may lack a
   * step that was added since; the migration did not ask for it then.
   */
  private static boolean isPast(StageState state, String name) {
    return find(state, name).map(StageFlow::isPast).orElse(true);
  }

  /** Begins an earlier step anew, and the steps between it and the step that asks for it. */
  void repeat(StageState state, StepState asking, String from, Instant now, List<Outgoing> events) {
    for (StepState step : active(state)) {
      String name = step.getName();
      boolean between =
          step.getState() != ProgressState.SKIPPED
              && (name.equals(from) || graph.comesAfter(name, from))
              && graph.comesAfter(asking.getName(), name);
      if (between) {
        keepFacts(step);
        step.setState(ProgressState.PENDING);
        step.setPercent(0);
        step.setDueAt(null);
        step.setStartedAt(null);
        publish(state, step, List.of(), now, events);
      }
    }
    release(state, now, events);
  }

  /** Ends the main work or the procedure as failed. */
  void fail(StageState state, Failure cause, Instant now, List<Outgoing> events) {
    if (isOver(state)) {
      return;
    }
    Failure failure = TextBounds.of(cause);
    String procedure = state.getProcedure();
    clearDueTimes(state);
    if (procedure.equals(Procedure.RESTORE)) {
      failed(state, failure, events);
      returnToMain(state, now, events);
    } else {
      if (procedure.equals(Procedure.CANCEL)) {
        state.setProcedure(StageGraph.MAIN);
      }
      state.setState(ProgressState.FAILED);
      state.setEndedAt(now);
      state.setFailure(failure);
      failed(state, failure, events);
    }
    beginQueued(state, now, events);
  }

  /** Carries out a command now, or queues it until the present work ends. */
  void command(StageState state, StageCommand command, Instant now, List<Outgoing> events) {
    switch (command.kind()) {
      case CANCEL -> {
        if (!isOver(state) && state.getProcedure().isEmpty()) {
          cancel(state, command.command(), now, events);
        }
      }
      case RETRY -> {
        if (isRetryable(state)) {
          resume(state, command.command(), now, events);
        }
      }
      case TEARDOWN, RESTORE -> {
        state.getQueuedCommands().add(command.command());
        beginQueued(state, now, events);
      }
      // It begins and ends nothing. The steps read it with their next run.
      case THROTTLE -> state.setThrottle(command.command().getThrottle());
    }
  }

  /**
   * Publishes the progress of a step.
   *
   * @param resources resources that the last run has reported
   */
  void publish(
      StageState state,
      StepState step,
      List<AzureResource> resources,
      Instant now,
      List<Outgoing> events) {
    List<AzureResource> reported = new ArrayList<>(step.getUnpublishedResources());
    reported.addAll(resources);
    step.setUnpublishedResources(new ArrayList<>());
    step.setUnpublished(false);
    step.setPublishedAt(now);
    step.setRevision(step.getRevision() + 1);
    events.add(
        new Outgoing(
            Topic.progressOf(stage.name()),
            ProgressEvents.of(stage.name(), graph, state, step, reported),
            step.getName(),
            step.getState().name(),
            step.getRevision()));
  }

  /** Notes that the progress of a step is published later. */
  static void hold(StepState step, List<AzureResource> resources) {
    List<AzureResource> reported = new ArrayList<>(step.getUnpublishedResources());
    reported.addAll(resources);
    step.setUnpublishedResources(reported);
    step.setUnpublished(true);
  }

  /**
   * Returns an event on the stage's own topic, and notes what it says of the other stages.
   *
   * @param step name of the step; empty for an event of the stage
   * @param outcome tells the event from others of the same step and round
   */
  Outgoing outcome(StageState state, SpecificRecord event, String step, String outcome) {
    noteOtherStages(state, event);
    return new Outgoing(stage.outcomes(), event, step, outcome, state.getRound());
  }

  /** Stores what an event says of the other stages. */
  void noteOtherStages(StageState state, SpecificRecord event) {
    state.setOtherStages(stage.otherStagesAfter(event, state.getOtherStages()));
  }

  StepState step(StageState state, String name) {
    return find(state, name)
        .orElseThrow(() -> new IllegalArgumentException("the stored stage has no step " + name));
  }

  private void complete(StageState state, Instant now, List<Outgoing> events) {
    String procedure = state.getProcedure();
    if (procedure.equals(Procedure.CANCEL)) {
      fail(state, cancelled(state.getCommand()), now, events);
      return;
    }
    if (procedure.isEmpty()) {
      events.add(outcome(state, stage.completed(state, now), "", "completed"));
    } else {
      graph
          .procedure(procedure)
          .flatMap(p -> p.completed(state, now))
          .ifPresent(e -> events.add(outcome(state, e, "", procedure + "-completed")));
    }
    if (procedure.equals(Procedure.RESTORE)) {
      returnToMain(state, now, events);
    } else {
      state.setState(ProgressState.DONE);
      state.setEndedAt(now);
      if (procedure.isEmpty()) {
        startUpkeep(state, now);
      }
    }
    beginQueued(state, now, events);
  }

  private void failed(StageState state, Failure failure, List<Outgoing> events) {
    String procedure = state.getProcedure();
    if (procedure.isEmpty()) {
      events.add(outcome(state, stage.failed(state, failure), "", "failed"));
    } else {
      graph
          .procedure(procedure)
          .flatMap(p -> p.failed(state, failure))
          .ifPresent(e -> events.add(outcome(state, e, "", procedure + "-failed")));
    }
  }

  private void cancel(
      StageState state, CommandAccepted command, Instant now, List<Outgoing> events) {
    Optional<Procedure> procedure = graph.procedure(Procedure.CANCEL);
    if (procedure.isPresent()) {
      begin(state, procedure.get(), command, now, events);
    } else {
      beginRound(state, command);
      fail(state, cancelled(command), now, events);
    }
  }

  private void resume(
      StageState state, CommandAccepted command, Instant now, List<Outgoing> events) {
    beginRound(state, command);
    for (StepState step : active(state)) {
      if (isPast(step)) {
        continue;
      }
      keepFacts(step);
      if (step.getState() != ProgressState.PENDING) {
        step.setAttempt(0);
        step.setFailingSince(null);
        step.setFailure(null);
        step.setWaitingOn("");
        step.setPercent(0);
        start(step, now);
        publish(state, step, List.of(), now, events);
      }
    }
    release(state, now, events);
  }

  /** Keeps the facts in the checkpoint and drops its verdicts. */
  private void keepFacts(StepState step) {
    step.setCheckpoint(graph.step(step.getName()).kept(step.getCheckpoint()));
  }

  /** Begins queued commands while no work is going on. */
  private void beginQueued(StageState state, Instant now, List<Outgoing> events) {
    boolean removed =
        state.getProcedure().equals(Procedure.REMOVE) && state.getState() == ProgressState.DONE;
    while (isOver(state) && !removed && !state.getQueuedCommands().isEmpty()) {
      CommandAccepted command = state.getQueuedCommands().remove(0);
      String name = command.getTeardown() == null ? Procedure.RESTORE : Procedure.REMOVE;
      graph.procedure(name).ifPresent(p -> begin(state, p, command, now, events));
    }
  }

  private void begin(
      StageState state,
      Procedure procedure,
      CommandAccepted command,
      Instant now,
      List<Outgoing> events) {
    state.getSteps().forEach(step -> step.setDueAt(null));
    state.setProcedure(procedure.name());
    beginRound(state, command);
    // A new list: one that was read from the changelog cannot remove.
    List<StepState> steps = new ArrayList<>(state.getSteps());
    for (String name : graph.names(procedure.name())) {
      int revision = find(state, name).map(StepState::getRevision).orElse(0);
      steps.removeIf(step -> step.getName().equals(name));
      steps.add(pending(name, procedure.name(), revision));
    }
    state.setSteps(steps);
    release(state, now, events);
  }

  private static void beginRound(StageState state, CommandAccepted command) {
    state.setCommand(command);
    state.setCausationId(command.getMetadata().getEventId());
    state.setRound(state.getRound() + 1);
    state.setState(ProgressState.RUNNING);
    state.setFailure(null);
    state.setEndedAt(null);
  }

  private void returnToMain(StageState state, Instant now, List<Outgoing> events) {
    state.setProcedure(StageGraph.MAIN);
    boolean done = active(state).stream().allMatch(StageFlow::isPast);
    state.setState(done ? ProgressState.DONE : ProgressState.FAILED);
    state.setEndedAt(now);
    if (done) {
      startUpkeep(state, now);
    }
  }

  private void startUpkeep(StageState state, Instant now) {
    for (String name : graph.names(Procedure.UPKEEP)) {
      if (find(state, name).isEmpty()) {
        state.getSteps().add(pending(name, Procedure.UPKEEP, 0));
      }
      StepState step = step(state, name);
      skipUnlessRequested(state, step);
      if (!isPast(step)) {
        start(step, now);
        step.setState(ProgressState.RECURRING);
      }
    }
  }

  /** Begins a step. This is published later, unless its first run ends before. */
  private static void start(StepState step, Instant now) {
    step.setState(ProgressState.RUNNING);
    step.setStartedAt(now);
    step.setPublishedAt(null);
    step.setUnpublished(true);
    step.setDueAt(now);
  }

  private void clearDueTimes(StageState state) {
    state.getSteps().forEach(step -> step.setDueAt(null));
  }

  private static List<StepState> active(StageState state) {
    return state.getSteps().stream()
        .filter(step -> step.getProcedure().equals(state.getProcedure()))
        .toList();
  }

  /** Returns whether a retry can help. A request that broke a rule stays the same. */
  private static boolean isRetryable(StageState state) {
    Failure failure = state.getFailure();
    return state.getState() == ProgressState.FAILED
        && (failure == null || failure.getViolations().isEmpty());
  }

  private static Failure cancelled(CommandAccepted command) {
    String who = command.getCancel() == null ? "" : command.getCancel().getRequester();
    String why = command.getCancel() == null ? "" : command.getCancel().getExplanation();
    return StepResult.failure(
        Reason.CANCELLED,
        "",
        "",
        "cancelled" + (who.isEmpty() ? "" : " by " + who) + (why.isEmpty() ? "" : ": " + why),
        "Request a retry to go on, or a teardown to remove what was created.");
  }

  private static Optional<StepState> find(StageState state, String name) {
    return state.getSteps().stream().filter(s -> s.getName().equals(name)).findFirst();
  }

  static StepState pending(String name, String procedure, int revision) {
    return StepState.newBuilder()
        .setName(name)
        .setProcedure(procedure)
        .setRevision(revision)
        .build();
  }
}
