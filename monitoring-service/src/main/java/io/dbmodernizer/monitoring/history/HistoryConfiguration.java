package io.dbmodernizer.monitoring.history;

import io.dbmodernizer.monitoring.reading.WholeTopics;
import io.dbmodernizer.monitoring.web.RegistryPatience;
import io.dbmodernizer.monitoring.web.StatusView;
import io.dbmodernizer.topics.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/** The beans that read the milestones of migrations. */
@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {
  private static final int FETCH_BYTES = 8 * 1024 * 1024;

  @Bean
  HistoryView historyView(Serde<SpecificRecord> eventSerde, StatusView status) {
    HistoryView view = new HistoryView(eventSerde.deserializer());
    status.listen(view);
    return view;
  }

  @Bean
  KafkaMessageListenerContainer<String, byte[]> historyContainer(
      HistoryView view, KafkaProperties kafka) {
    ContainerProperties container =
        new ContainerProperties(
            HistoryView.TOPICS.stream().map(Topic::topicName).toArray(String[]::new));
    container.setMessageListener(view);
    KafkaMessageListenerContainer<String, byte[]> listener =
        WholeTopics.read(kafka, StringDeserializer.class, FETCH_BYTES, container);
    listener.setCommonErrorHandler(RegistryPatience.handler());
    return listener;
  }
}
