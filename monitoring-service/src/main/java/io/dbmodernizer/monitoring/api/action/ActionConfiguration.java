package io.dbmodernizer.monitoring.api.action;

import io.dbmodernizer.monitoring.api.MigrationIndex;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of the actions. The rules of their routes are those of everything under /api. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ActionProperties.class)
class ActionConfiguration {

  @Bean
  CommandPublisher commandPublisher(KafkaProperties kafka) {
    return new CommandPublisher(kafka);
  }

  @Bean
  CommandDesk commandDesk(
      MigrationIndex index,
      CommandPublisher publisher,
      InstantSource clock,
      ActionProperties properties) {
    return new CommandDesk(index, publisher, clock, System::nanoTime, properties);
  }
}
