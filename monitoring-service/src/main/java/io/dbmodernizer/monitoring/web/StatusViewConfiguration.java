package io.dbmodernizer.monitoring.web;

import io.dbmodernizer.monitoring.reading.WholeTopics;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/** The beans of the views and of the listeners that fill them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ComparisonProperties.class)
class StatusViewConfiguration {
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

  private static KafkaMessageListenerContainer<String, byte[]> container(
      TopicView view, KafkaProperties kafka, Serde<SpecificRecord> eventSerde) {
    ContainerProperties container = new ContainerProperties(view.topic().topicName());
    ViewListener listener = new ViewListener(view, eventSerde.deserializer());
    container.setMessageListener(listener);
    container.setConsumerRebalanceListener(listener);
    container.setIdleEventInterval(IDLE.toMillis());
    container.setPollTimeout(IDLE.toMillis());
    KafkaMessageListenerContainer<String, byte[]> reading =
        WholeTopics.read(
            kafka, StringDeserializer.class, ConsumerConfig.DEFAULT_FETCH_MAX_BYTES, container);
    reading.setCommonErrorHandler(RegistryPatience.handler());
    return reading;
  }

  @Bean
  StatusViewHealthIndicator statusViewHealthIndicator(StatusView view, TablesView tables) {
    return new StatusViewHealthIndicator(view, tables);
  }
}
