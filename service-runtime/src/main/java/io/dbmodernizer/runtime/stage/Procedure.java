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

  /** The name that the steps that recur after the main work are filed under. */
  String UPKEEP = "upkeep";

  /** One of the names above. */
  String name();

  /** The steps, in the order in which people should see them; their graph is closed in itself. */
  List<Step> steps();

  /**
   * What to publish at the end; metadata is filled in by the runtime. Empty for a cancellation,
   * which ends the stage as failed with the reason {@code CANCELLED}.
   */
  Optional<SpecificRecord> completed(StageState state, Instant now);

  /** What to publish when a step of it has failed; metadata is filled in by the runtime. */
  Optional<SpecificRecord> failed(StageState state, Failure failure);
}
