package io.dbmodernizer.monitoring.status;

import io.dbmodernizer.events.AlertCondition;
import io.dbmodernizer.events.AlertKind;
import io.dbmodernizer.events.AlertRaised;
import io.dbmodernizer.events.AlertSignal;
import io.dbmodernizer.events.BackupDriftDetected;
import io.dbmodernizer.events.BackupDriftResolved;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.Severity;
import io.dbmodernizer.monitoring.status.AlertHistory.State;
import io.dbmodernizer.text.Listing;
import java.time.Instant;

/**
 * The alerts that Azure reports, and those that the backup stage reports about changed policies. An
 * alert is raised once and resolved once, however often and in whatever order its reports come.
 */
final class ReportedAlerts {
  private static final String BACKUP = PipelineStage.BACKUP.stageName();

  private final AlertChanges alerts;
  private final AlertHistory history;

  ReportedAlerts(AlertChanges alerts, AlertHistory history) {
    this.alerts = alerts;
    this.history = history;
  }

  /** Raises or resolves the alert of Azure's report. */
  void signalled(AlertSignal signal) {
    AlertRaised alert = azureAlert(signal);
    if (signal.getCondition() == AlertCondition.FIRED) {
      raise(alert, signal.getFiredAt());
    } else if (signal.getCondition() == AlertCondition.RESOLVED) {
      if (history.of(alert.getAlertId()) == State.UNKNOWN) {
        // The report that it fired is late or lost. People must see that the alert existed.
        raise(alert, signal.getFiredAt());
      }
      resolve(alert.getAlertId(), "Azure reports that its condition is no longer met");
    }
  }

  /** Raises the alert of a backup policy that was changed. */
  void drifted(BackupDriftDetected drift, Instant at) {
    raise(
        AlertRaised.newBuilder()
            .setAlertId(driftId(drift.getDriftId()))
            .setKind(AlertKind.BACKUP_DRIFT)
            .setSeverity(Severity.WARNING)
            .setStage(BACKUP)
            .setFailure(
                Failure.newBuilder()
                    .setReason(Reason.POLICY_DRIFTED)
                    .setSubject("backup policy")
                    .setMessage(
                        "the backup policy was changed: "
                            + Listing.of(drift.getDifferences(), "; ", Listing.MOST))
                    .setRemedy(
                        drift.getCorrected()
                            ? "Find out who changed the policy. The backup service puts it back."
                            : "Put the policy back in Azure. Set backup.correctDrift in later"
                                + " requests, and the backup service does it.")
                    .build())
            .build(),
        at);
  }

  /** Resolves the alert of a backup policy that is as it was set again. */
  void driftResolved(BackupDriftResolved drift) {
    resolve(driftId(drift.getDriftId()), drift.getExplanation());
  }

  private void raise(AlertRaised alert, Instant since) {
    if (history.of(alert.getAlertId()) == State.UNKNOWN) {
      alerts.raise(alert, since);
    }
  }

  private void resolve(String alertId, String explanation) {
    alerts.resolve(alert -> alert.getAlertId().equals(alertId), alert -> explanation);
  }

  private AlertRaised azureAlert(AlertSignal signal) {
    PipelineStage stage = AzureAlerts.stage(signal);
    return AlertRaised.newBuilder()
        .setAlertId(alerts.id("", AlertKind.AZURE_ALERT, signal.getAzureAlertId()))
        .setKind(AlertKind.AZURE_ALERT)
        .setSeverity(signal.getSeverity())
        .setStage(stage.stageName())
        .setFailure(AzureAlerts.failure(signal))
        .build();
  }

  private String driftId(String driftId) {
    return alerts.id(BACKUP, AlertKind.BACKUP_DRIFT, driftId);
  }
}
