package io.dbmodernizer.backup.removal;

import io.dbmodernizer.backup.restore.LongTermBackups;
import io.dbmodernizer.backup.retention.TargetDatabase;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.util.List;

/**
 * The step that lists the long-term backups. They outlive the database and the server until their
 * retention ends. The step deletes none of them. The event lists them, because they still cost
 * money.
 */
final class KeptBackupsStep implements Step {
  static final String NAME = "kept-backups";

  private final AzureConnection azure;

  KeptBackupsStep(AzureConnection azure) {
    this.azure = azure;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public StepResult run(StepContext context) {
    List<AzureResource> backups =
        LongTermBackups.resources(azure.rest(), TargetDatabase.of(context));
    return new StepResult.Done(
        backups.size() + " long-term backups are kept until their retention ends",
        Outputs.NONE,
        backups,
        List.of());
  }
}
