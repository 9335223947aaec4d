package io.dbmodernizer.migration;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MigrationFailed;
import io.dbmodernizer.runtime.stage.Procedure;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.state.StageState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * The cancellation of a migration. It ends the operations that run in Azure and restores the
 * target's schema.
 *
 * @param steps the steps, in their order
 */
record CancelProcedure(List<Step> steps) implements Procedure {

  CancelProcedure {
    steps = List.copyOf(steps);
  }

  @Override
  public String name() {
    return CANCEL;
  }

  @Override
  public Optional<SpecificRecord> completed(StageState state, Instant now) {
    return Optional.empty();
  }

  @Override
  public Optional<SpecificRecord> failed(StageState state, Failure failure) {
    return Optional.of(
        MigrationFailed.newBuilder()
            .setFailure(failure)
            .setTables(state.getAttention())
            .setTableTotals(state.getTableTotals())
            .build());
  }
}
