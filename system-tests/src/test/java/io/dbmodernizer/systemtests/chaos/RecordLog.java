package io.dbmodernizer.systemtests.chaos;

import io.dbmodernizer.client.CloudEventHeaders;
import io.dbmodernizer.client.ReceivedEvent;
import io.dbmodernizer.serde.EventDeserializer;
import io.dbmodernizer.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Every committed event of every topic and the latest snapshots, read all the time and kept as
 * bytes: reading needs no registry, which may be frozen. What is looked at meanwhile stands in the
 * headers.
 */
final class RecordLog implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, Object> registry;
  private final KafkaConsumer<String, byte[]> consumer;
  private final List<ConsumerRecord<String, byte[]>> records =
      Collections.synchronizedList(new ArrayList<>());
  private final Map<String, ConsumerRecord<String, byte[]>> snapshots = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> typesByMigration = new ConcurrentHashMap<>();
  private final Map<String, Instant> lastEvents = new ConcurrentHashMap<>();
  private final AtomicInteger events = new AtomicInteger();
  private volatile Instant lastRecord = Instant.now();
  private final Thread thread = new Thread(this::read, "record-log");

  private RecordLog(String bootstrapServers, String registryUrl) {
    this.registry = Map.of("schema.registry.url", registryUrl);
    this.consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
  }

  static RecordLog start(String bootstrapServers, String registryUrl) {
    RecordLog log = new RecordLog(bootstrapServers, registryUrl);
    List<TopicPartition> partitions =
        Arrays.stream(Topic.values())
            .flatMap(topic -> log.consumer.partitionsFor(topic.topicName()).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    log.consumer.assign(partitions);
    log.consumer.seekToBeginning(partitions);
    log.thread.setDaemon(true);
    log.thread.start();
    return log;
  }

  private void read() {
    try (consumer) {
      while (true) {
        consumer.poll(POLL).forEach(this::add);
      }
    } catch (WakeupException e) {
      // The way out.
      return;
    }
  }

  private void add(ConsumerRecord<String, byte[]> record) {
    lastRecord = Instant.now();
    if (record.topic().equals(Topic.STATUS.topicName())) {
      snapshots.put(record.key(), record);
      return;
    }
    records.add(record);
    String type = CloudEventHeaders.asText(record.headers()).getOrDefault("ce_type", "");
    typesByMigration.computeIfAbsent(record.key(), key -> ConcurrentHashMap.newKeySet()).add(type);
    lastEvents.put(record.key(), Instant.now());
    events.incrementAndGet();
  }

  /** How many events there are, snapshots not counted. */
  int events() {
    return events.get();
  }

  /** Whether an event of one of the types is there about a migration. */
  @SafeVarargs
  final boolean has(String migrationId, Class<? extends SpecificRecord>... types) {
    Set<String> seen = typesByMigration.getOrDefault(migrationId, Set.of());
    return Arrays.stream(types).anyMatch(type -> seen.contains(type.getName()));
  }

  /** When the latest record was read, a snapshot or an event; the start if there is none. */
  Instant lastRecord() {
    return lastRecord;
  }

  /** When the latest event about a migration was read; the beginning of time if there is none. */
  Instant lastEvent(String migrationId) {
    return lastEvents.getOrDefault(migrationId, Instant.EPOCH);
  }

  /**
   * Every event so far and the latest snapshot of each migration, decoded; ordered within a
   * partition of a topic. Needs the registry.
   */
  List<ReceivedEvent<?>> decoded() {
    List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
    synchronized (records) {
      all.addAll(records);
    }
    all.addAll(snapshots.values());
    try (EventDeserializer deserializer = new EventDeserializer()) {
      deserializer.configure(registry, false);
      return all.stream()
          .<ReceivedEvent<?>>map(
              record ->
                  new ReceivedEvent<>(
                      record.topic(),
                      record.partition(),
                      record.offset(),
                      Instant.ofEpochMilli(record.timestamp()),
                      record.key(),
                      CloudEventHeaders.asText(record.headers()),
                      deserializer.deserialize(record.topic(), record.value())))
          .toList();
    }
  }

  @Override
  public void close() throws InterruptedException {
    consumer.wakeup();
    thread.join();
  }
}
