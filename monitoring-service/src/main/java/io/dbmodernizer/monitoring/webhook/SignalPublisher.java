package io.dbmodernizer.monitoring.webhook;

import io.dbmodernizer.client.EventIds;
import io.dbmodernizer.events.AlertSignal;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.monitoring.status.PipelineStage;
import io.dbmodernizer.runtime.producer.EventProducer;
import io.dbmodernizer.text.Shortened;
import io.dbmodernizer.topics.Topic;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** The producer of signals. It connects to Kafka at the first signal. Thread-safe. */
final class SignalPublisher implements AutoCloseable {
  private static final String PRODUCER = PipelineStage.MONITORING.stageName();

  /** Azure gives a webhook 10 seconds to answer. */
  private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(8);

  private static final int LONGEST_DESCRIPTION = 2_000;

  private final EventProducer producer;
  private final InstantSource clock;

  SignalPublisher(KafkaProperties kafka, Serde<SpecificRecord> serde, InstantSource clock) {
    this.producer = new EventProducer(kafka, serde, DELIVERY_TIMEOUT);
    this.clock = clock;
  }

  /**
   * Publishes an alert for each of the migrations. Returns when Kafka has stored all signals.
   *
   * @throws org.apache.kafka.common.KafkaException if Kafka does not store them within 8 seconds.
   *     Some may be stored then; publishing them again does no harm
   */
  void publish(CommonAlert alert, List<String> migrationIds) {
    producer.publish(Topic.SIGNALS, migrationIds.stream().map(id -> signal(alert, id)).toList());
  }

  private AlertSignal signal(CommonAlert alert, String migrationId) {
    String outcome = "AlertSignal:" + alert.alertId() + ":" + alert.condition();
    return AlertSignal.newBuilder()
        .setMetadata(
            EventMetadata.newBuilder()
                .setEventId(EventIds.of(migrationId, PRODUCER, "", outcome, 0))
                .setMigrationId(migrationId)
                .setCorrelationId(migrationId)
                .setOccurredAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .setProducer(PRODUCER)
                .build())
        .setAzureAlertId(alert.alertId())
        .setCondition(alert.condition())
        .setRule(alert.rule())
        .setTargetId(alert.targetIds().get(0))
        .setSeverity(alert.severity())
        .setMetric(alert.metric())
        .setDescription(Shortened.to(alert.description(), LONGEST_DESCRIPTION))
        .setFiredAt(alert.firedAt())
        .build();
  }

  @Override
  public void close() {
    producer.close();
  }
}
