package io.dbmodernizer.monitoring.webhook;

import io.dbmodernizer.client.CloudEventHeaders;
import io.dbmodernizer.client.EventIds;
import io.dbmodernizer.events.AlertSignal;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.monitoring.status.PipelineStage;
import io.dbmodernizer.text.Shortened;
import io.dbmodernizer.topics.Topic;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** The producer of signals. It connects to Kafka at the first signal. Thread-safe. */
final class SignalPublisher implements AutoCloseable {
  private static final String PRODUCER = PipelineStage.MONITORING.stageName();

  /** Azure gives a webhook 10 seconds to answer. */
  private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(8);

  private static final int LONGEST_DESCRIPTION = 2_000;

  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(4);

  private final KafkaProperties kafka;
  private final Serde<SpecificRecord> serde;
  private final InstantSource clock;
  private @Nullable Producer<String, SpecificRecord> producer;

  SignalPublisher(KafkaProperties kafka, Serde<SpecificRecord> serde, InstantSource clock) {
    this.kafka = kafka;
    this.serde = serde;
    this.clock = clock;
  }

  /**
   * Publishes an alert for each of the migrations. Returns when Kafka has stored all signals.
   *
   * @throws KafkaException if Kafka does not store them within 8 seconds. Some may be stored then;
   *     publishing them again does no harm
   */
  void publish(CommonAlert alert, List<String> migrationIds) {
    List<Future<RecordMetadata>> sent =
        migrationIds.stream()
            .map(id -> signal(alert, id))
            .map(
                signal ->
                    producer()
                        .send(
                            new ProducerRecord<>(
                                Topic.SIGNALS.topicName(),
                                null,
                                signal.getMetadata().getMigrationId(),
                                signal,
                                CloudEventHeaders.of(signal, ""))))
            .toList();
    for (Future<RecordMetadata> each : sent) {
      try {
        each.get();
      } catch (ExecutionException e) {
        throw new KafkaException("a signal could not be stored", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptException(e);
      }
    }
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

  private synchronized Producer<String, SpecificRecord> producer() {
    Producer<String, SpecificRecord> connected = producer;
    if (connected == null) {
      Map<String, Object> settings = new HashMap<>(kafka.buildProducerProperties());
      settings.put(ProducerConfig.ACKS_CONFIG, "all");
      settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
      settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
      settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) REQUEST_TIMEOUT.toMillis());
      settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) REQUEST_TIMEOUT.toMillis());
      settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY_TIMEOUT.toMillis());
      connected = new KafkaProducer<>(settings, new StringSerializer(), serde.serializer());
      producer = connected;
    }
    return connected;
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(DELIVERY_TIMEOUT);
    }
  }
}
