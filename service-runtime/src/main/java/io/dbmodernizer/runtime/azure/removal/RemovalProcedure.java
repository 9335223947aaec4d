package io.dbmodernizer.runtime.azure.removal;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.RemovalFailed;
import io.dbmodernizer.runtime.stage.Procedure;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.state.StageState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;

/**
 * The procedure that removes what a stage created.
 *
 * @param stage name of the stage
 * @param steps the removal steps, in the order that Azure requires
 * @param event builds the event of the end from the removed and the kept resources
 */
public record RemovalProcedure(
    String stage,
    List<Step> steps,
    BiFunction<List<AzureResource>, List<AzureResource>, SpecificRecord> event)
    implements Procedure {

  /** Copies the steps. */
  public RemovalProcedure {
    steps = List.copyOf(steps);
  }

  @Override
  public String name() {
    return REMOVE;
  }

  @Override
  public Optional<SpecificRecord> completed(StageState state, Instant now) {
    return Optional.of(event.apply(RemovedResources.removed(state), RemovedResources.kept(state)));
  }

  @Override
  public Optional<SpecificRecord> failed(StageState state, Failure failure) {
    return Optional.of(RemovalFailed.newBuilder().setStage(stage).setFailure(failure).build());
  }
}
