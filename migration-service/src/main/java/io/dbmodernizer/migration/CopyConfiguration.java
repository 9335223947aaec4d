package io.dbmodernizer.migration;

import io.dbmodernizer.migration.direct.CopyProperties;
import io.dbmodernizer.migration.direct.CopyTaskPublisher;
import io.dbmodernizer.migration.direct.CopyTasks;
import io.dbmodernizer.migration.direct.CopyWorkers;
import io.dbmodernizer.migration.direct.CopyWorkersHealthIndicator;
import io.dbmodernizer.runtime.producer.EventProducer;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlPools;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the engine DIRECT needs of Kafka: the way to the workers, and the workers of this instance.
 */
@Configuration(proxyBeanMethods = false)
class CopyConfiguration {

  @Bean(destroyMethod = "close")
  EventProducer copyTaskProducer(KafkaProperties kafka, Serde<SpecificRecord> eventSerde) {
    return new EventProducer(kafka, eventSerde, Duration.ofSeconds(20));
  }

  @Bean
  CopyTasks copyTasks(EventProducer copyTaskProducer, InstantSource clock) {
    return new CopyTaskPublisher(copyTaskProducer, clock);
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  CopyWorkers copyWorkers(
      KafkaProperties kafka,
      Serde<SpecificRecord> eventSerde,
      SqlConnections connections,
      SqlPools pools,
      CopyProperties copy,
      MeterRegistry meters,
      InstantSource clock) {
    return new CopyWorkers(kafka, eventSerde, connections, pools, copy, meters, clock);
  }

  @Bean
  CopyWorkersHealthIndicator copyWorkersHealthIndicator(CopyWorkers workers, InstantSource clock) {
    return new CopyWorkersHealthIndicator(workers, clock);
  }
}
