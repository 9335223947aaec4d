package io.dbmodernizer.request;

import io.dbmodernizer.events.AzureScope;
import io.dbmodernizer.events.BackupStorageRedundancy;
import io.dbmodernizer.events.DatabaseTarget;
import io.dbmodernizer.events.ServerTarget;
import io.dbmodernizer.events.StorageTarget;
import io.dbmodernizer.events.Target;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules on what is provisioned. */
final class TargetRules {

  private static final Pattern UUID =
      Pattern.compile("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
  private static final Pattern LOGIN = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,127}");
  private static final Pattern COLLATION = Pattern.compile("[A-Za-z0-9_]{1,128}");

  /**
   * Names that Azure refuses as the administrator of a server, with SQL Server's fixed principals.
   */
  private static final Set<String> RESERVED_LOGINS =
      Set.of(
          "admin",
          "administrator",
          "sa",
          "root",
          "guest",
          "dbo",
          "public",
          "sys",
          "information_schema",
          "dbmanager",
          "loginmanager",
          "azuresu",
          "db_owner",
          "db_accessadmin",
          "db_securityadmin",
          "db_ddladmin",
          "db_backupoperator",
          "db_datareader",
          "db_datawriter",
          "db_denydatareader",
          "db_denydatawriter");

  private TargetRules() {}

  static void check(Target target, Violations violations) {
    RequestRules.section(target.getAzure(), "azure", violations, TargetRules::checkScope);
    RequestRules.section(target.getServer(), "server", violations, TargetRules::checkServer);
    RequestRules.section(target.getDatabase(), "database", violations, TargetRules::checkDatabase);
    RequestRules.section(target.getStorage(), "storage", violations, TargetRules::checkStorage);
    TagRules.check(target.getTags(), violations);
  }

  private static void checkScope(AzureScope scope, Violations violations) {
    String uuid = "a UUID such as 00000000-0000-0000-0000-000000000000";
    if (violations.present(scope.getSubscriptionId(), "subscriptionId", uuid)) {
      violations.require(
          UUID.matcher(scope.getSubscriptionId()).matches(),
          "subscriptionId",
          "is not a UUID",
          uuid);
    }
    AzureNames.RESOURCE_GROUP.check(scope.getResourceGroup(), "resourceGroup", violations);
    String region = scope.getRegion();
    if (violations.present(region, "region", Region.ACCEPTED) && !Region.isShortForm(region)) {
      violations.add(
          "region", "is not in the short form", Region.shortFormOf(region).orElse(Region.ACCEPTED));
    }
  }

  private static void checkServer(ServerTarget server, Violations violations) {
    AzureNames.SERVER.check(server.getName(), "name", violations);
    checkAdministrator(server.getAdministratorLogin(), violations);
    RequestRules.secret(
        server.getAdministratorPasswordRef(), "administratorPasswordRef", violations);
    violations.require(
        "1.2".equals(server.getMinimalTlsVersion()) || "1.3".equals(server.getMinimalTlsVersion()),
        "minimalTlsVersion",
        "is not a version that Azure still accepts",
        "1.2 or 1.3");
    FirewallRules.check(
        RequestRules.listOf(server.getFirewallRules()),
        server.getPublicNetworkAccess(),
        violations);
  }

  private static void checkAdministrator(String login, Violations violations) {
    String field = "administratorLogin";
    String accepted =
        "1 to 128 letters, digits, underscores and hyphens, a letter first, and not a reserved name"
            + " such as admin, administrator, sa, root, guest, dbo or public";
    if (violations.present(login, field, accepted)) {
      violations.require(
          LOGIN.matcher(login).matches(), field, "has a character that is not allowed", accepted);
      violations.require(
          !RESERVED_LOGINS.contains(login.toLowerCase(Locale.ROOT)),
          field,
          "is a reserved name",
          accepted);
    }
  }

  private static void checkDatabase(DatabaseTarget database, Violations violations) {
    AzureNames.DATABASE.check(database.getName(), "name", violations);
    violations.require(
        database.getName() == null || !AzureNames.isSystemDatabase(database.getName()),
        "name",
        "is the name of a system database",
        AzureNames.DATABASE.accepted());
    String accepted =
        "Basic, S0 to S12, P1 to P15, or GP_Gen5_, GP_S_Gen5_, BC_Gen5_, HS_Gen5_, HS_S_Gen5_ with"
            + " a number of vCores that Azure offers, for example GP_Gen5_2";
    if (violations.present(database.getServiceObjective(), "serviceObjective", accepted)) {
      violations.require(
          ServiceObjective.find(database.getServiceObjective()).isPresent(),
          "serviceObjective",
          "is not a service objective of Azure SQL Database",
          accepted);
    }
    violations.require(
        database.getBackupStorageRedundancy() != null
            && database.getBackupStorageRedundancy() != BackupStorageRedundancy.UNSPECIFIED,
        "backupStorageRedundancy",
        "is not specified",
        "LOCAL, ZONE, GEO or GEO_ZONE");
    String collation = database.getCollation();
    violations.require(
        RequestRules.isAbsent(collation) || COLLATION.matcher(collation).matches(),
        "collation",
        "is not the name of a collation",
        "letters, digits and underscores such as Latin1_General_100_CI_AS, or empty");
  }

  private static void checkStorage(StorageTarget storage, Violations violations) {
    if (RequestRules.isAbsent(storage.getAccountName())) {
      violations.require(
          RequestRules.isAbsent(storage.getContainerName()),
          "accountName",
          "is required with a container",
          AzureNames.STORAGE_ACCOUNT.accepted());
      return;
    }
    AzureNames.STORAGE_ACCOUNT.check(storage.getAccountName(), "accountName", violations);
    AzureNames.CONTAINER.check(storage.getContainerName(), "containerName", violations);
  }
}
