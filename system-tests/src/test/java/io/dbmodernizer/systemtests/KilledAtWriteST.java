package io.dbmodernizer.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.events.BackupRemoved;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.MigrationRemoved;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.MonitoringRemoved;
import io.dbmodernizer.events.SecurityOptions;
import io.dbmodernizer.events.StorageTarget;
import io.dbmodernizer.events.TargetRemoved;
import io.dbmodernizer.events.TeardownRequested;
import io.dbmodernizer.events.VaultOptions;
import io.dbmodernizer.events.VaultRedundancy;
import io.dbmodernizer.systemtests.azure.AzureFaults;
import io.dbmodernizer.systemtests.azure.AzureRequest;
import io.dbmodernizer.systemtests.platform.Pipeline;
import io.dbmodernizer.systemtests.platform.SeparatePipeline;
import io.dbmodernizer.testsupport.source.SourceDatabase;
import io.dbmodernizer.topics.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The process of a service is killed at each of its writes once: Azure has carried the write out,
 * and the process dies before it has stored that. What it created is still known as this
 * migration's afterwards, nothing is created twice, and the teardown removes all of it.
 */
@Tag("endurance")
@ExtendWith(SeparatePipeline.class)
class KilledAtWriteST {
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  /** Longer than it takes to see the write and to kill the process. */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  /** The id of the model in names, cut short in some, with the digest that some have after it. */
  private static final String NAMED_AFTER_MODEL = "model[a-z]*([-_][0-9a-f]{8})?";

  private static final Map<String, List<String>> OWN =
      Map.of(
          "monitoring",
          List.of("/microsoft.insights/", "/microsoft.operationalinsights/", "/microsoft.portal/"),
          "migration",
          List.of("/microsoft.datamigration/", "/microsoft.datafactory/"),
          "backup",
          List.of("retentionpolicies/", "/microsoft.recoveryservices/"));

  @ParameterizedTest
  @ValueSource(strings = {"monitoring", "backup", "migration", "provisioner"})
  void serviceKilledAtEachOfItsWritesLosesNothingAndCreatesNothingTwice(
      String service, Pipeline pipeline) throws Exception {
    // Given: the writes of the service, learnt from a migration that nothing disturbs
    SourceDatabase source = pipeline.createSource("killed" + service, 50);
    Set<String> writes = writesOf(service, pipeline, source);
    AzureFaults faults =
        new AzureFaults(
            pipeline.platform().addresses().emulatorUrl(),
            pipeline.platform().emulatorCertificate());
    faults.clear();
    int struckBefore = faults.struck();
    writes.forEach(path -> faults.withholdAnswer(path, SILENCE));
    String id = "killed" + service;
    long mark = pipeline.azure().lastSequence();

    // When
    pipeline.producer().publish(request(pipeline, id, source));
    AtomicInteger killed = new AtomicInteger(struckBefore);
    await("the end of " + id)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              if (faults.struck() > killed.get()) {
                killed.set(faults.struck());
                pipeline.platform().kill(service + "-1");
                pipeline.platform().startService(service, 1);
              }
              return isCompleted(pipeline, id);
            });
    List<String> neverSent = faults.pending();
    faults.clear();
    List<AzureRequest> sent = pipeline.azure().since(mark);
    List<AzureResource> kept = tearDown(pipeline, id);

    // Then
    assertThat(writes).isNotEmpty();
    assertThat(neverSent).isEmpty();
    assertThat(createdTwice(sent)).isEmpty();
    assertThat(kept).as("what the teardown keeps for other owners").isEmpty();
  }

  private static Set<String> writesOf(String service, Pipeline pipeline, SourceDatabase source)
      throws Exception {
    String model = "model" + service;
    long mark = pipeline.azure().lastSequence();
    pipeline.producer().publish(request(pipeline, model, source));
    pipeline.awaitState(model, MigrationState.COMPLETED);
    Set<String> writes =
        pipeline.azure().since(mark).stream()
            .filter(request -> request.method().equals("PUT") && request.status() < 300)
            .map(AzureRequest::path)
            .filter(path -> ownerOf(path).equals(service))
            .map(path -> path.replaceAll(NAMED_AFTER_MODEL, "*"))
            .collect(Collectors.toCollection(TreeSet::new));
    tearDown(pipeline, model);
    return writes;
  }

  private static String ownerOf(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return Stream.of("monitoring", "migration", "backup")
        .filter(service -> OWN.getOrDefault(service, List.of()).stream().anyMatch(lower::contains))
        .findFirst()
        .orElse("provisioner");
  }

  private static MigrationRequested request(Pipeline pipeline, String id, SourceDatabase source)
      throws IOException {
    MigrationRequested request = pipeline.request(id, source.name());
    request
        .getTarget()
        .setStorage(
            StorageTarget.newBuilder()
                .setAccountName("st" + id)
                .setContainerName("migration")
                .build());
    request
        .getTarget()
        .getServer()
        .setSecurity(SecurityOptions.newBuilder().setThreatProtection(true).build());
    request.setBackup(
        BackupPolicy.newBuilder()
            .setShortTermRetentionDays(14)
            .setDifferentialBackupIntervalHours(12)
            .setWeeklyRetention("P4W")
            .setVault(
                VaultOptions.newBuilder()
                    .setName("rsv-" + id)
                    .setRedundancy(VaultRedundancy.LOCALLY_REDUNDANT)
                    .build())
            .build());
    request.getMonitoring().setDashboard(true);
    return request;
  }

  private static boolean isCompleted(Pipeline pipeline, String id) {
    Optional<MigrationStatus> status = pipeline.events().status(id);
    assertThat(status.map(MigrationStatus::getState))
        .isNotEqualTo(Optional.of(MigrationState.FAILED));
    return status.filter(s -> s.getState() == MigrationState.COMPLETED).isPresent();
  }

  /** Tears down and returns what is kept. */
  private static List<AzureResource> tearDown(Pipeline pipeline, String id) {
    pipeline
        .producer()
        .send(
            Topic.REQUESTS,
            id,
            TeardownRequested.newBuilder()
                .setMetadata(
                    EventMetadata.newBuilder()
                        .setEventId(UUID.randomUUID().toString())
                        .setMigrationId(id)
                        .setProducer("system-tests")
                        .build())
                .setRequester("system-tests")
                .setRemoveData(true)
                .build());
    await("the removal of " + id)
        .atMost(PATIENCE)
        .until(() -> !pipeline.events().of(id, TargetRemoved.class).isEmpty());
    return Stream.of(
            pipeline.events().of(id, TargetRemoved.class).stream().map(TargetRemoved::getKept),
            pipeline.events().of(id, MigrationRemoved.class).stream()
                .map(MigrationRemoved::getKept),
            pipeline.events().of(id, BackupRemoved.class).stream().map(BackupRemoved::getKept),
            pipeline.events().of(id, MonitoringRemoved.class).stream()
                .map(MonitoringRemoved::getKept))
        .flatMap(kept -> kept)
        .flatMap(List::stream)
        .toList();
  }

  /** What Azure has created more than once. */
  private static Set<String> createdTwice(List<AzureRequest> sent) {
    Set<String> once = new TreeSet<>();
    return sent.stream()
        .filter(request -> request.method().equals("PUT"))
        .filter(request -> request.status() == 201 || request.status() == 202)
        .map(AzureRequest::path)
        .filter(path -> !once.add(path))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
