package io.dbmodernizer.systemtests.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads whole topics from their beginning to their present end, aborted transactions included.
 *
 * @param bootstrapServers the broker
 */
public record TopicDump(String bootstrapServers) {

  /** Names of all topics, those that Kafka and Kafka Streams keep for themselves included. */
  public Set<String> names() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      return admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the topics cannot be listed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The records of some topics as bytes. */
  public List<ConsumerRecord<byte[], byte[]>> read(Collection<String> topics) {
    return read(topics, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** The records of some topics as the deserializers understand them. */
  public <K, V> List<ConsumerRecord<K, V>> read(
      Collection<String> topics, Deserializer<K> keys, Deserializer<V> values) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", bootstrapServers,
            "isolation.level", "read_uncommitted",
            // Kafka hides its own topics from subscriptions only; they are assigned here.
            "exclude.internal.topics", "false");
    try (KafkaConsumer<K, V> consumer = new KafkaConsumer<>(settings, keys, values)) {
      List<TopicPartition> partitions =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> unread = new HashMap<>(consumer.endOffsets(partitions));
      List<ConsumerRecord<K, V>> records = new ArrayList<>();
      while (true) {
        unread.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        if (unread.isEmpty()) {
          return records;
        }
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
  }
}
