package io.dbmodernizer.emulator.insights;

import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.store.Resource;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The metrics and log categories that Azure Monitor publishes for resource types. Source:
 * Microsoft, "Supported metrics with Azure Monitor" and "Supported categories for Azure Monitor
 * resource logs". Other types, such as those of Microsoft.DataMigration, publish none.
 */
final class MonitoredTypes {

  private static final Map<String, Set<String>> METRICS =
      Map.of(
          "microsoft.sql/servers/databases",
          Set.of(
              "allocated_data_storage",
              "app_cpu_billed",
              "app_cpu_percent",
              "app_memory_percent",
              "availability",
              "blocked_by_firewall",
              "connection_failed",
              "connection_failed_user_error",
              "connection_successful",
              "cpu_limit",
              "cpu_percent",
              "cpu_used",
              "deadlock",
              "diff_backup_size_bytes",
              "dtu_consumption_percent",
              "dtu_limit",
              "dtu_used",
              "full_backup_size_bytes",
              "log_backup_size_bytes",
              "log_write_percent",
              "physical_data_read_percent",
              "replication_lag_seconds",
              "sessions_count",
              "sessions_percent",
              "snapshot_backup_size_bytes",
              "sql_instance_cpu_percent",
              "sql_instance_memory_percent",
              "storage",
              "storage_percent",
              "tempdb_log_used_percent",
              "workers_percent",
              "xtp_storage_percent"),
          "microsoft.storage/storageaccounts",
          Set.of(
              "UsedCapacity",
              "Transactions",
              "Ingress",
              "Egress",
              "SuccessServerLatency",
              "SuccessE2ELatency",
              "Availability"),
          "microsoft.recoveryservices/vaults",
          Set.of("BackupHealthEvent", "RestoreHealthEvent"));

  private static final Set<String> VCORE_TIERS =
      Set.of("GeneralPurpose", "BusinessCritical", "Hyperscale");

  private static final Map<String, Set<String>> LOGS =
      Map.of(
          "microsoft.sql/servers/databases",
          Set.of(
              "SQLInsights",
              "AutomaticTuning",
              "QueryStoreRuntimeStatistics",
              "QueryStoreWaitStatistics",
              "Errors",
              "DatabaseWaitStatistics",
              "Timeouts",
              "Blocks",
              "Deadlocks",
              "SQLSecurityAuditEvents",
              "DevOpsOperationsAudit"),
          "microsoft.recoveryservices/vaults",
          Set.of(
              "CoreAzureBackup",
              "AddonAzureBackupJobs",
              "AddonAzureBackupAlerts",
              "AddonAzureBackupPolicy",
              "AddonAzureBackupStorage",
              "AddonAzureBackupProtectedInstance",
              "AzureBackupReport",
              "AzureBackupOperations"),
          "microsoft.operationalinsights/workspaces",
          Set.of("Audit", "SummaryLogs"));

  private static final Map<String, Set<String>> METRIC_CATEGORIES =
      Map.of(
          "microsoft.sql/servers/databases",
          Set.of("Basic", "InstanceAndAppAdvanced", "WorkloadManagement", "AllMetrics"),
          "microsoft.storage/storageaccounts",
          Set.of("Transaction", "Capacity", "AllMetrics"),
          "microsoft.operationalinsights/workspaces",
          Set.of("AllMetrics"));

  private MonitoredTypes() {}

  /**
   * Returns the metrics of a resource. Some metrics of databases depend on the purchasing model.
   */
  static Set<String> metrics(Resource resource) {
    Set<String> metrics = new TreeSet<>(METRICS.getOrDefault(resource.id().type(), Set.of()));
    String tier = Json.text(resource.body(), "/sku/tier", "");
    if (VCORE_TIERS.contains(tier)) {
      metrics.removeIf(metric -> metric.startsWith("dtu_"));
    }
    if (tier.equals("Hyperscale")) {
      metrics.remove("storage_percent");
    }
    return metrics;
  }

  static Set<String> logCategories(String type) {
    return LOGS.getOrDefault(type, Set.of());
  }

  static Set<String> metricCategories(String type) {
    return METRIC_CATEGORIES.getOrDefault(type, Set.of());
  }
}
