package io.dbmodernizer.backup.restore;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.DatabaseRestored;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.RestoreFailed;
import io.dbmodernizer.events.RestoreKind;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.stage.Procedure;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.state.StageState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * The procedure that restores the database under another name on a user's command. The original
 * database stays as it is, also if the restore fails.
 */
public final class RestoreProcedure implements Procedure {
  private final List<Step> steps;

  /**
   * Creates the procedure.
   *
   * @param azure connection to Azure Resource Manager
   */
  public RestoreProcedure(AzureConnection azure) {
    this.steps = List.of(new RestoreSourceStep(azure), RestoredDatabase.step(azure));
  }

  @Override
  public String name() {
    return RESTORE;
  }

  @Override
  public List<Step> steps() {
    return steps;
  }

  @Override
  public Optional<SpecificRecord> completed(StageState state, Instant now) {
    RestorePlan plan = RestorePlan.of(Outputs.of(state));
    AzureResource database =
        state.getResources().stream()
            .filter(resource -> ResourceId.same(resource.getId(), plan.id()))
            .findFirst()
            .orElseGet(plan::resource);
    return Optional.of(
        DatabaseRestored.newBuilder()
            .setKind(kind(state))
            .setRestorePoint(plan.restorePoint())
            .setRestoredFrom(plan.source())
            .setDatabase(database)
            .build());
  }

  @Override
  public Optional<SpecificRecord> failed(StageState state, Failure failure) {
    return Optional.of(RestoreFailed.newBuilder().setKind(kind(state)).setFailure(failure).build());
  }

  private static RestoreKind kind(StageState state) {
    CommandAccepted command = state.getCommand();
    return command == null ? RestoreKind.UNSPECIFIED : RestoreSourceStep.command(command).getKind();
  }
}
