package io.dbmodernizer.monitoring.web;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the view and what fills it. */
@Configuration(proxyBeanMethods = false)
class StatusViewConfiguration {

  @Bean
  StatusView statusView() {
    return new StatusView();
  }

  @Bean
  StatusReader statusReader(
      StatusView view, KafkaProperties kafka, Serde<SpecificRecord> eventSerde) {
    Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    // Values are decoded by the reader, so that one bad snapshot does not stop the others.
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return new StatusReader(view, () -> new KafkaConsumer<>(settings), eventSerde.deserializer());
  }

  @Bean
  StatusViewHealthIndicator statusViewHealthIndicator(StatusView view) {
    return new StatusViewHealthIndicator(view);
  }
}
