package io.dbmodernizer.monitoring.deadletter;

import io.dbmodernizer.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/**
 * Publishes records that were set aside to their topics again, with the bytes as they were. It
 * connects to Kafka at the first of them. Thread-safe.
 */
public final class Replay implements AutoCloseable {
  /** Header with the id of the dead letter. */
  public static final String OF = "dlt-replay-of";

  /** Header with the name of who asked for it. */
  public static final String BY = "dlt-replay-by";

  private static final String OF_DEAD_LETTERS = "dlt-";
  private static final int BLOCK_MILLIS = 3_000;
  private static final int DELIVERY_MILLIS = 5_000;

  private final KafkaProperties kafka;
  private final DeadLetterReader reader;
  private @Nullable Producer<byte[], byte[]> producer;

  /**
   * What became of a replay.
   *
   * @param id id of the dead letter
   * @param topic topic of the record
   * @param partition partition of the new record; -1 if nothing was published
   * @param offset offset of the new record; -1 if nothing was published
   * @param obstacle why nothing was published; null if it was
   */
  public record Outcome(
      String id, String topic, int partition, long offset, @Nullable String obstacle) {}

  Replay(KafkaProperties kafka, DeadLetterReader reader) {
    this.kafka = kafka;
    this.reader = reader;
  }

  /**
   * Publishes a record again, if it would not be set aside again by its rules.
   *
   * @param id id of the dead letter
   * @param who name of who asks for it
   * @return empty if there is no such dead letter, or none any more
   * @throws KafkaException if Kafka or the registry does not answer in time; the record may be
   *     published then
   */
  public Optional<Outcome> publish(String id, String who) {
    return reader.read(id).map(read -> publish(read, who));
  }

  private Outcome publish(DeadLetterReader.Read read, String who) {
    String id = read.position().toString();
    String topic = read.position().topic().topicName();
    String obstacle = read.obstacle();
    if (obstacle != null) {
      return new Outcome(id, topic, -1, -1, obstacle);
    }
    ConsumerRecord<byte[], byte[]> letter = read.letter();
    RecordHeaders headers = new RecordHeaders();
    for (Header header : letter.headers()) {
      if (!header.key().startsWith(OF_DEAD_LETTERS)) {
        headers.add(header);
      }
    }
    headers.add(OF, id.getBytes(StandardCharsets.UTF_8));
    headers.add(BY, who.getBytes(StandardCharsets.UTF_8));
    try {
      RecordMetadata stored =
          connected()
              .send(new ProducerRecord<>(topic, null, letter.key(), letter.value(), headers))
              .get();
      return new Outcome(id, topic, stored.partition(), stored.offset(), null);
    } catch (ExecutionException e) {
      throw new KafkaException("a record for " + topic + " could not be stored", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    }
  }

  private synchronized Producer<byte[], byte[]> connected() {
    Producer<byte[], byte[]> connected = producer;
    if (connected == null) {
      Map<String, Object> settings = new HashMap<>(kafka.buildProducerProperties());
      settings.put(ProducerConfig.ACKS_CONFIG, "all");
      settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
      settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
      settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MILLIS);
      settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, BLOCK_MILLIS);
      settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS);
      settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicCatalogue.MAX_MESSAGE_BYTES);
      connected =
          new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
      producer = connected;
    }
    return connected;
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close();
    }
  }
}
