package io.dbmodernizer.runtime.stage;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.state.OtherStage;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.topics.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A small graph of steps that a service carries out for every migration. Define exactly one bean of
 * this type in a service; the runtime does the rest.
 */
public interface Stage {

  /** Returns the name of the stage and of its service, for example {@code provisioner}. */
  String name();

  /** Returns the topic of its outcomes. This service is the only writer of the topic. */
  Topic outcomes();

  /** Returns the topic whose events begin the stage. */
  Topic triggers();

  /**
   * Returns the topic with the state of every table. This service is the only writer of the topic.
   *
   * @return the topic; empty for a stage that has no tables
   */
  default Optional<Topic> tables() {
    return Optional.empty();
  }

  /** Returns the steps of the main work, in the order in which people see them. */
  List<Step> steps();

  /**
   * Returns the trigger that an event is for this stage.
   *
   * @return the trigger; empty if the event does not begin this stage
   */
  Optional<StageTrigger> trigger(SpecificRecord event);

  /**
   * Returns the rules that a request breaks. A request with violations fails before any step runs.
   */
  default List<FieldViolation> check(MigrationRequested request) {
    return List.of();
  }

  /**
   * Returns all topics that the stage reads: the topic of its triggers, and the topics of commands
   * and of other stages' events.
   */
  default Set<Topic> sources() {
    return Set.of(triggers());
  }

  /**
   * Returns the command that an event carries for this stage. By default it is a command that the
   * provisioner has accepted.
   *
   * @return the command; empty if the event is no command for this stage
   */
  default Optional<StageCommand> command(SpecificRecord event) {
    return StageCommand.accepted(event);
  }

  /**
   * Returns why a user's command cannot be carried out. The runtime asks only for commands that the
   * user published. It publishes a command that is not refused for the other stages.
   *
   * @param state the migration as this stage knows it; null if it does not know the migration
   * @return the failure; empty if the command is carried out
   */
  default Optional<Failure> refusal(StageCommand command, @Nullable StageState state) {
    return Optional.empty();
  }

  /**
   * Returns the state of the other stages after an event.
   *
   * @param known their state before the event
   * @return their state after it; the same list if the event changes nothing
   */
  default List<OtherStage> otherStagesAfter(SpecificRecord event, List<OtherStage> known) {
    return known;
  }

  /** Returns the procedures that the stage carries out on commands. */
  default List<Procedure> procedures() {
    return List.of();
  }

  /**
   * Returns the steps that recur after the main work, until the target is removed. They return
   * {@link io.dbmodernizer.runtime.step.StepResult.InProgress} or {@code Waiting} with the time
   * until the next run; a failure of one fails nothing and is tried again.
   */
  default List<Step> upkeep() {
    return List.of();
  }

  /** Returns the event that the stage is complete. The runtime fills in its metadata. */
  SpecificRecord completed(StageState state, Instant now);

  /** Returns the event that the stage failed. The runtime fills in its metadata. */
  SpecificRecord failed(StageState state, Failure failure);
}
