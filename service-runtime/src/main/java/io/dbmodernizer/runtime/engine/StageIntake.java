package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.deadletter.UnprocessableRecordException;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.stage.StageCommand;
import io.dbmodernizer.runtime.stage.StageTrigger;
import io.dbmodernizer.runtime.step.StepResult;
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
 * Says what a record, or the result of a step, makes of a migration. Whatever goes wrong concerns
 * that record or that migration alone: nothing has been stored or published when this throws.
 */
final class StageIntake {
  private static final Logger LOG = LoggerFactory.getLogger(StageIntake.class);
  private static final String DEFECT =
      "This is probably a defect of DB Modernizer; report it with the service's log.";

  private final Stage stage;
  private final StageReducer reducer;
  private final TransitionCheck check;
  private final Function<String, StageTables> tables;

  /**
   * @param tables gives the tables of a migration as stored
   */
  StageIntake(
      Stage stage,
      StageReducer reducer,
      TransitionCheck check,
      Function<String, StageTables> tables) {
    this.stage = stage;
    this.reducer = reducer;
    this.check = check;
    this.tables = tables;
  }

  /**
   * What a record makes of its migration.
   *
   * @param record one that breaks no record rule
   * @param stored reads the state; each call gives a copy of its own, null for none
   * @return what to store and publish; empty if it is of no interest
   * @throws UnprocessableRecordException if it has to be set aside
   * @throws RuntimeException if it has to be read again later: the registry cannot be asked
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
   * What the result of a step makes of its migration. A result that cannot be applied fails the
   * migration instead.
   *
   * @param stored reads the state; each call gives a copy of its own
   * @return what to store and publish; empty if not even the failure can be applied, which is
   *     logged
   * @throws RuntimeException if it has to be tried again later
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
   * What it makes of a migration that a due step waits for a thread.
   *
   * @return what to store and publish; empty if it does not fit, as it is of no consequence
   */
  Optional<Prepared> awaitsThread(StepRef ref, String waitingOn, StageState state, Instant now) {
    try {
      return Optional.of(check.prepare(reducer.awaitsThread(state, ref.step(), waitingOn), now));
    } catch (ExcessiveRecordException e) {
      return Optional.empty();
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

  /** What moves the tables out of a state of before; empty if there are none in it. */
  Optional<Prepared> unloaded(StageState state, Instant now) {
    return reducer.unloadTables(state).map(transition -> check.prepare(transition, now));
  }

  /** The registry cannot be asked, or Kafka Streams has lost the store or the task. */
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
    LOG.atInfo().addKeyValue("migrationId", record.key()).log("Stage begins");
    return Optional.of(reducer.begin(trigger, TraceParent.of(record.headers()), now));
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

  /** What is left of a record whose consequences are too large. */
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
                trigger.get(), TraceParent.of(record.headers()), excess.failure(), now),
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

  /** What a refusal is stamped with when there is no migration. */
  private static StageState stateOfUnknown(String migrationId, StageCommand command) {
    StageState state = StageState.newBuilder().setCausationId(command.id()).build();
    state.getRequest().getMetadata().setMigrationId(migrationId);
    return state;
  }
}
