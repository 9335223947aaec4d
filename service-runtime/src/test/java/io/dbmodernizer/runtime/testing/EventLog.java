package io.dbmodernizer.runtime.testing;

import static org.awaitility.Awaitility.await;

import io.dbmodernizer.client.EventMetadataAccess;
import io.dbmodernizer.serde.EventSerde;
import io.dbmodernizer.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What stands on the topics, for tests: publishes as a foreign producer would, and reads committed
 * records.
 */
public final class EventLog implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String bootstrapServers;
  private final EventSerde serde;
  private final KafkaProducer<String, SpecificRecord> producer;

  /**
   * @param bootstrapServers of the broker
   * @param registryUrl of the registry
   */
  public EventLog(String bootstrapServers, String registryUrl) {
    this.bootstrapServers = bootstrapServers;
    this.serde = EventSerde.of(Map.of("schema.registry.url", registryUrl));
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            serde.serializer());
  }

  /** Publishes an event under its migrationId. */
  public void publish(Topic topic, SpecificRecord event) throws Exception {
    String key = Objects.requireNonNull(EventMetadataAccess.get(event)).getMigrationId();
    producer.send(new ProducerRecord<>(topic.topicName(), key, event)).get();
  }

  /** The first event on a topic, waited for. */
  public SpecificRecord awaitFirst(Topic topic) {
    return await().atMost(PATIENCE).until(() -> all(topic), events -> !events.isEmpty()).get(0);
  }

  /** All events on a topic now, tombstones left out. */
  public List<SpecificRecord> all(Topic topic) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("isolation.level", "read_committed");
    List<SpecificRecord> events = new ArrayList<>();
    try (KafkaConsumer<String, SpecificRecord> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), serde.deserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.topicName()).stream()
              .map((PartitionInfo p) -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(p -> consumer.position(p) < Objects.requireNonNull(ends.get(p)))) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(
                record -> {
                  if (record.value() != null) {
                    events.add(record.value());
                  }
                });
      }
    }
    return events;
  }

  @Override
  public void close() {
    producer.close();
    serde.close();
  }
}
