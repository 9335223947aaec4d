package io.dbmodernizer.systemtests.chaos;

import io.dbmodernizer.cli.platform.LocalPlatform;
import io.dbmodernizer.cli.platform.LocalSecrets;
import io.dbmodernizer.cli.request.SampleRequest;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.SourceDatabase;
import io.dbmodernizer.events.TeardownRequested;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What users publish in a run. */
final class ChaosRequests {
  private final LocalPlatform platform;
  private final SourceFleet sources;

  ChaosRequests(LocalPlatform platform, SourceFleet sources) {
    this.platform = platform;
    this.sources = sources;
  }

  /** The request of a migration; those of one place ask for the same group, server and storage. */
  MigrationRequested request(PlannedMigration migration) throws IOException {
    MigrationRequested request =
        SampleRequest.of(
            migration.id(),
            SourceDatabase.newBuilder()
                .setHost("127.0.0.1")
                .setPort(platform.addresses().sourcePort())
                .setDatabase(migration.workload().database())
                .setLogin(SourceFleet.READER)
                .setPasswordRef(sources.passwordReference())
                .setTrustServerCertificate(true)
                .build(),
            platform.secrets().reference(LocalSecrets.TARGET_ADMINISTRATOR));
    request.getTarget().getAzure().setSubscriptionId(migration.subscription());
    request.getTarget().getAzure().setResourceGroup(migration.resourceGroup());
    request.getTarget().getServer().setName(migration.server());
    request.getTarget().getDatabase().setName(migration.id());
    request.getTarget().getStorage().setAccountName(migration.storageAccount());
    request.getTarget().getStorage().setContainerName(migration.id());
    return request;
  }

  /** The teardown of a migration. */
  static TeardownRequested teardown(PlannedMigration migration) {
    return TeardownRequested.newBuilder()
        .setMetadata(
            EventMetadata.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setMigrationId(migration.id())
                .setCorrelationId(migration.id())
                .setOccurredAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .setProducer("chaos")
                .build())
        .setRequester("chaos")
        .setRemoveData(true)
        .build();
  }
}
