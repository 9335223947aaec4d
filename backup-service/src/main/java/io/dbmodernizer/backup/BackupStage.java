package io.dbmodernizer.backup;

import io.dbmodernizer.backup.drift.PolicyDriftStep;
import io.dbmodernizer.backup.removal.BackupRemoval;
import io.dbmodernizer.backup.restore.RestoreProcedure;
import io.dbmodernizer.backup.retention.RetentionPolicy;
import io.dbmodernizer.backup.retention.SqlClients;
import io.dbmodernizer.backup.vault.RecoveryVault;
import io.dbmodernizer.backup.vault.VaultSoftDelete;
import io.dbmodernizer.backup.verify.ReportedPolicy;
import io.dbmodernizer.backup.verify.VerifyBackupsStep;
import io.dbmodernizer.events.BackupEnabled;
import io.dbmodernizer.events.BackupFailed;
import io.dbmodernizer.events.BackupMechanism;
import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.RequestRules;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.stage.StageDefinition;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.topics.Topic;
import java.time.Duration;
import java.util.List;

/**
 * The backup stage. Azure backs its SQL databases up by itself. The stage sets how long the backups
 * are kept, by policies of Microsoft.Sql, and checks later that nobody has changed the policies. A
 * Recovery Services vault cannot protect an Azure SQL Database.
 */
public final class BackupStage {

  private BackupStage() {}

  /**
   * Returns the stage as the service runs it.
   *
   * @param azure connection to Azure Resource Manager
   * @param driftCheckInterval time between two comparisons of the policies with the request
   */
  static StageDefinition of(AzureConnection azure, Duration driftCheckInterval) {
    SqlClients clients = new SqlClients(azure);
    return outline()
        .steps(
            List.of(
                RetentionPolicy.shortTermStep(azure),
                RetentionPolicy.longTermStep(clients),
                RecoveryVault.step(azure),
                VaultSoftDelete.step(azure),
                new VerifyBackupsStep(clients)))
        .procedures(List.of(new RestoreProcedure(azure), new BackupRemoval(clients)))
        .upkeep(List.of(new PolicyDriftStep(clients, driftCheckInterval)))
        .build();
  }

  /** Returns a builder of the stage without steps. */
  public static StageDefinition.Builder outline() {
    return StageDefinition.named("backup", Topic.TARGETS, Topic.BACKUPS)
        .rules(BackupStage::violations)
        .completed((state, now) -> enabled(state))
        .failed((state, failure) -> BackupFailed.newBuilder().setFailure(failure).build());
  }

  /**
   * Returns the violations of the rules on backups, which depend on the tier of the database. The
   * provisioner has checked the other rules.
   */
  private static List<FieldViolation> violations(MigrationRequested request) {
    return RequestRules.check(request).stream()
        .filter(violation -> violation.getField().startsWith("backup"))
        .toList();
  }

  private static BackupEnabled enabled(StageState state) {
    BackupPolicy policy = ReportedPolicy.policy(state);
    return BackupEnabled.newBuilder()
        .setMechanism(BackupMechanism.SQL_RETENTION_POLICIES)
        .setPolicy(policy)
        .setEarliestRestorePoint(ReportedPolicy.earliestRestorePoint(Outputs.of(state)))
        .setResources(state.getResources())
        .setExplanation(Explanation.of(state.getRequest(), policy))
        .setNotApplicable(Explanation.notApplicable(state, policy))
        .build();
  }
}
