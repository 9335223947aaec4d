package io.dbmodernizer.systemtests.wholemigration;

import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.events.BackupStorageRedundancy;
import io.dbmodernizer.events.DatabaseTarget;
import io.dbmodernizer.events.ElasticPoolTarget;
import io.dbmodernizer.events.EntraAdministrator;
import io.dbmodernizer.events.MigrationOptions;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MonitoringOptions;
import io.dbmodernizer.events.NamedReplica;
import io.dbmodernizer.events.PrincipalKind;
import io.dbmodernizer.events.SecurityOptions;
import io.dbmodernizer.events.ServerTarget;
import io.dbmodernizer.events.StorageTarget;
import io.dbmodernizer.events.SynchronizationOptions;
import io.dbmodernizer.events.Target;
import io.dbmodernizer.events.VaultOptions;
import io.dbmodernizer.events.VaultRedundancy;
import io.dbmodernizer.testsupport.request.TestRequests;
import java.io.IOException;
import java.util.List;

/** Requests of three kinds: plain, and two that together have every option. */
final class MigrationRequests {
  /** Name of the secret of the source's login. */
  static final String SOURCE_PASSWORD = "source-password";

  /** The subscription of all requests. */
  static final String SUBSCRIPTION = "5f0c2d6e-7a1b-4c3d-9e8f-102030405060";

  private static final String TARGET_PASSWORD = "target-password";
  private static final String WEBHOOK = "webhook";
  private static final String SUBNET =
      "/subscriptions/%s/resourceGroups/rg-hub/providers/Microsoft.Network/virtualNetworks/hub/subnets/data"
          .formatted(SUBSCRIPTION);
  private static final String UUID_OF_GROUP = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

  private final VirtualPlatform platform;

  MigrationRequests(VirtualPlatform platform) {
    this.platform = platform;
  }

  /** Returns the request of the demo: a DTU database with short-term retention. */
  MigrationRequested plain(String id, String source) throws IOException {
    MigrationRequested request = TestRequests.request(id, "sql-" + id);
    request.getMetadata().setEventId("request-of-" + id);
    request.getSource().setHost("127.0.0.1");
    request.getSource().setPort(platform.sources().port());
    request.getSource().setDatabase(source);
    request.getSource().setPasswordRef(platform.secrets().reference(SOURCE_PASSWORD));
    request.getTarget().getAzure().setSubscriptionId(SUBSCRIPTION);
    request.getTarget().getAzure().setResourceGroup("rg-" + id);
    request.getTarget().setServer(server(id));
    return request;
  }

  /**
   * Returns a request for Hyperscale with replicas, synchronization, vault, dashboard, webhooks,
   * private endpoint and Defender.
   */
  MigrationRequested hyperscale(String id, String source) throws IOException {
    MigrationRequested request = plain(id, source);
    Target target = request.getTarget();
    target.setStorage(storage(id));
    target
        .getServer()
        .setSecurity(
            SecurityOptions.newBuilder()
                .setThreatProtection(true)
                .setVulnerabilityAssessment(true)
                .setDefenderPlan(true)
                .build());
    target.getServer().setEntraAdministrator(administrator());
    target.getServer().getPrivateEndpoint().setSubnetId(SUBNET);
    target.setDatabase(
        DatabaseTarget.newBuilder()
            .setName("sales")
            .setServiceObjective("HS_Gen5_2")
            .setBackupStorageRedundancy(BackupStorageRedundancy.GEO)
            .setHighAvailabilityReplicas(1)
            .setNamedReplica(
                NamedReplica.newBuilder()
                    .setName("sales-read")
                    .setServiceObjective("HS_Gen5_2")
                    .build())
            .build());
    request.setMigration(
        MigrationOptions.newBuilder()
            .setSynchronization(
                SynchronizationOptions.newBuilder().setEnabled(true).setIntervalMinutes(60).build())
            .build());
    request.setBackup(backup("rsv-" + id));
    request.setMonitoring(monitoring());
    return request;
  }

  /** Returns a request for a database in a new pool, with Entra-only logins after the copy. */
  MigrationRequested pooled(String id, String source) throws IOException {
    MigrationRequested request = plain(id, source);
    Target target = request.getTarget();
    target.setStorage(storage(id));
    target.getServer().setEntraAdministrator(administrator());
    target.getServer().setEntraOnlyAuthentication(true);
    target.setDatabase(
        DatabaseTarget.newBuilder()
            .setName("sales")
            .setElasticPool(
                ElasticPoolTarget.newBuilder()
                    .setName("pool-" + id)
                    .setServiceObjective("StandardPool_50")
                    .setMaximumCapacityPerDatabase(50)
                    .build())
            .build());
    request.setBackup(backup("rsv-" + id));
    request.setMonitoring(monitoring());
    return request;
  }

  private ServerTarget server(String id) throws IOException {
    return ServerTarget.newBuilder()
        .setName("sql-" + id)
        .setAdministratorLogin("modernizer")
        .setAdministratorPasswordRef(platform.secrets().reference(TARGET_PASSWORD))
        .setFirewallRules(List.of(TestRequests.rule("office", "203.0.113.1", "203.0.113.9")))
        .build();
  }

  private static StorageTarget storage(String id) {
    return StorageTarget.newBuilder()
        .setAccountName("st" + id.replace("-", ""))
        .setContainerName("migration")
        .build();
  }

  private static EntraAdministrator administrator() {
    return EntraAdministrator.newBuilder()
        .setLogin("Database administrators")
        .setObjectId(UUID_OF_GROUP)
        .setTenantId("0f0f0f0f-1111-2222-3333-444444444444")
        .setKind(PrincipalKind.GROUP)
        .build();
  }

  private static BackupPolicy backup(String vault) {
    return BackupPolicy.newBuilder()
        .setShortTermRetentionDays(14)
        .setDifferentialBackupIntervalHours(12)
        .setWeeklyRetention("P4W")
        .setMonthlyRetention("P12M")
        .setYearlyRetention("P5Y")
        .setWeekOfYear(1)
        .setCorrectDrift(true)
        .setVault(
            VaultOptions.newBuilder()
                .setName(vault)
                .setRedundancy(VaultRedundancy.LOCALLY_REDUNDANT)
                .build())
        .build();
  }

  private MonitoringOptions monitoring() throws IOException {
    platform.secrets().create(WEBHOOK, "https://hooks.example.com/sales?code=abcdef0123456789");
    return MonitoringOptions.newBuilder()
        .setAlertEmails(List.of("dba@example.com"))
        .setAlertWebhookRefs(List.of(platform.secrets().reference(WEBHOOK)))
        .setDashboard(true)
        .build();
  }
}
