package io.dbmodernizer.monitoring;

import io.dbmodernizer.monitoring.azure.AlertWebhooks;
import io.dbmodernizer.monitoring.status.StatusProjector;
import io.dbmodernizer.monitoring.stream.StatusTopology;
import io.dbmodernizer.monitoring.webhook.WebhookProperties;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.engine.StageProperties;
import io.dbmodernizer.runtime.engine.TopologyContribution;
import io.dbmodernizer.runtime.limit.RecordLimits;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.stage.Stage;
import java.time.InstantSource;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** The monitoring service. Settings: {@code monitoring-service.yml}. */
@SpringBootApplication
@EnableConfigurationProperties({
  MonitoringProperties.class,
  StatusProperties.class,
  WebhookProperties.class
})
public class MonitoringApplication {

  /** Starts the service. */
  public static void main(String[] args) {
    start(args);
  }

  /**
   * Starts the service in this process.
   *
   * @param args settings as {@code --name=value}
   * @return the running service; close it to stop
   */
  public static ConfigurableApplicationContext start(String... args) {
    return new SpringApplicationBuilder(MonitoringApplication.class)
        .properties("spring.config.name=monitoring-service")
        .run(args);
  }

  /** The steps in Azure. */
  @Bean
  Stage monitoringStage(AzureConnection azure, SecretResolver secrets, WebhookProperties webhook) {
    return new MonitoringStage(azure, new AlertWebhooks(secrets, webhook));
  }

  /** The status projection, part of the stage's topology. */
  @Bean
  TopologyContribution statusTopology(
      MonitoringProperties properties,
      StatusProperties status,
      StageProperties stage,
      InstantSource clock,
      Serde<SpecificRecord> eventSerde,
      RecordLimits limits) {
    return new StatusTopology(
        new StatusProjector(properties.stalledAfter()),
        clock,
        properties.stallCheckInterval(),
        status.retentionAfterRemoval(),
        stage.store(),
        eventSerde,
        limits);
  }
}
