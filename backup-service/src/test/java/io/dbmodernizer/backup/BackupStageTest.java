package io.dbmodernizer.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.backup.verify.ReportedPolicy;
import io.dbmodernizer.events.BackupEnabled;
import io.dbmodernizer.events.BackupFailed;
import io.dbmodernizer.events.BackupMechanism;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.events.VaultOptions;
import io.dbmodernizer.request.SampleRequest;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.topics.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupStageTest {
  private final Stage stage = BackupStage.outline().build();

  @Test
  void beginsWithATargetAndTheRequestInIt() {
    // Given
    MigrationRequested request = request("S2", 7);
    TargetProvisioned target = TargetProvisioned.newBuilder().setRequest(request).build();

    // When, Then
    assertThat(stage.trigger(target))
        .hasValueSatisfying(
            trigger -> {
              assertThat(trigger.request()).isEqualTo(request);
              assertThat(trigger.target()).isEqualTo(target);
            });
    assertThat(stage.trigger(request)).isEmpty();
    assertThat(stage.triggers()).isEqualTo(Topic.TARGETS);
    assertThat(stage.outcomes()).isEqualTo(Topic.BACKUPS);
  }

  @ParameterizedTest
  @CsvSource({"Basic, 7, 0", "Basic, 8, 1", "S2, 35, 0", "S2, 36, 1", "HS_Gen5_2, 35, 0"})
  void refusesARetentionThatTheTierDoesNotOffer(String objective, int days, int violations) {
    // When
    List<FieldViolation> found = stage.check(request(objective, days));

    // Then
    assertThat(found).hasSize(violations);
    assertThat(found)
        .allSatisfy(
            violation -> {
              assertThat(violation.getField()).isEqualTo("backup.shortTermRetentionDays");
              assertThat(violation.getAccepted()).isNotEmpty();
            });
  }

  @Test
  void publishesWhyItFailed() {
    // Given
    Failure failure = Failure.newBuilder().setReason(Reason.POLICY_NOT_APPLIED).build();

    // When
    BackupFailed event = (BackupFailed) stage.failed(StageState.newBuilder().build(), failure);

    // Then
    assertThat(event.getFailure()).isEqualTo(failure);
  }

  @Test
  void leavesTheEarliestRestorePointOutWhileAzureReportsNone() {
    assertThat(ReportedPolicy.earliestRestorePoint(Outputs.NONE)).isNull();
  }

  @Test
  void theEventTellsWhatProtectsTheDatabaseAndWhatDoesNot() {
    // Given
    MigrationRequested request = request("HS_Gen5_2", 14);
    request.getTarget().getDatabase().setName("Sales");
    request.getBackup().setVault(VaultOptions.newBuilder().setName("rsv-sales").build());
    StageState state =
        StageState.newBuilder()
            .setRequest(request)
            .setOutputs(
                Map.of(
                    "backup.shortTermRetentionDays", "14",
                    "backup.weeklyRetention", "P4W",
                    "backup.vault.softDeleteForced", "true"))
            .build();

    // When
    BackupEnabled event = (BackupEnabled) stage.completed(state, Instant.EPOCH);

    // Then
    assertThat(event.getMechanism()).isEqualTo(BackupMechanism.SQL_RETENTION_POLICIES);
    assertThat(event.getExplanation())
        .contains("last 14 days", "weekly backups for P4W", "rsv-sales")
        .contains("no vault can protect an Azure SQL Database");
    assertThat(event.getNotApplicable())
        .satisfiesExactly(
            interval ->
                assertThat(interval).contains("differentialBackupIntervalHours", "snapshots"),
            softDelete -> assertThat(softDelete).startsWith("vault.softDelete"));
  }

  @Test
  void aTierWithoutLongTermBackupsIsNotApplicableRatherThanFailed() {
    // Given
    StageState state = StageState.newBuilder().setRequest(request("GP_S_Gen5_1", 7)).build();

    // When
    BackupEnabled event = (BackupEnabled) stage.completed(state, Instant.EPOCH);

    // Then
    assertThat(stage.check(request("GP_S_Gen5_1", 7))).isEmpty();
    assertThat(event.getNotApplicable()).singleElement().asString().contains("weeklyRetention");
    assertThat(event.getExplanation()).contains("nothing is kept for longer");
  }

  private static MigrationRequested request(String objective, int days) {
    MigrationRequested request = SampleRequest.empty("m-1");
    request.getTarget().getDatabase().setServiceObjective(objective);
    request.getBackup().setShortTermRetentionDays(days);
    return request;
  }
}
