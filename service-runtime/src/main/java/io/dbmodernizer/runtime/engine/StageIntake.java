package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.deadletter.UnprocessableRecordException;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.stage.StageCommand;
import io.dbmodernizer.runtime.stage.StageTrigger;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.trace.Tracing;
import io.dbmodernizer.serde.RegistryFailures;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.tables.StageTables;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a record, or the result of a step, into the change of a migration. A failure concerns that
 * record or that migration alone. Nothing is stored or published when a method throws.
 */
final class StageIntake {
  private static final Logger LOG = LoggerFactory.getLogger(StageIntake.class);
  private static final String DEFECT =
      "This is probably a defect of DB Modernizer; report it with the service's log.";

  private final Stage stage;
  private final StageReducer reducer;
  private final TransitionCheck check;
  private final Tracing tracing;
  private final Function<String, StageTables> tables;

  /**
   * @param tables gives the tables of a migration as stored
   */
  StageIntake(
      Stage stage,
      StageReducer reducer,
      TransitionCheck check,
      Tracing tracing,
      Function<String, StageTables> tables) {
    this.stage = stage;
    this.reducer = reducer;
    this.check = check;
    this.tracing = tracing;
    this.tables = tables;
  }

  /**
   * Returns the change that a record makes to its migration.
   *
   * @param record a record that breaks no record rule
   * @param stored reads the state; each call returns a copy of its own, null if there is none
   * @return the state to store and the events to publish; empty if the record changes nothing
   * @throws UnprocessableRecordException if the record must be set aside
   * @throws RuntimeException if the record must be read again later: the registry does not answer
   */
  Optional<Prepared> received(
      Record<String, SpecificRecord> record, Supplier<@Nullable StageState> stored, Instant now) {
    try {
      return transition(record, stored.get(), now).map(t -> check.prepare(t, now));
    } catch (ExcessiveRecordException e) {
      return Optional.of(excessive(record, stored.get(), e, now));
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      if (isNotOfTheRecord(e)) {
        throw e;
      }
      throw UnprocessableRecordException.unexpected(stage.name(), e);
    }
  }

  /**
   * Returns the change that the result of a step makes to its migration. A result that cannot be
   * applied fails the migration instead.
   *
   * @param stored reads the state; each call returns a copy of its own
   * @return the state to store and the events to publish; empty if the failure cannot be applied
   *     either, which is logged
   * @throws RuntimeException if the result must be applied again later
   */
  Optional<Prepared> returned(
      StepRef ref, StepResult result, Supplier<StageState> stored, Instant now) {
    try {
      return Optional.of(applied(ref, result, stored.get(), now));
    } catch (ExcessiveRecordException e) {
      return failed(ref, new StepResult.Failed(e.failure(), false, null, false), stored, now);
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      if (isNotOfTheRecord(e)) {
        throw e;
      }
      StepResult defect =
          StepResult.failed(
              Reason.INTERNAL_ERROR,
              e.getClass().getName(),
              "the result of the step cannot be applied: " + e.getClass().getSimpleName(),
              DEFECT);
      Optional<Prepared> prepared = failed(ref, defect, stored, now);
      LOG.atError()
          .addKeyValue("migrationId", ref.migrationId())
          .addKeyValue("step", ref.step())
          .setCause(e)
          .log("The result of a step cannot be applied; its migration fails");
      return prepared;
    }
  }

  /**
   * Returns the change to a migration whose due step waits for a thread.
   *
   * @return the state to store and the events to publish; empty if they are too large, because the
   *     notice may be left out
   */
  Optional<Prepared> awaitsThread(StepRef ref, String waitingOn, StageState state, Instant now) {
    try {
      return Optional.of(
          check.prepare(reducer.awaitsThread(state, ref.step(), waitingOn, now), now));
    } catch (ExcessiveRecordException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the change that publishes the progress of a step that was held back.
   *
   * @return empty if it was published meanwhile, or if the records are too large, because progress
   *     may be left out
   */
  Optional<Prepared> heldProgress(StepRef ref, StageState state, Instant now) {
    try {
      return reducer.publishHeld(state, ref.step(), now).map(t -> check.prepare(t, now));
    } catch (ExcessiveRecordException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the change that skips a due step which is not requested. If it leads to records that
   * are too large, the migration fails instead.
   *
   * @param stored reads the state; each call returns a copy of its own
   * @return empty if the step is requested, or if the failure cannot be applied either
   */
  Optional<Prepared> skipped(StepRef ref, Supplier<StageState> stored, Instant now) {
    try {
      return reducer.skipDue(stored.get(), ref.step(), now).map(t -> check.prepare(t, now));
    } catch (ExcessiveRecordException e) {
      return failed(ref, new StepResult.Failed(e.failure(), false, null, false), stored, now);
    }
  }

  private Optional<Prepared> failed(
      StepRef ref, StepResult failure, Supplier<StageState> stored, Instant now) {
    try {
      return Optional.of(applied(ref, failure, stored.get(), now));
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      if (isNotOfTheRecord(e)) {
        throw e;
      }
      LOG.atError()
          .addKeyValue("migrationId", ref.migrationId())
          .addKeyValue("step", ref.step())
          .setCause(e)
          .log("The failure of a step cannot be applied; the step rests until the next start");
      return Optional.empty();
    }
  }

  private Prepared applied(StepRef ref, StepResult result, StageState state, Instant now) {
    StageTables before = tables.apply(ref.migrationId());
    return check.prepare(reducer.apply(state, before, ref.step(), result, now), now);
  }

  /**
   * Returns the change that moves the tables out of a state of a former release.
   *
   * @return empty if the state holds no tables
   */
  Optional<Prepared> unloaded(StageState state, Instant now) {
    return reducer.unloadTables(state).map(transition -> check.prepare(transition, now));
  }

  /**
   * Returns whether the record is not at fault: the registry does not answer, or Kafka Streams has
   * lost the store or the task.
   */
  private static boolean isNotOfTheRecord(Throwable thrown) {
    return thrown instanceof StreamsException || RegistryFailures.isRetriable(thrown);
  }

  private Optional<Transition> transition(
      Record<String, SpecificRecord> record, @Nullable StageState state, Instant now) {
    SpecificRecord event = record.value();
    Optional<StageTrigger> trigger = stage.trigger(event);
    if (trigger.isPresent()) {
      return begin(record, trigger.get(), state, now);
    }
    Optional<StageCommand> command = stage.command(event);
    if (command.isPresent()) {
      return command(record.key(), command.get(), state, now);
    }
    return state == null ? Optional.empty() : reducer.noteOtherStages(state, event, now);
  }

  private Optional<Transition> begin(
      Record<String, SpecificRecord> record,
      StageTrigger trigger,
      @Nullable StageState state,
      Instant now) {
    if (state != null) {
      List<Outgoing> events = reducer.triggerAgain(state, trigger);
      return events.isEmpty() ? Optional.empty() : Optional.of(Transition.events(state, events));
    }
    String traceparent = tracing.begin(record.key(), record.headers());
    tracing
        .noted(LOG.atInfo().addKeyValue("migrationId", record.key()), traceparent)
        .log("Stage begins");
    return Optional.of(reducer.begin(trigger, traceparent, now));
  }

  private Optional<Transition> command(
      String migrationId, StageCommand command, @Nullable StageState state, Instant now) {
    if (state == null) {
      List<Outgoing> refusal = reducer.refuseUnknown(command);
      return refusal.isEmpty()
          ? Optional.empty()
          : Optional.of(Transition.events(stateOfUnknown(migrationId, command), refusal));
    }
    LOG.atInfo()
        .addKeyValue("migrationId", migrationId)
        .addKeyValue("command", command.kind())
        .addKeyValue("commandId", command.id())
        .log("Command");
    return Optional.of(reducer.command(state, command, now));
  }

  /** Returns the failure of a migration whose record would lead to records that are too large. */
  private Prepared excessive(
      Record<String, SpecificRecord> record,
      @Nullable StageState state,
      ExcessiveRecordException excess,
      Instant now) {
    Optional<StageTrigger> trigger = stage.trigger(record.value());
    try {
      if (state == null && trigger.isPresent()) {
        return check.prepare(
            reducer.beginTooLarge(
                trigger.get(),
                tracing.begin(record.key(), record.headers()),
                excess.failure(),
                now),
            now);
      }
      if (state != null && !StageReducer.isOver(state)) {
        return check.prepare(reducer.fail(state, excess.failure(), now), now);
      }
    } catch (ExcessiveRecordException e) {
      throw new UnprocessableRecordException(stage.name(), String.valueOf(e.getMessage()));
    }
    throw new UnprocessableRecordException(stage.name(), String.valueOf(excess.getMessage()));
  }

  /** Returns a state with the ids for a refusal, where there is no migration. */
  private static StageState stateOfUnknown(String migrationId, StageCommand command) {
    StageState state = StageState.newBuilder().setCausationId(command.id()).build();
    state.getRequest().getMetadata().setMigrationId(migrationId);
    return state;
  }
}
