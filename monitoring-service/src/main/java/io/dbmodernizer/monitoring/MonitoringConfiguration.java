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
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of the monitoring stage and of the status projection. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  MonitoringProperties.class,
  StatusProperties.class,
  WebhookProperties.class
})
class MonitoringConfiguration {

  /** Returns the stage. */
  @Bean
  Stage monitoringStage(AzureConnection azure, SecretResolver secrets, WebhookProperties webhook) {
    return MonitoringStage.of(azure, new AlertWebhooks(secrets, webhook));
  }

  /** Returns the status projection, which runs in the topology of the stage. */
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
        status.snapshotInterval(),
        stage.store(),
        eventSerde,
        limits);
  }
}
