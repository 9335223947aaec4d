package io.dbmodernizer.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.CopyLimits;
import io.dbmodernizer.events.CopyTask;
import io.dbmodernizer.events.MigrationCompleted;
import io.dbmodernizer.events.MigrationEngine;
import io.dbmodernizer.events.MigrationFailed;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.SchemaMigrated;
import io.dbmodernizer.events.SourceAssessed;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.events.TableStatus;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.events.ThrottleRequested;
import io.dbmodernizer.migration.testing.MigrationSource;
import io.dbmodernizer.migration.testing.MigrationWorld;
import io.dbmodernizer.migration.testing.SalesDatabase;
import io.dbmodernizer.runtime.testing.EventLog;
import io.dbmodernizer.testing.BrokerInJvm;
import io.dbmodernizer.testsupport.request.TestCommands;
import io.dbmodernizer.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service: a real broker, the emulator over HTTPS, a real source. */
class MigrationServiceIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static BrokerInJvm broker;
  private static MigrationWorld world;
  private static ConfigurableApplicationContext service;
  private static EventLog events;
  private static Path passwords;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    String registry = "mock://" + UUID.randomUUID();
    broker = BrokerInJvm.start(2);
    world = MigrationWorld.start(folder.resolve("source"));
    world.source().create("Sales", SalesDatabase.statements());
    events = new EventLog(broker.bootstrapServers(), registry);
    passwords = folder;
    Files.writeString(folder.resolve("source-password"), MigrationSource.PASSWORD);
    Files.writeString(folder.resolve("target-password"), MigrationWorld.ADMINISTRATOR_PASSWORD);
    Path clientSecret = Files.writeString(folder.resolve("client-secret"), "any-secret");
    service =
        MigrationApplication.start(
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
            "--spring.kafka.properties.schema.registry.url=" + registry,
            "--dbmodernizer.azure.endpoint=" + world.emulator().baseUri(),
            "--dbmodernizer.azure.authority-host=" + world.emulator().baseUri(),
            "--dbmodernizer.azure.tenant-id=00000000-0000-0000-0000-00000000000a",
            "--dbmodernizer.azure.client-id=00000000-0000-0000-0000-00000000000b",
            "--dbmodernizer.azure.client-secret-ref=file:" + clientSecret,
            "--dbmodernizer.azure.trusted-certificate=" + world.emulator().certificatePem(),
            "--dbmodernizer.azure.poll-interval=200ms",
            "--dbmodernizer.sql.source-url=" + world.sourceUrl(),
            "--dbmodernizer.sql.target-url=" + world.targetUrl(),
            "--dbmodernizer.stage.state-directory=" + folder.resolve("streams"));
  }

  @AfterAll
  static void stop() throws Exception {
    for (AutoCloseable open : List.of(service, events, world, broker)) {
      open.close();
    }
  }

  private static MigrationRequested request() {
    MigrationRequested request = world.request("Sales");
    request.getSource().setPasswordRef("file:" + passwords.resolve("source-password"));
    request
        .getTarget()
        .getServer()
        .setAdministratorPasswordRef("file:" + passwords.resolve("target-password"));
    return request;
  }

  private static SpecificRecord end(MigrationRequested request) {
    String id = request.getMetadata().getMigrationId();
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                events.all(Topic.MIGRATIONS).stream()
                    .filter(
                        event ->
                            (event instanceof MigrationCompleted c
                                    && c.getMetadata().getMigrationId().equals(id))
                                || (event instanceof MigrationFailed f
                                    && f.getMetadata().getMigrationId().equals(id)))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  @Test
  void aProvisionedTargetBecomesAComparedMigrationAndNoPasswordIsTold() throws Exception {
    // Given
    MigrationRequested request = request();
    TargetProvisioned target = world.provision(request);

    // When
    events.publish(Topic.TARGETS, target);
    SpecificRecord end = end(request);

    // Then
    assertThat(end)
        .isInstanceOfSatisfying(
            MigrationCompleted.class,
            completed -> assertThat(completed.getTableTotals().getMatched()).isEqualTo(5));
    assertThat(events.all(Topic.TABLES))
        .filteredOn(
            event ->
                ((TableStatus) event)
                    .getMetadata()
                    .getMigrationId()
                    .equals(request.getMetadata().getMigrationId()))
        .extracting(event -> ((TableStatus) event).getProgress())
        .filteredOn(table -> table.getState() == TableState.MATCHED)
        .hasSize(5);
    assertThat(events.all(Topic.MIGRATIONS))
        .extracting(event -> (Object) event.getClass())
        .contains(SourceAssessed.class, SchemaMigrated.class);
    assertThat(events.all(Topic.PROGRESS_MIGRATION))
        .extracting(event -> ((StepProgressed) event).getStep())
        .contains(
            "migration-service",
            "integration-runtime",
            "assess",
            "check-target",
            "prepare-objects",
            "schema",
            "copy",
            "finish-schema",
            "compare-definitions",
            "compare",
            "move-objects");
    assertThat(everythingOnTheBroker())
        .contains(request.getMetadata().getMigrationId())
        .doesNotContain(MigrationSource.PASSWORD, MigrationWorld.ADMINISTRATOR_PASSWORD);
  }

  @Test
  void theServiceCopiesTheRowsItselfWithTheEngineDirect() throws Exception {
    // Given
    MigrationRequested request = request();
    request.getMigration().setEngine(MigrationEngine.AUTO);
    TargetProvisioned target = world.provision(request);
    long mark = world.mark();

    // When
    events.publish(Topic.TARGETS, target);
    SpecificRecord end = end(request);

    // Then
    assertThat(end)
        .isInstanceOfSatisfying(
            MigrationCompleted.class,
            completed -> {
              assertThat(completed.getEngine()).isEqualTo(MigrationEngine.DIRECT);
              assertThat(completed.getTableTotals().getMatched()).isEqualTo(5);
              assertThat(completed.getResources()).isEmpty();
            });
    assertThat(world.writesSince(mark)).isEmpty();
    assertThat(events.all(Topic.COPY_TASKS))
        .anyMatch(
            task ->
                ((CopyTask) task)
                    .getMetadata()
                    .getMigrationId()
                    .equals(request.getMetadata().getMigrationId()));
    assertThat(everythingOnTheBroker())
        .doesNotContain(MigrationSource.PASSWORD, MigrationWorld.ADMINISTRATOR_PASSWORD);
  }

  @Test
  void aCopyThatCannotEndUnderItsLimitEndsAfterACommandLiftsIt() throws Exception {
    // Given
    MigrationRequested request = request();
    String id = request.getMetadata().getMigrationId();
    request.getMigration().setEngine(MigrationEngine.DIRECT);
    request.getMigration().setCopyLimits(new CopyLimits(1L, 0L, 0));
    events.publish(Topic.TARGETS, world.provision(request));
    await().atMost(PATIENCE).until(() -> copyReports(id, "at most 1 rows/s"));

    // When
    accept(TestCommands.throttle(id, new CopyLimits(0L, 7L, 0)));
    await().atMost(PATIENCE).until(() -> copyReports(id, "at most 7 bytes/s"));
    accept(TestCommands.throttle(id, null));
    SpecificRecord end = end(request);

    // Then
    assertThat(end)
        .isInstanceOfSatisfying(
            MigrationCompleted.class,
            completed -> assertThat(completed.getTableTotals().getMatched()).isEqualTo(5));
  }

  private static boolean copyReports(String migrationId, String detail) {
    return events.all(Topic.PROGRESS_MIGRATION).stream()
        .map(StepProgressed.class::cast)
        .anyMatch(
            event ->
                event.getMetadata().getMigrationId().equals(migrationId)
                    && event.getStep().equals("copy")
                    && event.getDetail().contains(detail));
  }

  /** Passes a command on, as the provisioner does. */
  private static void accept(ThrottleRequested throttle) throws Exception {
    events.publish(
        Topic.TARGETS,
        CommandAccepted.newBuilder()
            .setMetadata(throttle.getMetadata())
            .setThrottle(throttle)
            .build());
  }

  @Test
  void aMissingTableFailsTheMigrationBeforeAnythingIsCopied() throws Exception {
    // Given
    MigrationRequested request = request();
    request.getMigration().setTables(List.of("[Sales].[Invoice]"));
    TargetProvisioned target = world.provision(request);

    // When
    events.publish(Topic.TARGETS, target);
    SpecificRecord end = end(request);

    // Then
    assertThat(end)
        .isInstanceOfSatisfying(
            MigrationFailed.class,
            failed -> {
              assertThat(failed.getFailure().getReason()).isEqualTo(Reason.SOURCE_UNSUPPORTED);
              assertThat(failed.getFailure().getStep()).isEqualTo("assess");
              assertThat(failed.getFailure().getMessage()).contains("[Sales].[Invoice]");
            });
  }

  /** Every record of every topic, the stored state included, as far as it is text. */
  private static String everythingOnTheBroker() {
    StringBuilder everything = new StringBuilder();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.listTopics().values().stream()
              .flatMap(List::stream)
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(
                record -> {
                  if (record.value() != null) {
                    everything.append(new String(record.value(), StandardCharsets.UTF_8));
                  }
                });
      }
    }
    return everything.toString();
  }
}
