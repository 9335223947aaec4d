package io.dbmodernizer.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.AzureEmulator;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.BackupEnabled;
import io.dbmodernizer.events.BackupFailed;
import io.dbmodernizer.events.BackupMechanism;
import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.events.BackupRemoved;
import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.DatabaseRestored;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.RestoreKind;
import io.dbmodernizer.events.RestoreRequested;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.events.TeardownRequested;
import io.dbmodernizer.runtime.testing.EventLog;
import io.dbmodernizer.testing.BrokerInJvm;
import io.dbmodernizer.topics.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service, as it is started in production, on a real broker and the emulator. */
class BackupServiceIT {
  private static final String REGISTRY = "mock://backup-service";

  @RegisterExtension static final BackupAzure AZURE = new BackupAzure();

  @TempDir Path folder;
  private BrokerInJvm broker;
  private EventLog events;
  private ConfigurableApplicationContext service;

  @BeforeEach
  void start() throws Exception {
    broker = BrokerInJvm.start(2);
    events = new EventLog(broker.bootstrapServers(), REGISTRY);
    AzureEmulator azure = AZURE.emulator();
    service =
        BackupApplication.start(
            "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
            "--spring.kafka.properties.schema.registry.url=" + REGISTRY,
            "--server.port=0",
            "--dbmodernizer.azure.endpoint=" + azure.baseUri(),
            "--dbmodernizer.azure.authority-host=" + azure.baseUri(),
            "--dbmodernizer.azure.tenant-id=00000000-0000-0000-0000-00000000000a",
            "--dbmodernizer.azure.client-id=00000000-0000-0000-0000-00000000000b",
            "--dbmodernizer.azure.client-secret-ref=file:" + secret("client-secret"),
            "--dbmodernizer.azure.trusted-certificate=" + azure.certificatePem(),
            "--dbmodernizer.stage.state-directory=" + folder.resolve("state"));
  }

  @AfterEach
  void stop() throws Exception {
    service.close();
    events.close();
    broker.close();
  }

  @Test
  void turnsATargetIntoBackupsThatAreKeptRestoresItAndTakesItsWorkBack() throws Exception {
    // Given
    BackupPolicy policy =
        BackupPolicy.newBuilder()
            .setShortTermRetentionDays(21)
            .setDifferentialBackupIntervalHours(24)
            .setWeeklyRetention("P4W")
            .setMonthlyRetention("P12M")
            .setYearlyRetention("P5Y")
            .setWeekOfYear(1)
            .build();
    TargetProvisioned target = identified(AZURE.database("sales", "S2", policy));

    // When
    events.publish(Topic.TARGETS, target);
    BackupEnabled event = (BackupEnabled) events.awaitFirst(Topic.BACKUPS);

    // Then
    assertThat(event.getMechanism()).isEqualTo(BackupMechanism.SQL_RETENTION_POLICIES);
    assertThat(event.getPolicy()).isEqualTo(policy);
    assertThat(event.getEarliestRestorePoint()).isNotNull();
    assertThat(event.getResources()).hasSize(2);
    assertThat(event.getMetadata().getCausationId()).isEqualTo("event-of-the-target");
    assertThat(AZURE.writes().stream().filter(w -> w.method().equals("PUT"))).hasSize(2);

    // When
    AZURE.own(
        "/_emulator/longTermRetentionBackups", "{'databaseId':'" + target.getDatabaseId() + "'}");
    events.publish(
        Topic.TARGETS,
        command("restore-1")
            .setRestore(
                RestoreRequested.newBuilder()
                    .setMetadata(EventMetadata.newBuilder().setMigrationId("m-1").build())
                    .setRequester("dba team")
                    .setKind(RestoreKind.LONG_TERM_BACKUP)
                    .setDatabaseName("sales-back")
                    .build())
            .build());
    DatabaseRestored restored = await(DatabaseRestored.class);
    events.publish(
        Topic.TARGETS,
        command("teardown-1")
            .setTeardown(TeardownRequested.newBuilder().setRequester("dba team").build())
            .build());
    BackupRemoved removed = await(BackupRemoved.class);

    // Then
    assertThat(restored.getDatabase().getName()).isEqualTo("sales-back");
    assertThat(removed.getRemoved()).isEmpty();
    assertThat(removed.getKept())
        .extracting(AzureResource::getName)
        .contains("sales-back")
        .hasSize(2);
  }

  private <E> E await(Class<E> type) {
    return Awaitility.await(type.getSimpleName())
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                events.all(Topic.BACKUPS).stream()
                    .filter(type::isInstance)
                    .map(type::cast)
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private static CommandAccepted.Builder command(String id) {
    return CommandAccepted.newBuilder()
        .setMetadata(EventMetadata.newBuilder().setMigrationId("m-1").setEventId(id).build());
  }

  @Test
  void refusesARetentionThatTheTierDoesNotOfferBeforeTouchingAzure() throws Exception {
    // Given
    BackupPolicy policy = BackupPolicy.newBuilder().setShortTermRetentionDays(14).build();
    TargetProvisioned target = identified(AZURE.target("small", "Basic", policy, true));
    AZURE.mark();

    // When
    events.publish(Topic.TARGETS, target);
    BackupFailed event = (BackupFailed) events.awaitFirst(Topic.BACKUPS);

    // Then
    assertThat(event.getFailure().getReason()).isEqualTo(Reason.INVALID_REQUEST);
    assertThat(event.getFailure().getViolations())
        .singleElement()
        .matches(v -> v.getField().equals("backup.shortTermRetentionDays"));
    assertThat(AZURE.writes()).isEmpty();
  }

  private static TargetProvisioned identified(TargetProvisioned target) {
    target.setMetadata(
        EventMetadata.newBuilder().setMigrationId("m-1").setEventId("event-of-the-target").build());
    return target;
  }

  private Path secret(String name) throws IOException {
    return Files.writeString(folder.resolve(name), "Correct-Horse-7");
  }
}
