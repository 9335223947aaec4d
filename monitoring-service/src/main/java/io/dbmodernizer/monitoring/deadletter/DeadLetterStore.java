package io.dbmodernizer.monitoring.deadletter;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** Reads one dead letter with its value. It keeps none, because a value may have a megabyte. */
final class DeadLetterStore {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, Object> settings;

  DeadLetterStore(KafkaProperties kafka) {
    settings = new HashMap<>(kafka.buildConsumerProperties());
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
  }

  /**
   * Returns a dead letter.
   *
   * @return empty if it is not, or no longer, on its topic
   * @throws org.apache.kafka.common.KafkaException if Kafka does not answer in time
   */
  Optional<ConsumerRecord<byte[], byte[]>> find(Position position) {
    TopicPartition at = position.deadLetterPartition();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      boolean exists =
          consumer.partitionsFor(at.topic()).stream()
              .anyMatch(partition -> partition.partition() == at.partition());
      if (!exists || !isWithin(consumer, at, position.offset())) {
        return Optional.empty();
      }
      consumer.assign(List.of(at));
      consumer.seek(at, position.offset());
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (consumer.position(at) == position.offset() && System.nanoTime() < end) {
        for (ConsumerRecord<byte[], byte[]> letter : consumer.poll(POLL)) {
          // The offset may be that of the end of a transaction, which is no record.
          return letter.offset() == position.offset() ? Optional.of(letter) : Optional.empty();
        }
      }
      return Optional.empty();
    }
  }

  private static boolean isWithin(
      KafkaConsumer<byte[], byte[]> consumer, TopicPartition at, long offset) {
    return offset >= consumer.beginningOffsets(List.of(at)).getOrDefault(at, 0L)
        && offset < consumer.endOffsets(List.of(at)).getOrDefault(at, 0L);
  }
}
