package io.dbmodernizer.monitoring.deadletter;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serde;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/** The beans that read and replay dead letters. */
@Configuration(proxyBeanMethods = false)
class DeadLetterConfiguration {
  private static final String GROUP_PREFIX = "modernization-view-";
  private static final int FETCH_BYTES = 4 * 1024 * 1024;

  @Bean
  DeadLetterView deadLetterView() {
    return new DeadLetterView();
  }

  /** Every instance reads all dead letters, so each has a consumer group of its own. */
  @Bean
  KafkaMessageListenerContainer<byte[], byte[]> deadLetterContainer(
      DeadLetterView view, KafkaProperties kafka) {
    Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    ContainerProperties container = new ContainerProperties(DeadLetterView.topics());
    container.setGroupId(GROUP_PREFIX + UUID.randomUUID());
    container.setMessageListener(view);
    container.setMissingTopicsFatal(false);
    return new KafkaMessageListenerContainer<>(
        new DefaultKafkaConsumerFactory<>(settings), container);
  }

  @Bean
  DeadLetterReader deadLetterReader(KafkaProperties kafka, Serde<SpecificRecord> eventSerde) {
    return new DeadLetterReader(new DeadLetterStore(kafka), eventSerde.deserializer());
  }

  @Bean
  Replay deadLetterReplay(KafkaProperties kafka, DeadLetterReader reader) {
    return new Replay(kafka, reader);
  }
}
