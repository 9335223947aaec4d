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
 * Alerts that others report: Azure, and the backup stage about policies that were changed. However
 * often and in whatever order reports come, an alert is raised once and resolved once.
 */
final class ReportedAlerts {
  private static final String BACKUP = PipelineStage.BACKUP.stageName();

  private final AlertChanges alerts;
  private final AlertHistory history;

  ReportedAlerts(AlertChanges alerts, AlertHistory history) {
    this.alerts = alerts;
    this.history = history;
  }

  /** Azure says that an alert fired, or that its condition is no longer met. */
  void signalled(AlertSignal signal) {
    AlertRaised alert = azureAlert(signal);
    if (signal.getCondition() == AlertCondition.FIRED) {
      raise(alert, signal.getFiredAt());
    } else if (signal.getCondition() == AlertCondition.RESOLVED) {
      if (history.of(alert.getAlertId()) == State.UNKNOWN) {
        // The call that it fired is late or lost; nobody shall miss that it was there.
        raise(alert, signal.getFiredAt());
      }
      resolve(alert.getAlertId(), "Azure reports that its condition is no longer met");
    }
  }

  /** A backup policy no longer is what was set. */
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
                            ? "It is being put back as requested; find out who changed it."
                            : "Put it back in Azure, or request migrations with"
                                + " backup.correctDrift to have it put back.")
                    .build())
            .build(),
        at);
  }

  /** A backup policy is again what was set. */
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
