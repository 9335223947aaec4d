package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.RequestRefused;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.request.RequestDigest;
import io.dbmodernizer.request.RequestSize;
import io.dbmodernizer.runtime.retry.RetryPolicy;
import io.dbmodernizer.runtime.secret.PlainSecrets;
import io.dbmodernizer.runtime.stage.Procedure;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.stage.StageCommand;
import io.dbmodernizer.runtime.stage.StageTrigger;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.OtherStage;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.state.StepState;
import io.dbmodernizer.tables.StageTables;
import io.dbmodernizer.text.Listing;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/**
 * The rules of a stage: what a trigger begins, what a command changes, and what the result of a
 * step changes. It changes the state that it is given in place, and reads nothing else. It uses
 * neither Kafka nor threads nor a clock.
 */
final class StageReducer {
  private static final int REMEMBERED_COMMANDS = 32;

  private final Stage stage;
  private final StageGraph graph;
  private final StepReducer steps;
  private final StageFlow flow;
  private final TableChanges tableChanges;
  private final Duration progressInterval;

  /**
   * @param progressInterval least time between two events about a step that runs on
   */
  StageReducer(Stage stage, StageGraph graph, RetryPolicy retry, Duration progressInterval) {
    this.stage = stage;
    this.graph = graph;
    this.steps = new StepReducer(retry);
    this.flow = new StageFlow(stage, graph);
    this.tableChanges = new TableChanges(stage);
    this.progressInterval = progressInterval;
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
                graph.names(StageGraph.MAIN).stream()
                    .map(name -> StageFlow.pending(name, StageGraph.MAIN, 0))
                    .collect(Collectors.toList()))
            .setOutputs(new HashMap<>())
            .setResources(new ArrayList<>())
            .setQueuedCommands(new ArrayList<>())
            .setCommandIds(new ArrayList<>())
            .setStartedAt(now)
            .build();
    List<Outgoing> events = new ArrayList<>();
    List<FieldViolation> violations = stage.check(trigger.request());
    if (!violations.isEmpty()) {
      if (!RequestSize.fits(trigger.request())) {
        // The request is too large to store. The refusal needs its metadata only.
        state.setRequest(
            MigrationRequested.newBuilder().setMetadata(trigger.request().getMetadata()).build());
      }
      PlainSecrets.blank(state.getRequest());
      flow.fail(state, refusal(Reason.INVALID_REQUEST, violations), now, events);
    } else {
      flow.release(state, now, events);
    }
    return new Transition(state, events);
  }

  /**
   * Fails a stage that has not begun, because a record that it would store or publish is too large.
   * The state keeps the ids of the request, and its digest, which tells a repeat from another
   * request.
   */
  Transition beginTooLarge(StageTrigger trigger, String traceparent, Failure excess, Instant time) {
    MigrationRequested ids =
        MigrationRequested.newBuilder().setMetadata(trigger.request().getMetadata()).build();
    Transition begun = begin(new StageTrigger(trigger.metadata(), ids, null), traceparent, time);
    StageState state = begun.state();
    state.setState(ProgressState.RUNNING);
    state.setRequestDigest(RequestDigest.of(trigger.request()));
    excess.setViolations(
        List.of(
            new FieldViolation(
                "", excess.getMessage(), "a request from which smaller records are made")));
    List<Outgoing> events = new ArrayList<>();
    flow.fail(state, excess, time.truncatedTo(ChronoUnit.MILLIS), events);
    return new Transition(state, events);
  }

  /** Fails the stage for a reason that no step has returned. */
  Transition fail(StageState state, Failure failure, Instant time) {
    List<Outgoing> events = new ArrayList<>();
    flow.fail(state, failure, time.truncatedTo(ChronoUnit.MILLIS), events);
    return new Transition(state, events);
  }

  /**
   * Answers a trigger for a migration that has begun. A repeat changes nothing. A different request
   * is refused, and so is every request after the migration was removed. The state stays as it is.
   *
   * @return the refusal; empty for a repeat
   */
  List<Outgoing> triggerAgain(StageState state, StageTrigger trigger) {
    if (trigger.target() != null) {
      return List.of();
    }
    String digest = RequestDigest.of(trigger.request());
    if (isRemoved(state)) {
      return List.of(refused(removed(state), "removed:" + digest));
    }
    if (digest.equals(state.getRequestDigest())) {
      return List.of();
    }
    Failure failure =
        StepResult.failure(
            Reason.CONFLICTING_REQUEST,
            "metadata.migrationId",
            "",
            "the migrationId is taken by a different request; that one goes on untouched",
            "Publish the request under a migrationId of its own.");
    return List.of(refused(failure, digest));
  }

  private static Failure removed(StageState state) {
    return StepResult.failure(
        Reason.WRONG_STATE,
        "metadata.migrationId",
        "",
        "the migration of this id was removed at " + state.getEndedAt() + "; an id is used once",
        "Publish the request under a migrationId of its own.");
  }

  /**
   * Carries out a command for a migration that this stage knows. A repeated command changes
   * nothing.
   *
   * <p>A command from a user is refused if the state of the migration does not allow it. Otherwise
   * it is published for the other stages in the same transaction.
   */
  Transition command(StageState state, StageCommand command, Instant time) {
    Instant now = time.truncatedTo(ChronoUnit.MILLIS);
    List<Outgoing> events = new ArrayList<>();
    if (state.getCommandIds().contains(command.id())) {
      return new Transition(state, events);
    }
    Optional<Failure> refusal =
        command.fromUser()
            ? tooLarge(command).or(() -> stage.refusal(command, state))
            : Optional.empty();
    if (refusal.isPresent()) {
      return new Transition(state, List.of(refused(refusal.get(), command.id())));
    }
    remember(state, command.id());
    if (command.fromUser()) {
      events.add(accepted(state, command));
    }
    flow.command(state, command, now, events);
    return new Transition(state, events);
  }

  /**
   * Refuses a command for a migration that this stage does not know.
   *
   * @return the refusal; empty if the command does not come from a user, or is not refused
   */
  List<Outgoing> refuseUnknown(StageCommand command) {
    return command.fromUser()
        ? stage.refusal(command, null).map(f -> refused(f, command.id())).stream().toList()
        : List.of();
  }

  /**
   * Notes an event of another stage. A step that waits runs again at once.
   *
   * @return empty if the event changes nothing
   */
  Optional<Transition> noteOtherStages(StageState state, SpecificRecord event, Instant now) {
    List<OtherStage> known = state.getOtherStages();
    List<OtherStage> after = stage.otherStagesAfter(event, known);
    if (after.equals(known)) {
      return Optional.empty();
    }
    state.setOtherStages(after);
    state.getSteps().stream()
        .filter(step -> step.getState() == ProgressState.WAITING && step.getDueAt() != null)
        .filter(step -> step.getFailingSince() == null)
        .forEach(step -> step.setDueAt(now.truncatedTo(ChronoUnit.MILLIS)));
    return Optional.of(new Transition(state, List.of()));
  }

  /**
   * Applies the result of a run of a step.
   *
   * @param tables the tables as they stand
   */
  Transition apply(
      StageState state, StageTables tables, String name, StepResult returned, Instant time) {
    Instant now = time.truncatedTo(ChronoUnit.MILLIS);
    StepResult result = TextBounds.of(checkedRepeat(name, returned));
    List<Outgoing> events = new ArrayList<>();
    StepState step = flow.step(state, name);
    boolean recurring = step.getProcedure().equals(Procedure.UPKEEP);
    ProgressState before = step.getState();
    boolean changed = steps.apply(state, step, result, now);
    List<TableProgress> changedTables = tableChanges.in(result);
    TableTimes.complete(changedTables, tables, now);
    StageTables tablesNow = tables.with(changedTables);
    if (!changedTables.isEmpty()) {
      TableChanges.note(state, tablesNow);
      events.addAll(tableChanges.events(step, changedTables));
    }
    if (recurring) {
      steps.keepTrying(step, now);
    }
    if (changed && step.getState() == before && now.isBefore(publishableAt(step))) {
      StageFlow.hold(step, resources(result));
    } else if (changed) {
      flow.publish(state, step, resources(result), now, events);
    }
    publishOutcomes(state, step, result, events);
    if (isSuspended(state, step)) {
      // A command ended this work while the run was in flight. Its result is stored, and no further
      // step begins.
      step.setDueAt(null);
    } else if (result instanceof StepResult.Repeat repeat) {
      flow.repeat(state, step, repeat.step(), now, events);
    } else if (!recurring && step.getState() == ProgressState.DONE) {
      flow.release(state, now, events);
    } else if (!recurring && step.getState() == ProgressState.FAILED) {
      flow.fail(state, step.getFailure(), now, events);
    }
    return new Transition(state, events).with(tablesNow, changedTables);
  }

  private static List<AzureResource> resources(StepResult result) {
    if (result instanceof StepResult.Done done) {
      return done.resources();
    }
    return result instanceof StepResult.InProgress progress
        ? progress.interim().resources()
        : List.of();
  }

  /** Returns the time from which the progress of a step that runs on may be published. */
  Instant publishableAt(StepState step) {
    Instant last = step.getPublishedAt() == null ? step.getStartedAt() : step.getPublishedAt();
    return last == null ? Instant.EPOCH : last.plus(progressInterval);
  }

  /** Moves the tables out of a state of a former release, in which tables were part of it. */
  Optional<Transition> unloadTables(StageState state) {
    return tableChanges.unload(state);
  }

  /** Returns a failure in place of a repeat that the graph does not allow. */
  private StepResult checkedRepeat(String name, StepResult result) {
    return result instanceof StepResult.Repeat repeat && !graph.comesAfter(name, repeat.step())
        ? StepResult.failed(
            Reason.INTERNAL_ERROR,
            name,
            "step " + name + " wants step " + repeat.step() + " repeated, which it does not follow",
            "This is a defect of DB Modernizer; report it with the service's log.")
        : result;
  }

  /** Notes that a due step waits for a thread. Its attempts and its due time stay. */
  Transition awaitsThread(StageState state, String name, String waitingOn, Instant time) {
    StepState step = flow.step(state, name);
    step.setState(ProgressState.WAITING);
    step.setWaitingOn(waitingOn);
    return publish(state, step, time);
  }

  /**
   * Publishes the progress of a step that was held back.
   *
   * @return empty if it was published meanwhile
   */
  Optional<Transition> publishHeld(StageState state, String name, Instant time) {
    StepState step = flow.step(state, name);
    return step.getUnpublished() ? Optional.of(publish(state, step, time)) : Optional.empty();
  }

  /**
   * Skips a due step that is not requested, which a former release has begun.
   *
   * @return empty if the step is requested
   */
  Optional<Transition> skipDue(StageState state, String name, Instant time) {
    List<Outgoing> events = new ArrayList<>();
    Instant now = time.truncatedTo(ChronoUnit.MILLIS);
    return flow.skipDue(state, flow.step(state, name), now, events)
        ? Optional.of(new Transition(state, events))
        : Optional.empty();
  }

  private Transition publish(StageState state, StepState step, Instant time) {
    List<Outgoing> events = new ArrayList<>();
    flow.publish(state, step, List.of(), time.truncatedTo(ChronoUnit.MILLIS), events);
    return new Transition(state, events);
  }

  static boolean isOver(StageState state) {
    return StageFlow.isOver(state);
  }

  /** Returns whether the removal of the stage is complete. */
  static boolean isRemoved(StageState state) {
    return state.getProcedure().equals(Procedure.REMOVE) && state.getState() == ProgressState.DONE;
  }

  /** Returns whether a step of the stage has made progress. Until then it counts as new work. */
  static boolean hasBegun(StageState state) {
    return state.getRound() > 0
        || state.getSteps().stream()
            .anyMatch(
                s ->
                    s.getState() == ProgressState.DONE
                        || s.getOperation() != null
                        || s.getPercent() > 0
                        || !s.getCheckpoint().isEmpty());
  }

  private static boolean isSuspended(StageState state, StepState step) {
    return step.getProcedure().equals(Procedure.UPKEEP)
        ? !(state.getState() == ProgressState.DONE && state.getProcedure().isEmpty())
        : isOver(state) || !step.getProcedure().equals(state.getProcedure());
  }

  /** Adds the events of the step: its interim events, or its milestone when it is done. */
  private void publishOutcomes(
      StageState state, StepState step, StepResult result, List<Outgoing> events) {
    if (result instanceof StepResult.InProgress progress) {
      for (SpecificRecord event : progress.interim().events()) {
        flow.noteOtherStages(state, event);
        events.add(
            new Outgoing(
                stage.outcomes(),
                event,
                step.getName(),
                event.getSchema().getName(),
                step.getRevision()));
      }
    } else if (step.getState() == ProgressState.DONE) {
      graph
          .step(step.getName())
          .milestone(state)
          .ifPresent(
              e -> events.add(flow.outcome(state, e, step.getName(), e.getSchema().getName())));
    }
  }

  private Outgoing accepted(StageState state, StageCommand command) {
    CommandAccepted accepted = CommandAccepted.newBuilder(command.command()).build();
    flow.noteOtherStages(state, accepted);
    return new Outgoing(stage.outcomes(), accepted, "", "CommandAccepted:" + command.id(), 0);
  }

  // A command becomes part of the state of every stage, so its size is limited.
  private static Optional<Failure> tooLarge(StageCommand command) {
    long bytes = RequestSize.bytes(command.command());
    return bytes <= RequestSize.MOST_COMMAND_BYTES
        ? Optional.empty()
        : Optional.of(
            StepResult.failure(
                Reason.INVALID_REQUEST,
                "",
                "",
                "the command is too large: it has " + bytes + " bytes",
                "Publish it again with texts of at most "
                    + RequestSize.MOST_COMMAND_BYTES
                    + " bytes in all."));
  }

  private Outgoing refused(Failure failure, String identity) {
    RequestRefused refused = RequestRefused.newBuilder().setFailure(TextBounds.of(failure)).build();
    return new Outgoing(stage.outcomes(), refused, "", "RequestRefused:" + identity, 0);
  }

  private static void remember(StageState state, String commandId) {
    state.getCommandIds().add(commandId);
    if (state.getCommandIds().size() > REMEMBERED_COMMANDS) {
      state.getCommandIds().remove(0);
    }
  }

  private static Failure refusal(Reason reason, List<FieldViolation> violations) {
    String message =
        Listing.of(
            violations.stream()
                .map(
                    v ->
                        v.getField()
                            + ": "
                            + v.getMessage()
                            + " (accepted: "
                            + v.getAccepted()
                            + ")")
                .toList(),
            "; ",
            Listing.MOST);
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
