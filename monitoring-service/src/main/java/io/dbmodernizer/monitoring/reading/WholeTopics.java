package io.dbmodernizer.monitoring.reading;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/**
 * The containers that read topics from their beginning, committed records only. Every instance
 * reads every partition, so each container has a consumer group of its own.
 */
public final class WholeTopics {
  private static final String GROUP_PREFIX = "modernization-view-";

  private WholeTopics() {}

  /**
   * Returns a container that begins to read when the service starts.
   *
   * @param kafka the connection
   * @param keys deserializer of the keys; values are bytes
   * @param fetchBytes most bytes of one answer of a broker
   * @param container the topics and their listener; changed in place
   */
  public static <K> KafkaMessageListenerContainer<K, byte[]> read(
      KafkaProperties kafka,
      Class<? extends Deserializer<K>> keys,
      int fetchBytes,
      ContainerProperties container) {
    Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, fetchBytes);
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, keys);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    container.setGroupId(GROUP_PREFIX + UUID.randomUUID());
    container.setMissingTopicsFatal(false);
    return new KafkaMessageListenerContainer<>(
        new DefaultKafkaConsumerFactory<>(settings), container);
  }
}
