package io.dbmodernizer.monitoring.status;

import static io.dbmodernizer.monitoring.status.Events.accepted;
import static io.dbmodernizer.monitoring.status.Events.at;
import static io.dbmodernizer.monitoring.status.Events.backedUp;
import static io.dbmodernizer.monitoring.status.Events.metadata;
import static io.dbmodernizer.monitoring.status.Events.migrated;
import static io.dbmodernizer.monitoring.status.Events.migrationFailed;
import static io.dbmodernizer.monitoring.status.Events.monitored;
import static io.dbmodernizer.monitoring.status.Events.procedure;
import static io.dbmodernizer.monitoring.status.Events.progress;
import static io.dbmodernizer.monitoring.status.Events.provisioned;
import static io.dbmodernizer.monitoring.status.Events.removalFailed;
import static io.dbmodernizer.monitoring.status.Events.requested;
import static io.dbmodernizer.monitoring.status.Events.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.AlertRaised;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.BackupEnabled;
import io.dbmodernizer.events.CancelRequested;
import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.CommandKind;
import io.dbmodernizer.events.DatabaseRestored;
import io.dbmodernizer.events.LastCommand;
import io.dbmodernizer.events.MigrationFailed;
import io.dbmodernizer.events.MigrationRemoved;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MonitoringRemoved;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.RetryRequested;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.events.StepStatus;
import io.dbmodernizer.events.TargetRemoved;
import io.dbmodernizer.events.TeardownRequested;
import io.dbmodernizer.request.RequestDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The changes that commands, procedures and upkeep make to a snapshot. */
class CommandProjectionTest {
  private final ProjectionRig rig = new ProjectionRig();

  @Test
  void aCancelledMigrationIsCancelledAndWhatWasCutShortIsToBeDoneAgain() {
    // Given
    rig.see(requested(), provisioned(10));
    rig.see(progress("migration", "first", ProgressState.DONE, 100, 11));
    rig.see(progress("migration", "second", ProgressState.RUNNING, 40, 12));

    // When
    rig.see(accepted(20, command -> command.setCancel(new CancelRequested())));
    rig.see(procedure("migration", "cancel", "first", ProgressState.RUNNING, 50, 21));
    assertThat(rig.status().getState()).isEqualTo(MigrationState.RUNNING);
    rig.see(cancelled(22));

    // Then
    assertThat(rig.status().getState()).isEqualTo(MigrationState.CANCELLED);
    assertThat(rig.stage("migration").getFailure().getReason()).isEqualTo(Reason.CANCELLED);
    assertThat(rig.step("migration", "second").getState()).isEqualTo(ProgressState.PENDING);
    assertThat(rig.step("migration", "cancel-first").getProcedure()).isEqualTo("cancel");
    assertThat(rig.raised).isEmpty();
  }

  @Test
  void aCancelledMigrationThatIsRetriedRunsAgainAndALateReportDoesNotReviveIt() {
    // Given
    rig.see(requested(), provisioned(10));
    rig.see(progress("migration", "first", ProgressState.RUNNING, 40, 12));
    rig.see(cancelled(20));

    // When
    rig.see(progress("migration", "first", ProgressState.RUNNING, 45, 21));

    // Then
    assertThat(rig.status().getState()).isEqualTo(MigrationState.CANCELLED);

    // When
    rig.see(retry(60));

    // Then
    assertThat(rig.status().getState()).isEqualTo(MigrationState.RUNNING);
    assertThat(rig.stage("migration").getFailure()).isNull();

    // When
    rig.see(cancelled(20));
    rig.see(progress("migration", "first", ProgressState.RUNNING, 0, 61));
    rig.see(migrated(70), backedUp(71), monitored(72));

    // Then
    assertThat(rig.status().getState()).isEqualTo(MigrationState.COMPLETED);
    assertThat(rig.completed).hasSize(1);
  }

  @Test
  void theSnapshotNamesWhoAskedForTheMigrationAndForTheLastCommand() {
    // Given
    MigrationRequested request = requested();
    request.getMetadata().setRequestedBy("ada@corp.example");
    request.getMetadata().setAuthenticated(true);
    request.setLabels(Map.of("wave", "3"));
    MigrationRequested repeat = requested();
    repeat.setLabels(Map.of("wave", "3"));
    repeat.getMetadata().setRequestedBy("bob");
    CancelRequested cancel = new CancelRequested();
    cancel.setMetadata(metadata("cancel-1", 19));
    cancel.getMetadata().setRequestedBy("eve");
    cancel.setRequester("sales-platform");
    cancel.setExplanation("wrong week");

    // When
    rig.see(request, repeat);

    // Then
    assertThat(rig.status().getRequestedBy()).isEqualTo("ada@corp.example");
    assertThat(rig.status().getAuthenticated()).isTrue();
    assertThat(rig.status().getLabels()).containsExactly(Map.entry("wave", "3"));
    assertThat(rig.status().getRequestDigest()).isEqualTo(RequestDigest.of(repeat));
    assertThat(rig.status().getLastCommand()).isNull();

    // When
    rig.see(accepted(20, command -> command.setCancel(cancel)));
    rig.see(accepted(10, command -> command.setRetry(new RetryRequested())));

    // Then
    LastCommand last = rig.status().getLastCommand();
    assertThat(last.getKind()).isEqualTo(CommandKind.CANCEL);
    assertThat(last.getCommandId()).isEqualTo("cancel-1");
    assertThat(last.getRequestedBy()).isEqualTo("eve");
    assertThat(last.getAuthenticated()).isFalse();
    assertThat(last.getExplanation()).isEqualTo("wrong week");
    assertThat(last.getRequestedAt()).isEqualTo(at(19));
    assertThat(last.getAcceptedAt()).isEqualTo(at(20));
  }

  @Test
  void aRetryReopensWhatFailedAndNothingElse() {
    // Given
    rig.see(requested(), provisioned(10), backedUp(12), migrationFailed(20));

    // When
    rig.see(retry(60));

    // Then
    assertThat(rig.stage("migration").getState()).isEqualTo(ProgressState.RUNNING);
    assertThat(rig.stage("backup").getState()).isEqualTo(ProgressState.DONE);
    assertThat(rig.status().getAlerts()).isEmpty();
    assertThat(rig.resolved).hasSize(1);

    // When
    rig.see(migrationFailed(61));

    // Then
    assertThat(rig.stage("migration").getState()).isEqualTo(ProgressState.FAILED);
    assertThat(rig.raised).hasSize(2).extracting(AlertRaised::getAlertId).doesNotHaveDuplicates();
  }

  @Test
  void aCompletedMigrationIsRemovedStageByStage() {
    // Given
    complete();

    // When
    rig.see(teardown(60));
    assertThat(rig.status().getState()).isEqualTo(MigrationState.REMOVING);
    assertThat(rig.status().getPercent()).isZero();
    StepProgressed waiting =
        procedure("migration", "remove", "first", ProgressState.WAITING, 0, 61);
    rig.see(waiting);

    // Then
    assertThat(rig.stage("migration").getState()).isEqualTo(ProgressState.WAITING);
    assertThat(rig.status().getWaitingOn())
        .isEqualTo("migration: remove-first: the integration runtime");
    assertThat(rig.stage("backup").getState()).isEqualTo(ProgressState.DONE);

    // When
    rig.see(procedure("migration", "remove", "first", ProgressState.DONE, 100, 62));
    assertThat(rig.stage("migration").getPercent()).isEqualTo(50);
    assertThat(rig.status().getPercent()).isEqualTo(12);
    rig.see(procedure("migration", "remove", "second", ProgressState.DONE, 100, 63));
    rig.see(migrationRemoved(63));

    // Then
    assertThat(rig.stage("migration").getState()).isEqualTo(ProgressState.DONE);
    assertThat(ids()).doesNotContain("sqlMigrationServices/dms").contains("servers/sql-orders");
    assertThat(rig.status().getState()).isEqualTo(MigrationState.REMOVING);

    // When
    rig.see(monitoringRemoved(64, List.of(), List.of(resource("workspaces/log-sql-orders", true))));
    rig.see(targetRemoved(70));

    // Then
    assertThat(rig.status().getState()).isEqualTo(MigrationState.REMOVED);
    assertThat(rig.status().getPercent()).isEqualTo(100);
    assertThat(rig.status().getCompletedAt()).isEqualTo(at(20));
    assertThat(ids()).containsExactly("workspaces/log-sql-orders");
    assertThat(rig.completed).hasSize(1);
    assertThat(rig.raised).isEmpty();
  }

  @Test
  void aRemovedResourceTakesItsPartsAlongButNoDiagnosticSetting() {
    // Given
    String server = "servers/sql-orders";
    AzureResource policy =
        resource(server + "/databases/orders/backupShortTermRetentionPolicies/default", false);
    AzureResource setting =
        resource(
            server + "/databases/orders/providers/Microsoft.Insights/diagnosticSettings/audit",
            false);
    setting.setType("Microsoft.Insights/diagnosticSettings");
    AzureResource other = resource(server + "-2", false);
    BackupEnabled enabled = backedUp(12);
    enabled.setResources(List.of(policy, setting, other));
    rig.see(requested(), provisioned(10), enabled, monitored(13), migrated(20));
    assertThat(ids()).contains(policy.getId());

    // When
    rig.see(teardown(60), targetRemoved(70));

    // Then
    assertThat(ids()).contains(setting.getId(), other.getId());
    assertThat(ids()).doesNotContain(server, policy.getId());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void theOrderInWhichTopicsAreReadDoesNotMatterForTheEnd(long seed) {
    // Given: events of one topic stay in order, topics are merged at random
    StepProgressed created = progress("migration", "first", ProgressState.DONE, 100, 12);
    created.setResources(List.of(resource("sqlMigrationServices/dms", true)));
    List<List<SpecificRecord>> topics =
        List.of(
            List.of(requested()),
            List.of(provisioned(10), teardown(60), targetRemoved(70)),
            List.of(migrated(20), migrationRemoved(63)),
            List.of(
                created,
                progress("migration", "second", ProgressState.DONE, 100, 20),
                procedure("migration", "remove", "first", ProgressState.RUNNING, 50, 61),
                procedure("migration", "remove", "first", ProgressState.DONE, 100, 62),
                procedure("migration", "remove", "second", ProgressState.DONE, 100, 63)));
    Random random = new Random(seed);

    // When
    List<List<SpecificRecord>> left = new ArrayList<>();
    topics.forEach(topic -> left.add(new ArrayList<>(topic)));
    while (!left.isEmpty()) {
      Collections.shuffle(left, random);
      rig.see(left.get(0).remove(0));
      left.removeIf(List::isEmpty);
    }

    // Then
    assertThat(rig.status().getState()).isEqualTo(MigrationState.REMOVED);
    assertThat(rig.stage("migration").getState()).isEqualTo(ProgressState.DONE);
    assertThat(rig.stage("migration").getSteps())
        .extracting(StepStatus::getState)
        .containsOnly(ProgressState.DONE);
    assertThat(ids()).doesNotContain("sqlMigrationServices/dms");
    assertThat(rig.raised).isEmpty();
  }

  @Test
  void aRemovalThatFailsIsAFailureWithAnAlertAndGoesOnAfterARetry() {
    // Given
    complete();
    rig.see(teardown(60));
    rig.see(procedure("monitoring", "remove", "first", ProgressState.FAILED, 0, 61));
    rig.see(removalFailed("monitoring", "remove-first", 61));

    // Then
    assertThat(rig.status().getState()).isEqualTo(MigrationState.FAILED);
    assertThat(rig.raised)
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.getStage()).isEqualTo("monitoring");
              assertThat(alert.getFailure().getReason()).isEqualTo(Reason.NOT_AUTHORIZED);
            });

    // When
    rig.see(retry(90));

    // Then
    assertThat(rig.status().getState()).isEqualTo(MigrationState.REMOVING);
    assertThat(rig.status().getAlerts()).isEmpty();

    // When
    rig.see(procedure("monitoring", "remove", "first", ProgressState.DONE, 100, 91));
    rig.see(monitoringRemoved(92, List.of(resource("workspaces/log-sql-orders", true)), List.of()));

    // Then
    assertThat(rig.stage("monitoring").getState()).isEqualTo(ProgressState.DONE);
    assertThat(rig.stage("monitoring").getFailure()).isNull();
  }

  @Test
  void aRemovalFailureThatIsReadBeforeItsProgressIsOneToo() {
    // Given
    complete();

    // When
    rig.see(removalFailed("migration", "remove-first", 61));
    rig.see(procedure("migration", "remove", "first", ProgressState.RUNNING, 10, 60));
    rig.see(procedure("migration", "remove", "first", ProgressState.FAILED, 10, 61));

    // Then
    assertThat(rig.status().getState()).isEqualTo(MigrationState.FAILED);
    assertThat(rig.raised).hasSize(1);
  }

  @Test
  void whatTheMainWorkFailedAtMattersNoMoreOnceTheMigrationIsRemoved() {
    // Given
    rig.see(requested(), provisioned(10), migrationFailed(20));
    assertThat(rig.status().getAlerts()).hasSize(1);

    // When
    rig.see(teardown(60));

    // Then
    assertThat(rig.status().getState()).isEqualTo(MigrationState.REMOVING);
    assertThat(rig.status().getAlerts()).isEmpty();

    // When
    rig.see(procedure("migration", "remove", "first", ProgressState.RUNNING, 10, 61));
    rig.see(migrationFailed(20), migrated(19));

    // Then
    assertThat(rig.stage("migration").getState()).isEqualTo(ProgressState.RUNNING);
    assertThat(rig.stage("migration").getFailure()).isNull();
    assertThat(rig.raised).hasSize(1);
  }

  @Test
  void aStageThatNeverBeganIsNotMissedWhileTheMigrationIsRemoved() {
    // Given
    rig.see(requested(), provisioned(10));
    rig.see(teardown(60));

    // When
    rig.checkStalled(at(60).plus(Duration.ofHours(2)));

    // Then
    assertThat(rig.raised).isEmpty();
  }

  @Test
  void upkeepAndRestoresAreShownAndChangeNoStage() {
    // Given
    complete();

    // When
    rig.see(procedure("backup", "upkeep", "first", ProgressState.RUNNING, 10, 40));
    rig.see(procedure("backup", "upkeep", "first", ProgressState.WAITING, 10, 41));
    rig.see(procedure("backup", "restore", "first", ProgressState.RUNNING, 30, 50));
    rig.see(procedure("backup", "restore", "first", ProgressState.DONE, 100, 51));
    rig.see(procedure("backup", "restore", "second", ProgressState.FAILED, 30, 52));

    // Then
    assertThat(rig.status().getState()).isEqualTo(MigrationState.COMPLETED);
    assertThat(rig.status().getPercent()).isEqualTo(100);
    assertThat(rig.stage("backup").getState()).isEqualTo(ProgressState.DONE);
    assertThat(rig.stage("backup").getPercent()).isEqualTo(100);
    assertThat(rig.step("backup", "upkeep-first").getWaitingOn()).isNotEmpty();
    assertThat(rig.step("backup", "restore-second").getState()).isEqualTo(ProgressState.FAILED);
    assertThat(rig.raised).isEmpty();

    // When
    rig.see(procedure("backup", "restore", "first", ProgressState.RUNNING, 0, 80));

    // Then
    assertThat(rig.step("backup", "restore-second").getState()).isEqualTo(ProgressState.PENDING);
    assertThat(rig.step("backup", "restore-first").getState()).isEqualTo(ProgressState.RUNNING);
  }

  @Test
  void aRestoredDatabaseIsAmongTheResources() {
    complete();

    rig.see(
        DatabaseRestored.newBuilder()
            .setMetadata(metadata("restored", 50))
            .setDatabase(resource("databases/orders-restored", true))
            .build());

    assertThat(ids()).contains("databases/orders-restored");
  }

  @Test
  void upkeepEndsWithTheRemoval() {
    // Given
    complete();
    rig.see(procedure("backup", "upkeep", "first", ProgressState.RUNNING, 10, 40));

    // When
    rig.see(procedure("backup", "remove", "first", ProgressState.RUNNING, 10, 61));
    rig.see(procedure("backup", "upkeep", "first", ProgressState.RUNNING, 20, 62));

    // Then
    assertThat(rig.stage("backup").getSteps())
        .extracting(StepStatus::getProcedure)
        .doesNotContain("upkeep");
  }

  private void complete() {
    rig.see(requested(), provisioned(10), backedUp(12), monitored(13), migrated(20));
  }

  private static CommandAccepted retry(int seconds) {
    return accepted(seconds, command -> command.setRetry(new RetryRequested()));
  }

  private static CommandAccepted teardown(int seconds) {
    return accepted(seconds, command -> command.setTeardown(new TeardownRequested()));
  }

  private static MigrationFailed cancelled(int seconds) {
    MigrationFailed cancelled = migrationFailed(seconds);
    cancelled.getFailure().setReason(Reason.CANCELLED);
    return cancelled;
  }

  private static MigrationRemoved migrationRemoved(int seconds) {
    return MigrationRemoved.newBuilder()
        .setMetadata(metadata("migration-removed", seconds))
        .setRemoved(List.of(resource("sqlMigrationServices/dms", true)))
        .build();
  }

  private static MonitoringRemoved monitoringRemoved(
      int seconds, List<AzureResource> removed, List<AzureResource> kept) {
    return MonitoringRemoved.newBuilder()
        .setMetadata(metadata("monitoring-removed", seconds))
        .setRemoved(removed)
        .setKept(kept)
        .build();
  }

  private static TargetRemoved targetRemoved(int seconds) {
    return TargetRemoved.newBuilder()
        .setMetadata(metadata("target-removed", seconds))
        .setRemoved(List.of(resource("servers/sql-orders", true)))
        .build();
  }

  private List<String> ids() {
    return rig.status().getResources().stream().map(AzureResource::getId).toList();
  }
}
