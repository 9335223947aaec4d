package io.dbmodernizer.runtime.stage;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.topics.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

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

  /** The event that says the stage is complete; metadata is filled in by the runtime. */
  SpecificRecord completed(StageState state, Instant now);

  /** The event that says the stage failed; metadata is filled in by the runtime. */
  SpecificRecord failed(StageState state, Failure failure);
}
