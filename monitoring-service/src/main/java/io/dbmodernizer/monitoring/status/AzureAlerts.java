package io.dbmodernizer.monitoring.status;

import io.dbmodernizer.events.AlertSignal;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.Reason;
import java.util.Locale;

/** The stage, the failure and the remedy that belong to an alert of Azure. */
final class AzureAlerts {
  private AzureAlerts() {}

  /** Returns the stage that owns the resource of the alert. */
  static PipelineStage stage(AlertSignal signal) {
    String target = signal.getTargetId().toLowerCase(Locale.ROOT);
    if (target.contains("/microsoft.datamigration/")) {
      return PipelineStage.MIGRATION;
    }
    return target.contains("/microsoft.recoveryservices/")
        ? PipelineStage.BACKUP
        : PipelineStage.PROVISIONER;
  }

  /** Returns the alert as a failure. The provider code of a metric alert is the metric's name. */
  static Failure failure(AlertSignal signal) {
    return Failure.newBuilder()
        .setReason(
            signal.getMetric().isEmpty()
                ? Reason.OPERATION_FAILED
                : Reason.METRIC_THRESHOLD_CROSSED)
        .setSubject(signal.getTargetId())
        .setProviderCode(signal.getMetric())
        .setMessage("Azure alert " + signal.getRule() + ": " + signal.getDescription())
        .setRemedy(remedy(signal))
        .build();
  }

  private static String remedy(AlertSignal signal) {
    return switch (signal.getMetric()) {
      case "cpu_percent", "dtu_consumption_percent" ->
          "Tune the queries that use the database most, or choose a larger service objective.";
      case "log_write_percent" ->
          "Spread large writes over time, or choose a larger service objective.";
      case "storage_percent", "storage" ->
          "Free space, or raise the database's maximum size or service objective.";
      case "connection_failed" ->
          "Look at the resource health of the server and at Azure's status in its region.";
      case "BackupHealthEvent" -> "Look at the backup jobs of the vault in the Azure portal.";
      case "" ->
          "Look at the failed operation in the activity log. If the migration started it, follow"
              + " the remedy of the migration's own failure.";
      default -> "Look at the alert in Azure Monitor.";
    };
  }
}
