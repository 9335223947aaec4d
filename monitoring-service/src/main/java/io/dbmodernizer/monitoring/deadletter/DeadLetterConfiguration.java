package io.dbmodernizer.monitoring.deadletter;

import io.dbmodernizer.monitoring.reading.WholeTopics;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serde;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/** The beans that read and replay dead letters. */
@Configuration(proxyBeanMethods = false)
class DeadLetterConfiguration {
  private static final int FETCH_BYTES = 4 * 1024 * 1024;

  @Bean
  DeadLetterView deadLetterView() {
    return new DeadLetterView();
  }

  @Bean
  KafkaMessageListenerContainer<byte[], byte[]> deadLetterContainer(
      DeadLetterView view, KafkaProperties kafka) {
    ContainerProperties container = new ContainerProperties(DeadLetterView.topics());
    container.setMessageListener(view);
    return WholeTopics.read(kafka, ByteArrayDeserializer.class, FETCH_BYTES, container);
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
