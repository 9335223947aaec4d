package io.dbmodernizer.runtime.stage;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.state.StageState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * A graph of steps that a stage carries out on a command, after or instead of its main work. The
 * names of its steps are unique within the stage.
 */
public interface Procedure {
  /** Name of the procedure that ends main work that was cancelled. */
  String CANCEL = "cancel";

  /** Name of the procedure that removes what the stage created. */
  String REMOVE = "remove";

  /** Name of the procedure that restores the database. */
  String RESTORE = "restore";

  /** Name under which the state holds the steps that recur after the main work. */
  String UPKEEP = "upkeep";

  /** Returns {@link #CANCEL}, {@link #REMOVE} or {@link #RESTORE}. */
  String name();

  /**
   * Returns the steps, in the order in which people see them. A step comes after steps of the same
   * procedure only.
   */
  List<Step> steps();

  /**
   * Returns the event that the procedure is complete. The runtime fills in its metadata.
   *
   * @return empty for a cancellation, which ends the stage as failed with the reason {@code
   *     CANCELLED}
   */
  Optional<SpecificRecord> completed(StageState state, Instant now);

  /**
   * Returns the event that a step of the procedure has failed. The runtime fills in its metadata.
   *
   * @return empty for a cancellation
   */
  Optional<SpecificRecord> failed(StageState state, Failure failure);
}
