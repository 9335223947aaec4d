package io.dbmodernizer.runtime.producer;

import io.dbmodernizer.client.CloudEventHeaders;
import io.dbmodernizer.client.EventMetadataAccess;
import io.dbmodernizer.runtime.trace.RunTrace;
import io.dbmodernizer.topics.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/**
 * An idempotent producer of events that are no part of a stage's transaction. It connects to Kafka
 * at the first event. Thread-safe.
 */
public final class EventProducer implements AutoCloseable {
  private final KafkaProperties kafka;
  private final Serde<SpecificRecord> serde;
  private final Duration patience;
  private @Nullable Producer<String, SpecificRecord> producer;

  /**
   * Creates a producer.
   *
   * @param kafka the connection
   * @param serde writes the events
   * @param patience the time after which Kafka must have stored an event, at least 2 s
   */
  public EventProducer(KafkaProperties kafka, Serde<SpecificRecord> serde, Duration patience) {
    this.kafka = kafka;
    this.serde = serde;
    this.patience = patience;
  }

  /**
   * Publishes events. Returns when Kafka has stored all of them.
   *
   * @param events events of types of the topic, with complete metadata
   * @throws KafkaException if Kafka does not store them in time. Some may be stored then
   */
  public void publish(Topic topic, List<? extends SpecificRecord> events) {
    List<Future<RecordMetadata>> sent =
        events.stream().map(event -> producer().send(record(topic, event))).toList();
    for (Future<RecordMetadata> each : sent) {
      try {
        each.get();
      } catch (ExecutionException e) {
        throw new KafkaException(
            "a record for " + topic.topicName() + " could not be stored", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptException(e);
      }
    }
  }

  private static ProducerRecord<String, SpecificRecord> record(Topic topic, SpecificRecord event) {
    String migrationId = Objects.requireNonNull(EventMetadataAccess.get(event)).getMigrationId();
    return new ProducerRecord<>(
        topic.topicName(),
        null,
        topic.keyOf(migrationId, event),
        event,
        CloudEventHeaders.of(event, RunTrace.currentTraceparent()));
  }

  private synchronized Producer<String, SpecificRecord> producer() {
    Producer<String, SpecificRecord> connected = producer;
    if (connected == null) {
      int half = (int) patience.dividedBy(2).toMillis();
      Map<String, Object> settings = new HashMap<>(kafka.buildProducerProperties());
      settings.put(ProducerConfig.ACKS_CONFIG, "all");
      settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
      settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
      settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, half);
      settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, half);
      settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
      connected = new KafkaProducer<>(settings, new StringSerializer(), serde.serializer());
      producer = connected;
    }
    return connected;
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(patience);
    }
  }
}
