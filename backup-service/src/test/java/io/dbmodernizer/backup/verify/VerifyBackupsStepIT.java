package io.dbmodernizer.backup.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.backup.BackupAzure;
import io.dbmodernizer.backup.BackupStage;
import io.dbmodernizer.backup.retention.SqlClients;
import io.dbmodernizer.events.BackupEnabled;
import io.dbmodernizer.events.BackupMechanism;
import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VerifyBackupsStepIT {
  @RegisterExtension static final BackupAzure AZURE = BackupAzure.inVirtualTime();

  @Test
  void handsWhatAzureReportsToTheEventNotWhatWasRequested() {
    // Given
    TargetProvisioned target = AZURE.database("reported", "S2", policy(14, "P28D"));
    AZURE.setPolicy(
        target,
        "backupShortTermRetentionPolicies",
        "{'retentionDays':14,'diffBackupIntervalInHours':12}");
    AZURE.setPolicy(target, "backupLongTermRetentionPolicies", "{'weeklyRetention':'P4W'}");
    StepDriver driver = driver(target);

    // When
    driver.runToDone();
    BackupEnabled event =
        (BackupEnabled) BackupStage.outline().build().completed(driver.stage(), Instant.EPOCH);

    // Then
    assertThat(event.getMechanism()).isEqualTo(BackupMechanism.SQL_RETENTION_POLICIES);
    assertThat(event.getPolicy()).isEqualTo(policy(14, "P4W"));
    assertThat(event.getEarliestRestorePoint()).isNotNull();
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void failsWhenSomebodyChangedAPolicyInBetween() {
    // Given
    TargetProvisioned target = AZURE.database("changed", "S2", policy(7, ""));
    AZURE.setPolicy(
        target,
        "backupShortTermRetentionPolicies",
        "{'retentionDays':3,'diffBackupIntervalInHours':12}");

    // When
    StepResult.Failed failed = driver(target).runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.POLICY_NOT_APPLIED);
    assertThat(failed.failure().getMessage()).contains("properties.retentionDays is 3, wanted 7");
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void failsWhenTheDatabaseIsGone() {
    // Given
    TargetProvisioned target = AZURE.target("gone", "S2", policy(7, ""), true);

    // When
    StepResult.Failed failed = driver(target).runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.POLICY_NOT_APPLIED);
    assertThat(failed.failure().getMessage()).contains("does not exist any more");
  }

  private static BackupPolicy policy(int days, String weekly) {
    return BackupPolicy.newBuilder()
        .setShortTermRetentionDays(days)
        .setDifferentialBackupIntervalHours(12)
        .setWeeklyRetention(weekly)
        .build();
  }

  private static StepDriver driver(TargetProvisioned target) {
    return AZURE.follow(
        StepDriver.of(new VerifyBackupsStep(new SqlClients(AZURE.connection())), target));
  }
}
