package io.dbmodernizer.monitoring.status;

import static io.dbmodernizer.events.AlertCondition.FIRED;
import static io.dbmodernizer.events.AlertCondition.RESOLVED;
import static io.dbmodernizer.monitoring.status.Events.at;
import static io.dbmodernizer.monitoring.status.Events.driftResolved;
import static io.dbmodernizer.monitoring.status.Events.drifted;
import static io.dbmodernizer.monitoring.status.Events.metadata;
import static io.dbmodernizer.monitoring.status.Events.provisioned;
import static io.dbmodernizer.monitoring.status.Events.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.AlertKind;
import io.dbmodernizer.events.AlertResolved;
import io.dbmodernizer.events.AlertSignal;
import io.dbmodernizer.events.BackupDriftDetected;
import io.dbmodernizer.events.OpenAlert;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.Severity;
import io.dbmodernizer.events.TargetRemoved;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The alerts that Azure and the backup stage report. */
class ReportedAlertsTest {
  private final ProjectionRig rig = new ProjectionRig();

  @BeforeEach
  void begin() {
    rig.see(provisioned(10));
  }

  @Test
  void anAlertOnADriftOfManyPropertiesNamesTheFirstAndHowManyMore() {
    // Given
    BackupDriftDetected drift = Events.drifted(40);
    drift.setDifferences(IntStream.range(0, 5_000).mapToObj(i -> "property-" + i).toList());

    // When
    ProjectionRig drifted = new ProjectionRig().see(Events.provisioned(10), drift);

    // Then
    assertThat(drifted.raised)
        .singleElement()
        .satisfies(
            alert ->
                assertThat(alert.getFailure().getMessage())
                    .contains("property-0", "4990 more")
                    .hasSizeLessThan(1_000));
  }

  @Test
  void anAlertOfAzureIsRaisedOnceHoweverOftenAzureCalls() {
    // When
    rig.see(signal(FIRED, 41), signal(FIRED, 42));

    // Then
    assertThat(rig.raised)
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.getKind()).isEqualTo(AlertKind.AZURE_ALERT);
              assertThat(alert.getSeverity()).isEqualTo(Severity.WARNING);
              assertThat(alert.getStage()).isEqualTo("provisioner");
              assertThat(alert.getFailure().getReason()).isEqualTo(Reason.METRIC_THRESHOLD_CROSSED);
              assertThat(alert.getFailure().getProviderCode()).isEqualTo("cpu_percent");
              assertThat(alert.getFailure().getMessage()).contains("compute-alert", "is 97");
              assertThat(alert.getFailure().getRemedy()).contains("service objective");
              assertThat(alert.getMetadata().getCausationId()).isEqualTo("signal-FIRED41");
            });
    assertThat(rig.status().getAlerts()).extracting(OpenAlert::getRaisedAt).containsExactly(at(40));
  }

  @Test
  void itIsResolvedOnceAndALateCallRaisesNothing() {
    // When
    rig.see(signal(FIRED, 41), signal(RESOLVED, 50), signal(RESOLVED, 51), signal(FIRED, 52));

    // Then
    assertThat(rig.raised).hasSize(1);
    assertThat(rig.resolved)
        .extracting(AlertResolved::getAlertId)
        .containsExactly(rig.raised.get(0).getAlertId());
    assertThat(rig.status().getAlerts()).isEmpty();
  }

  @Test
  void aResolutionThatComesFirstLosesNothing() {
    // When
    rig.see(signal(RESOLVED, 50), signal(FIRED, 51));

    // Then
    assertThat(rig.raised).hasSize(1);
    assertThat(rig.resolved).hasSize(1);
    assertThat(rig.status().getAlerts()).isEmpty();
  }

  @Test
  void theSameRuleMayFireAgainAsAnotherAlert() {
    // Given
    AlertSignal next = signal(FIRED, 90);
    next.setAzureAlertId("/subscriptions/s/providers/Microsoft.AlertsManagement/alerts/a2");

    // When
    rig.see(signal(FIRED, 41), signal(RESOLVED, 50), next);

    // Then
    assertThat(rig.raised).hasSize(2);
    assertThat(rig.status().getAlerts()).hasSize(1);
  }

  @Test
  void anAlertOnAFailedMigrationOperationConcernsTheMigrationStage() {
    // Given
    AlertSignal failed = signal(FIRED, 41);
    failed.setMetric("");
    failed.setTargetId(
        "/subscriptions/s/resourceGroups/rg/providers/Microsoft.DataMigration/sqlMigrationServices/d");

    // When
    rig.see(failed);

    // Then
    assertThat(rig.raised.get(0).getStage()).isEqualTo("migration");
    assertThat(rig.raised.get(0).getFailure().getReason()).isEqualTo(Reason.OPERATION_FAILED);
  }

  @Test
  void driftOfABackupPolicyIsRaisedOnceAndResolvedOnce() {
    // When
    rig.see(drifted(40), drifted(41));

    // Then
    assertThat(rig.raised)
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.getKind()).isEqualTo(AlertKind.BACKUP_DRIFT);
              assertThat(alert.getStage()).isEqualTo("backup");
              assertThat(alert.getFailure().getReason()).isEqualTo(Reason.POLICY_DRIFTED);
              assertThat(alert.getFailure().getMessage()).contains("retentionDays is 7");
              assertThat(alert.getFailure().getRemedy()).contains("puts it back");
            });

    // When
    rig.see(driftResolved(50), driftResolved(51), drifted(40));

    // Then
    assertThat(rig.raised).hasSize(1);
    assertThat(rig.resolved)
        .singleElement()
        .satisfies(
            alert ->
                assertThat(alert.getExplanation()).isEqualTo("put back by the backup service"));
    assertThat(rig.status().getAlerts()).isEmpty();
  }

  @Test
  void whatIsOpenWhenTheMigrationIsRemovedIsResolved() {
    // Given
    rig.see(signal(FIRED, 41), drifted(42));

    // When
    rig.see(TargetRemoved.newBuilder().setMetadata(metadata("removed", 60)).build());
    rig.see(signal(FIRED, 61));

    // Then
    assertThat(rig.resolved).hasSize(2);
    assertThat(rig.status().getAlerts()).isEmpty();
    assertThat(rig.raised).hasSize(2);
  }

  @Test
  void itsOwnEventsReadBackChangeNothing() {
    // Given
    rig.see(signal(FIRED, 41), signal(RESOLVED, 50));

    // When
    rig.see(rig.raised.get(0));

    // Then
    assertThat(rig.status().getAlerts()).isEmpty();
  }
}
