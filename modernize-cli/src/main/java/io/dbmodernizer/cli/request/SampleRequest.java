package io.dbmodernizer.cli.request;

import io.dbmodernizer.cli.platform.LocalSecrets;
import io.dbmodernizer.cli.platform.PlatformAddresses;
import io.dbmodernizer.cli.sample.SampleDatabase;
import io.dbmodernizer.events.AzureScope;
import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.events.BackupStorageRedundancy;
import io.dbmodernizer.events.DatabaseTarget;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.FirewallRule;
import io.dbmodernizer.events.MigrationOptions;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MonitoringOptions;
import io.dbmodernizer.events.ServerTarget;
import io.dbmodernizer.events.SourceDatabase;
import io.dbmodernizer.events.StorageTarget;
import io.dbmodernizer.events.Target;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** An example of a complete request. */
public final class SampleRequest {

  private static final String SUBSCRIPTION = "00000000-0000-4000-8000-0000000000aa";

  private SampleRequest() {}

  /**
   * Returns a request that moves the sample database of a local platform.
   *
   * @param migrationId id of the migration, also part of the names in Azure
   * @param addresses addresses of the platform
   * @param secrets secrets of the platform; the request refers to them by file
   * @return the request
   * @throws IOException if a secret cannot be created
   */
  public static MigrationRequested forLocalPlatform(
      String migrationId, PlatformAddresses addresses, LocalSecrets secrets) throws IOException {
    SourceDatabase source =
        SourceDatabase.newBuilder()
            .setHost("127.0.0.1")
            .setPort(addresses.sourcePort())
            .setDatabase(SampleDatabase.NAME)
            .setLogin(SampleDatabase.LOGIN)
            .setPasswordRef(secrets.reference(LocalSecrets.SOURCE_LOGIN))
            .setTrustServerCertificate(true)
            .build();
    return of(migrationId, source, secrets.reference(LocalSecrets.TARGET_ADMINISTRATOR));
  }

  /**
   * Returns a request that moves a database to a new server.
   *
   * @param migrationId id of the migration, also part of the names in Azure: lower case letters,
   *     digits and hyphens
   * @param source the source database
   * @param administratorPasswordRef reference to the password for the new server
   * @return the request
   */
  public static MigrationRequested of(
      String migrationId, SourceDatabase source, String administratorPasswordRef) {
    String compact = migrationId.replace("-", "");
    return MigrationRequested.newBuilder()
        .setMetadata(EventMetadata.newBuilder().setMigrationId(migrationId).build())
        .setRequester("platform-team")
        .setPurpose("Move the sales database to Azure SQL Database")
        .setSource(source)
        .setTarget(
            Target.newBuilder()
                .setAzure(
                    AzureScope.newBuilder()
                        .setSubscriptionId(SUBSCRIPTION)
                        .setResourceGroup("rg-" + migrationId)
                        .setRegion("westeurope")
                        .build())
                .setServer(
                    ServerTarget.newBuilder()
                        .setName("sql-" + migrationId)
                        .setAdministratorLogin("sqladministrator")
                        .setAdministratorPasswordRef(administratorPasswordRef)
                        .setFirewallRules(
                            List.of(new FirewallRule("AllowAzureServices", "0.0.0.0", "0.0.0.0")))
                        .build())
                .setDatabase(
                    DatabaseTarget.newBuilder()
                        .setName("SalesDb")
                        .setServiceObjective("S2")
                        .setBackupStorageRedundancy(BackupStorageRedundancy.GEO)
                        .build())
                .setStorage(
                    StorageTarget.newBuilder()
                        .setAccountName(
                            ("st" + compact).substring(0, Math.min(24, compact.length() + 2)))
                        .setContainerName("migration")
                        .build())
                .setTags(Map.of("costCenter", "1234"))
                .build())
        .setMigration(MigrationOptions.newBuilder().build())
        .setBackup(
            BackupPolicy.newBuilder()
                .setShortTermRetentionDays(14)
                .setDifferentialBackupIntervalHours(12)
                .setWeeklyRetention("P4W")
                .setMonthlyRetention("P12M")
                .setYearlyRetention("P5Y")
                .setWeekOfYear(1)
                .build())
        .setMonitoring(
            MonitoringOptions.newBuilder().setAlertEmails(List.of("dba@example.com")).build())
        .build();
  }

  /**
   * Returns an example for users to change. It has what a request must have, and a purpose.
   *
   * @return a request for an on-premises server, with its secrets in environment variables
   */
  public static MigrationRequested forEditing() {
    return MigrationRequested.newBuilder()
        .setMetadata(EventMetadata.newBuilder().setMigrationId("sales-to-azure").build())
        .setRequester("platform-team")
        .setPurpose("Move the sales database to Azure SQL Database")
        .setSource(
            SourceDatabase.newBuilder()
                .setHost("sql01.example.com")
                .setDatabase("SalesDb")
                .setLogin("migrator")
                .setPasswordRef("env:SOURCE_PASSWORD")
                .build())
        .setTarget(
            Target.newBuilder()
                .setAzure(
                    AzureScope.newBuilder()
                        .setSubscriptionId(SUBSCRIPTION)
                        .setResourceGroup("rg-sales-to-azure")
                        .setRegion("westeurope")
                        .build())
                .setServer(
                    ServerTarget.newBuilder()
                        .setName("sql-sales-to-azure")
                        .setAdministratorLogin("sqladministrator")
                        .setAdministratorPasswordRef("env:TARGET_ADMIN_PASSWORD")
                        .build())
                .setDatabase(DatabaseTarget.newBuilder().setName("SalesDb").build())
                .build())
        .build();
  }
}
