package io.dbmodernizer.monitoring.api.action;

import io.dbmodernizer.client.RequestPublisher;
import io.dbmodernizer.events.MigrationRequested;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/**
 * Publishes requests and commands. It connects to Kafka at the first of them. Thread-safe.
 *
 * <p>Kafka and the registry have so little time that a caller of one command has its answer within
 * 15 seconds.
 */
final class CommandPublisher implements AutoCloseable {
  /** Time within which Kafka stores a record, or the publication fails. */
  static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final Map<String, Object> LIMITS =
      Map.of(
          "max.block.ms",
          3_000,
          "request.timeout.ms",
          3_000,
          "delivery.timeout.ms",
          5_000,
          "linger.ms",
          0,
          "client.id",
          "dbmodernizer-api",
          "http.connect.timeout.ms",
          2_000,
          "http.read.timeout.ms",
          4_000,
          "max.retries",
          0);

  private final KafkaProperties kafka;
  private @Nullable RequestPublisher publisher;

  CommandPublisher(KafkaProperties kafka) {
    this.kafka = kafka;
  }

  /**
   * Publishes a command and waits until Kafka has stored it.
   *
   * @param command the command, with metadata; changed in place: afterwards it has its eventId
   * @throws org.apache.kafka.common.KafkaException if Kafka or the registry does not answer in time
   */
  void publish(SpecificRecord command) {
    connected().publishCommand(command);
  }

  /**
   * Publishes an acceptable request and waits until Kafka has stored it.
   *
   * @param request the request; changed in place: afterwards it has its eventId
   * @throws org.apache.kafka.common.KafkaException if Kafka or the registry does not answer in time
   */
  void publish(MigrationRequested request) {
    connected().publish(request);
  }

  private synchronized RequestPublisher connected() {
    RequestPublisher connected = publisher;
    if (connected == null) {
      Map<String, Object> settings = new HashMap<>(kafka.buildProducerProperties());
      settings.putAll(LIMITS);
      connected = new RequestPublisher(settings);
      publisher = connected;
    }
    return connected;
  }

  @Override
  public synchronized void close() {
    if (publisher != null) {
      publisher.close();
    }
  }
}
