package io.dbmodernizer.monitoring.history;

import io.dbmodernizer.monitoring.web.RegistryPatience;
import io.dbmodernizer.monitoring.web.StatusView;
import io.dbmodernizer.topics.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/** The beans that read the milestones of migrations. */
@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {
  private static final String GROUP_PREFIX = "modernization-view-";
  private static final int FETCH_BYTES = 8 * 1024 * 1024;

  @Bean
  HistoryView historyView(Serde<SpecificRecord> eventSerde, StatusView status) {
    HistoryView view = new HistoryView(eventSerde.deserializer());
    status.listen(view);
    return view;
  }

  /** Every instance reads all events, so each has a consumer group of its own. */
  @Bean
  KafkaMessageListenerContainer<String, byte[]> historyContainer(
      HistoryView view, KafkaProperties kafka) {
    Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    ContainerProperties container =
        new ContainerProperties(
            HistoryView.TOPICS.stream().map(Topic::topicName).toArray(String[]::new));
    container.setGroupId(GROUP_PREFIX + UUID.randomUUID());
    container.setMessageListener(view);
    container.setMissingTopicsFatal(false);
    KafkaMessageListenerContainer<String, byte[]> listener =
        new KafkaMessageListenerContainer<>(new DefaultKafkaConsumerFactory<>(settings), container);
    listener.setCommonErrorHandler(RegistryPatience.handler());
    return listener;
  }
}
