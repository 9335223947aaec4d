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

  /** Name of the stage and of its service, for example {@code provisioner}. */
  String name();

  /** The topic of its outcomes; this service is its only writer. */
  Topic outcomes();

  /** The topic whose events begin the stage. */
  Topic triggers();

  /**
   * The topic on which the stage says where every table stands; this service is its only writer.
   *
   * @return the topic; empty for a stage that has no tables
   */
  default Optional<Topic> tables() {
    return Optional.empty();
  }

  /** The steps, in the order in which people should see them. */
  List<Step> steps();

  /**
   * Whether an event begins this stage.
   *
   * @return the trigger, or empty if the event is of no interest
   */
  Optional<StageTrigger> trigger(SpecificRecord event);

  /** Rules the request breaks; a request with violations fails before anything is touched. */
  default List<FieldViolation> check(MigrationRequested request) {
    return List.of();
  }

  /**
   * All topics the stage reads: that of its triggers, and those of commands and of news from other
   * stages.
   */
  default Set<Topic> sources() {
    return Set.of(triggers());
  }

  /**
   * The command that an event carries for this stage; by default what the provisioner hands on.
   *
   * @return the command, or empty if the event is none
   */
  default Optional<StageCommand> command(SpecificRecord event) {
    return StageCommand.accepted(event);
  }

  /**
   * Why a command from a user cannot be carried out. Asked only for commands that this stage
   * receives first hand; what it does not refuse is handed on to the other stages.
   *
   * @param state the migration as this stage knows it; null if it does not
   */
  default Optional<Failure> refusal(StageCommand command, @Nullable StageState state) {
    return Optional.empty();
  }

  /**
   * What is known of the other stages after an event.
   *
   * @param known what was known before
   * @return what is known now; the same list if the event is of no interest
   */
  default List<OtherStage> otherStagesAfter(SpecificRecord event, List<OtherStage> known) {
    return known;
  }

  /** What the stage carries out on commands. */
  default List<Procedure> procedures() {
    return List.of();
  }

  /**
   * Steps that recur once the main work is done, until the target is removed. They return {@link
   * io.dbmodernizer.runtime.step.StepResult.InProgress} or {@code Waiting} with the time until the
   * next run; a failure of one fails nothing and is tried again.
   */
  default List<Step> upkeep() {
    return List.of();
  }

  /** The event that says the stage is complete; metadata is filled in by the runtime. */
  SpecificRecord completed(StageState state, Instant now);

  /** The event that says the stage failed; metadata is filled in by the runtime. */
  SpecificRecord failed(StageState state, Failure failure);
}
