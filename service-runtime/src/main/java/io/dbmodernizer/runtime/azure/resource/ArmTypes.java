package io.dbmodernizer.runtime.azure.resource;

/**
 * The types of Azure resource that the services use, each with its one api-version. Where a client
 * library of the Azure SDK writes a type, the version is the library's own, which a test of each
 * service compares; elsewhere it is a stable one, or the newest one where none is stable. Source:
 * Microsoft's OpenAPI files.
 */
public final class ArmTypes {
  private static final String SQL = "2021-11-01";
  private static final String STORAGE = "2025-06-01";
  private static final String FACTORY = "2018-06-01";
  private static final String DATA_MIGRATION = "2025-06-30";
  private static final String RECOVERY_SERVICES = "2024-04-01";

  /** A resource group. */
  public static final ArmType RESOURCE_GROUP =
      tagged("Microsoft.Resources/resourceGroups", "resource group", "2025-04-01");

  /** A resource provider of a subscription; only read. */
  public static final ArmType PROVIDER =
      parented("Microsoft.Resources/providers", "resource provider", "2021-04-01");

  /** What an identity may do in a scope; only read. */
  public static final ArmType PERMISSIONS =
      parented("Microsoft.Authorization/permissions", "permissions", "2022-04-01");

  /** A logical SQL server. */
  public static final ArmType SQL_SERVER = tagged("Microsoft.Sql/servers", "SQL server", SQL);

  /** A database of a logical server. */
  public static final ArmType SQL_DATABASE =
      tagged("Microsoft.Sql/servers/databases", "database", SQL);

  /** An elastic pool of a logical server. */
  public static final ArmType ELASTIC_POOL =
      tagged("Microsoft.Sql/servers/elasticPools", "elastic pool", SQL);

  /** A firewall rule of a logical server. */
  public static final ArmType FIREWALL_RULE =
      intended("Microsoft.Sql/servers/firewallRules", "firewall rule", SQL);

  /** The Microsoft Entra administrator of a logical server. */
  public static final ArmType ENTRA_ADMINISTRATOR =
      intended("Microsoft.Sql/servers/administrators", "Entra administrator", SQL);

  /** The switch of a logical server that lets in Microsoft Entra logins only. */
  public static final ArmType ENTRA_ONLY_AUTHENTICATION =
      intended(
          "Microsoft.Sql/servers/azureADOnlyAuthentications", "Entra-only authentication", SQL);

  /** Advanced Threat Protection of a logical server. */
  public static final ArmType THREAT_PROTECTION =
      intended("Microsoft.Sql/servers/advancedThreatProtectionSettings", "threat protection", SQL);

  /** Vulnerability assessment of a logical server in its express configuration. */
  public static final ArmType VULNERABILITY_ASSESSMENT =
      intended(
          "Microsoft.Sql/servers/sqlVulnerabilityAssessments",
          "vulnerability assessment",
          "2025-01-01");

  /** The short-term retention of a database's backups. */
  public static final ArmType SHORT_TERM_RETENTION =
      parented(
          "Microsoft.Sql/servers/databases/backupShortTermRetentionPolicies",
          "short-term retention",
          SQL);

  /** The long-term retention of a database's backups. */
  public static final ArmType LONG_TERM_RETENTION =
      parented(
          "Microsoft.Sql/servers/databases/backupLongTermRetentionPolicies",
          "long-term retention",
          SQL);

  /** A long-term backup, which outlives its database and server; only read. */
  public static final ArmType LONG_TERM_BACKUP =
      parented(
          "Microsoft.Sql/locations/longTermRetentionServers/longTermRetentionDatabases"
              + "/longTermRetentionBackups",
          "long-term backup",
          SQL);

  /** A deleted database of a logical server that can still be restored; only read. */
  public static final ArmType DROPPED_DATABASE =
      parented("Microsoft.Sql/servers/restorableDroppedDatabases", "deleted database", SQL);

  /** The geo-replicated backup of a database; only read. */
  public static final ArmType RECOVERABLE_DATABASE =
      parented("Microsoft.Sql/servers/recoverableDatabases", "geo-replicated backup", SQL);

  /** A private endpoint: an address in a virtual network by which a logical server is reached. */
  public static final ArmType PRIVATE_ENDPOINT =
      tagged("Microsoft.Network/privateEndpoints", "private endpoint", "2024-05-01");

  /** The Microsoft Defender plan of a subscription for one kind of resource. */
  public static final ArmType DEFENDER_PLAN =
      intended("Microsoft.Security/pricings", "Defender plan", "2024-01-01");

  /** A storage account. */
  public static final ArmType STORAGE_ACCOUNT =
      tagged("Microsoft.Storage/storageAccounts", "storage account", STORAGE);

  /** A container of a storage account. */
  public static final ArmType BLOB_CONTAINER =
      intended(
          "Microsoft.Storage/storageAccounts/blobServices/containers", "blob container", STORAGE);

  /** A service of Azure Database Migration Service for SQL. */
  public static final ArmType MIGRATION_SERVICE =
      tagged(
          "Microsoft.DataMigration/sqlMigrationServices", "SQL migration service", DATA_MIGRATION);

  /** The migration of one database by that service. */
  public static final ArmType DATABASE_MIGRATION =
      intended("Microsoft.DataMigration/databaseMigrations", "database migration", DATA_MIGRATION);

  /** A data factory. */
  public static final ArmType DATA_FACTORY =
      tagged("Microsoft.DataFactory/factories", "data factory", FACTORY);

  /** An integration runtime of a data factory. */
  public static final ArmType FACTORY_RUNTIME =
      intended(
          "Microsoft.DataFactory/factories/integrationRuntimes", "integration runtime", FACTORY);

  /** A linked service of a data factory. */
  public static final ArmType LINKED_SERVICE =
      intended("Microsoft.DataFactory/factories/linkedservices", "linked service", FACTORY);

  /** A dataset of a data factory. */
  public static final ArmType DATASET =
      intended("Microsoft.DataFactory/factories/datasets", "dataset", FACTORY);

  /** A pipeline of a data factory. */
  public static final ArmType PIPELINE =
      intended("Microsoft.DataFactory/factories/pipelines", "pipeline", FACTORY);

  /** A trigger of a data factory. */
  public static final ArmType TRIGGER =
      intended("Microsoft.DataFactory/factories/triggers", "trigger", FACTORY);

  /** A Recovery Services vault. */
  public static final ArmType VAULT =
      tagged("Microsoft.RecoveryServices/vaults", "Recovery Services vault", RECOVERY_SERVICES);

  /** The soft-delete setting of a vault. */
  public static final ArmType VAULT_CONFIG =
      parented("Microsoft.RecoveryServices/vaults/backupconfig", "soft delete", RECOVERY_SERVICES);

  /** A Log Analytics workspace. */
  public static final ArmType WORKSPACE =
      tagged("Microsoft.OperationalInsights/workspaces", "Log Analytics workspace", "2022-10-01");

  /** An action group. */
  public static final ArmType ACTION_GROUP =
      tagged("Microsoft.Insights/actionGroups", "action group", "2022-06-01");

  /** A metric alert rule. */
  public static final ArmType METRIC_ALERT =
      tagged("Microsoft.Insights/metricAlerts", "metric alert", "2018-03-01");

  /** An activity log alert rule. */
  public static final ArmType ACTIVITY_LOG_ALERT =
      tagged("Microsoft.Insights/activityLogAlerts", "activity log alert", "2020-10-01");

  /** A diagnostic setting of another resource. */
  public static final ArmType DIAGNOSTIC_SETTING =
      intended("Microsoft.Insights/diagnosticSettings", "diagnostic setting", "2021-05-01-preview");

  /** A dashboard of the Azure portal. */
  public static final ArmType DASHBOARD =
      tagged("Microsoft.Portal/dashboards", "portal dashboard", "2026-04-01");

  private ArmTypes() {}

  private static ArmType tagged(String name, String label, String apiVersion) {
    return new ArmType(name, label, apiVersion, Ownership.TAG);
  }

  private static ArmType intended(String name, String label, String apiVersion) {
    return new ArmType(name, label, apiVersion, Ownership.INTENTION);
  }

  private static ArmType parented(String name, String label, String apiVersion) {
    return new ArmType(name, label, apiVersion, Ownership.PARENT);
  }
}
