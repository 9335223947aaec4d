package io.dbmodernizer.systemtests.platform;

import io.dbmodernizer.client.CloudEventHeaders;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.serde.EventSerializer;
import io.dbmodernizer.topics.Topic;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A program of another owner, which checks nothing before it publishes. */
public final class ForeignProducer implements AutoCloseable {

  private final EventSerializer serializer = new EventSerializer();
  private final KafkaProducer<String, byte[]> producer;

  /**
   * With a broker and a registry.
   *
   * @param bootstrapServers host and port of the broker
   * @param registryUrl base address of the Confluent API
   */
  public ForeignProducer(String bootstrapServers, String registryUrl) {
    serializer.configure(
        Map.of(
            "schema.registry.url",
            registryUrl,
            "value.subject.name.strategy",
            "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy"),
        false);
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Publishes a request as it is, under a new event id. */
  public RecordMetadata publish(MigrationRequested request) {
    MigrationRequested copy = MigrationRequested.newBuilder(request).build();
    copy.setMetadata(
        EventMetadata.newBuilder(request.getMetadata())
            .setEventId(UUID.randomUUID().toString())
            .setOccurredAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
            .setProducer("system-tests")
            .build());
    return send(Topic.REQUESTS, request.getMetadata().getMigrationId(), copy);
  }

  /** Publishes any event with the headers that the contract asks for. */
  public RecordMetadata send(Topic topic, String key, SpecificRecord event) {
    return send(
        new ProducerRecord<>(
            topic.topicName(),
            null,
            key,
            serializer.serialize(topic.topicName(), event),
            CloudEventHeaders.of(event, null)));
  }

  /** Publishes a record as it is. */
  public RecordMetadata send(ProducerRecord<String, byte[]> record) {
    try {
      return producer.send(record).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka did not accept the record", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
    serializer.close();
  }
}
