package io.dbmodernizer.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.runtime.azure.ArmBudgetProperties;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.Operation;
import io.dbmodernizer.testing.BrokerInJvm;
import io.dbmodernizer.topics.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The stage on a real broker: work is shared between copies, survives one of them, and is published
 * once.
 */
class StageRuntimeIT {
  private static final int MIGRATIONS = 12;
  private static final int POLLS = 20;

  private final String registry = "mock://" + UUID.randomUUID();
  private final String applicationId = "stage-" + UUID.randomUUID();
  private final List<AutoCloseable> open = new ArrayList<>();
  private BrokerInJvm broker;

  @TempDir Path stateFolder;

  @BeforeEach
  void startBroker() throws Exception {
    broker = BrokerInJvm.start(4);
  }

  @AfterEach
  void stop() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
    broker.close();
  }

  @Test
  void twoCopiesShareTheWorkAndOneFinishesWhatTheOtherLeft() throws Exception {
    // Given
    Map<String, Set<String>> startedBy = new ConcurrentHashMap<>();
    Copy first = start("first", startedBy);
    Copy second = start("second", startedBy);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              assertThat(first.tasks()).isPositive();
              assertThat(second.tasks()).isPositive();
            });

    // When
    publishRequests();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> startedBy.values().stream().mapToInt(Set::size).sum() >= MIGRATIONS);
    await().atMost(Duration.ofSeconds(60)).until(() -> migrationsUnderWay() == MIGRATIONS);
    assertThat(startedBy.get("first")).isNotEmpty();
    assertThat(startedBy.get("second")).isNotEmpty();
    first.close();
    List<ConsumerRecord<String, SpecificRecord>> outcomes = readOutcomes();

    // Then
    assertThat(outcomes)
        .extracting(ConsumerRecord::value)
        .hasOnlyElementsOfType(TargetProvisioned.class);
    assertThat(outcomes).extracting(ConsumerRecord::key).doesNotHaveDuplicates();
    assertThat(operationsStarted(startedBy)).hasSize(MIGRATIONS);
    assertThat(progressIds()).doesNotHaveDuplicates();
  }

  private static List<String> operationsStarted(Map<String, Set<String>> startedBy) {
    return startedBy.values().stream().flatMap(Set::stream).toList();
  }

  /** A step that starts an operation once and polls it several times; it notes who started what. */
  private Step operation(String copy, Map<String, Set<String>> startedBy) {
    Map<String, AtomicInteger> polls = new ConcurrentHashMap<>();
    return new ScriptedStep(
        "operation",
        Set.of(),
        context -> {
          String id = context.migrationId();
          if (context.operation().isEmpty()) {
            startedBy.computeIfAbsent(copy, c -> ConcurrentHashMap.newKeySet()).add(id);
            return StepResult.polling(
                1,
                "started",
                Duration.ofMillis(200),
                new Operation("https://arm/op/" + id, "LOCATION", Instant.EPOCH));
          }
          int poll = polls.computeIfAbsent(id, i -> new AtomicInteger()).incrementAndGet();
          return poll < POLLS
              ? StepResult.polling(
                  poll * 10, "going on", Duration.ofMillis(300), context.operation().get())
              : StepResult.done("done");
        });
  }

  private Copy start(String name, Map<String, Set<String>> startedBy) {
    StageRig rig =
        new StageRig(
            ScriptedStage.of(operation(name, startedBy)),
            InstantSource.system(),
            registry,
            new ArmBudgetProperties(250, 25, 200, 10, 200, 10, 20),
            StageRig.failures(),
            new SimpleMeterRegistry(),
            StageRig.properties(4, Duration.ZERO));
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 50);
    settings.put(StreamsConfig.POLL_MS_CONFIG, 20);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder.resolve(name).toString());
    settings.put("auto.offset.reset", "earliest");
    settings.put("session.timeout.ms", 6000);
    settings.put("heartbeat.interval.ms", 500);
    Copy copy = new Copy(new KafkaStreams(rig.topology(), settings), rig);
    copy.streams().start();
    open.add(copy);
    return copy;
  }

  private record Copy(KafkaStreams streams, StageRig rig) implements AutoCloseable {
    int tasks() {
      return streams.metadataForLocalThreads().stream()
          .mapToInt(thread -> thread.activeTasks().size())
          .sum();
    }

    @Override
    public void close() throws Exception {
      streams.close(
          CloseOptions.timeout(Duration.ofSeconds(20))
              .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
      rig.close();
    }
  }

  private void publishRequests() throws Exception {
    try (KafkaProducer<String, SpecificRecord> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap()),
            new StringSerializer(),
            StageRig.serde(registry).serializer())) {
      for (int i = 0; i < MIGRATIONS; i++) {
        MigrationRequested request = ScriptedStage.request("m-" + i, "move it");
        producer.send(new ProducerRecord<>(Topic.REQUESTS.topicName(), "m-" + i, request)).get();
      }
    }
  }

  private List<ConsumerRecord<String, SpecificRecord>> readOutcomes() {
    return read(Topic.TARGETS, MIGRATIONS);
  }

  /** Migrations whose start is committed; one that is not may rightly be started again. */
  private long migrationsUnderWay() {
    return read(Topic.PROGRESS_PROVISIONER, MIGRATIONS * 2).stream()
        .filter(record -> ((StepProgressed) record.value()).getPercent() > 0)
        .map(ConsumerRecord::key)
        .distinct()
        .count();
  }

  private List<String> progressIds() {
    // One for each poll and one "done" for each migration are the least there can be.
    return read(Topic.PROGRESS_PROVISIONER, MIGRATIONS * 3).stream()
        .map(record -> ((StepProgressed) record.value()).getMetadata().getEventId())
        .collect(Collectors.toList());
  }

  private List<ConsumerRecord<String, SpecificRecord>> read(Topic topic, int atLeast) {
    List<ConsumerRecord<String, SpecificRecord>> records = new ArrayList<>();
    try (KafkaConsumer<String, SpecificRecord> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrap(),
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest",
                "group.id",
                UUID.randomUUID().toString()),
            new StringDeserializer(),
            StageRig.serde(registry).deserializer())) {
      consumer.assign(
          IntStream.range(0, 4).mapToObj(p -> new TopicPartition(topic.topicName(), p)).toList());
      consumer.seekToBeginning(consumer.assignment());
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                return records.size() >= atLeast;
              });
      // A duplicate would be right behind what was waited for.
      consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
    }
    return records;
  }

  private String bootstrap() {
    return broker.bootstrapServers();
  }
}
