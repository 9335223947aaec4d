package io.dbmodernizer.monitoring.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/** The beans of the views and of the listeners that fill them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ComparisonProperties.class)
class StatusViewConfiguration {
  private static final String GROUP_PREFIX = "modernization-view-";
  private static final Duration IDLE = Duration.ofMillis(250);

  @Bean
  StatusView statusView() {
    return new StatusView();
  }

  @Bean
  TablesView tablesView() {
    return new TablesView();
  }

  @Bean
  KafkaMessageListenerContainer<String, byte[]> statusListenerContainer(
      StatusView view, KafkaProperties kafka, Serde<SpecificRecord> eventSerde) {
    return container(view, kafka, eventSerde);
  }

  @Bean
  KafkaMessageListenerContainer<String, byte[]> tablesListenerContainer(
      TablesView view, KafkaProperties kafka, Serde<SpecificRecord> eventSerde) {
    return container(view, kafka, eventSerde);
  }

  /**
   * Returns a container that reads the topic of a view from its beginning, committed records only.
   */
  private static KafkaMessageListenerContainer<String, byte[]> container(
      TopicView view, KafkaProperties kafka, Serde<SpecificRecord> eventSerde) {
    Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    ContainerProperties container = new ContainerProperties(view.topic().topicName());
    // Every instance reads every partition, so each has a consumer group of its own.
    container.setGroupId(GROUP_PREFIX + UUID.randomUUID());
    ViewListener listener = new ViewListener(view, eventSerde.deserializer());
    container.setMessageListener(listener);
    container.setConsumerRebalanceListener(listener);
    container.setIdleEventInterval(IDLE.toMillis());
    container.setPollTimeout(IDLE.toMillis());
    container.setMissingTopicsFatal(false);
    KafkaMessageListenerContainer<String, byte[]> reading =
        new KafkaMessageListenerContainer<>(new DefaultKafkaConsumerFactory<>(settings), container);
    reading.setCommonErrorHandler(RegistryPatience.handler());
    return reading;
  }

  @Bean
  StatusViewHealthIndicator statusViewHealthIndicator(StatusView view, TablesView tables) {
    return new StatusViewHealthIndicator(view, tables);
  }
}
