package io.dbmodernizer.client;

import io.dbmodernizer.events.CancelRequested;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.RestoreRequested;
import io.dbmodernizer.events.RetryRequested;
import io.dbmodernizer.events.TeardownRequested;
import io.dbmodernizer.request.InvalidRequestException;
import io.dbmodernizer.request.RequestRules;
import io.dbmodernizer.serde.EventSerializer;
import io.dbmodernizer.topics.Topic;
import io.dbmodernizer.topics.TopicCatalogue;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes requests: checked, with ids and headers, keyed by migrationId, acknowledged by all
 * replicas. Safe for use by many threads; one per program is enough.
 *
 * <p>Publishing the same request twice is harmless: it has the same ids and the provisioner
 * recognises it.
 */
public final class RequestPublisher implements AutoCloseable {

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private final Producer<String, SpecificRecord> producer;
  private final Clock clock;

  /**
   * Connects to Kafka and the schema registry.
   *
   * @param properties Kafka producer properties, at least {@code bootstrap.servers} and {@code
   *     schema.registry.url}; {@code value.serializer} may name another serializer of the Confluent
   *     wire format
   */
  public RequestPublisher(Map<?, ?> properties) {
    this(new KafkaProducer<>(producerProperties(properties)), Clock.systemUTC());
  }

  /** For tests. */
  RequestPublisher(Producer<String, SpecificRecord> producer, Clock clock) {
    this.producer = producer;
    this.clock = clock;
  }

  /**
   * Asks for a migration and waits until Kafka has it. Metadata that is missing is filled in: a
   * migrationId if there is none, the other ids derived from it and the request's content.
   *
   * @param request the request; its metadata is completed in place, so the caller finds the
   *     migrationId there
   * @return where Kafka has put it
   * @throws InvalidRequestException if it breaks rules; nothing is published then
   * @throws KafkaException if Kafka or the registry does not accept it
   */
  public RecordMetadata publish(MigrationRequested request) {
    EventMetadata metadata = request.getMetadata();
    if (metadata == null || isEmpty(metadata.getMigrationId())) {
      metadata = PublishedByUser.copyOf(metadata);
      metadata.setMigrationId(UUID.randomUUID().toString());
      request.setMetadata(metadata);
    }
    List<FieldViolation> violations = RequestRules.check(request);
    if (!violations.isEmpty()) {
      throw new InvalidRequestException(violations);
    }
    return send(request, PublishedByUser.identityOf(request));
  }

  /**
   * Asks that a running migration stop.
   *
   * @param request the request, with the migrationId in its metadata
   * @return where Kafka has put it
   * @throws InvalidRequestException if there is no valid migrationId
   */
  public RecordMetadata publish(CancelRequested request) {
    return sendAboutExisting(request);
  }

  /**
   * Asks that the failed steps of a migration be tried again.
   *
   * @param request the request, with the migrationId in its metadata
   * @return where Kafka has put it
   * @throws InvalidRequestException if there is no valid migrationId
   */
  public RecordMetadata publish(RetryRequested request) {
    return sendAboutExisting(request);
  }

  /**
   * Asks that everything a migration created be removed.
   *
   * @param request the request, with the migrationId in its metadata
   * @return where Kafka has put it
   * @throws InvalidRequestException if there is no valid migrationId
   */
  public RecordMetadata publish(TeardownRequested request) {
    return sendAboutExisting(request);
  }

  /**
   * Asks that the target database be restored under another name.
   *
   * @param request the request, with the migrationId in its metadata
   * @return where Kafka has put it
   * @throws InvalidRequestException if there is no valid migrationId
   */
  public RecordMetadata publish(RestoreRequested request) {
    return sendAboutExisting(request);
  }

  @Override
  public void close() {
    producer.close(CLOSE_TIMEOUT);
  }

  private RecordMetadata sendAboutExisting(SpecificRecord request) {
    EventMetadata metadata = EventMetadataAccess.get(request);
    if (metadata == null || !RequestRules.isMigrationId(metadata.getMigrationId())) {
      throw new InvalidRequestException(
          List.of(
              new FieldViolation(
                  "metadata.migrationId",
                  "is not the id of a migration",
                  "the id that the migration was requested with")));
    }
    // Each of these is a new wish: retrying today is not the retry of yesterday.
    return send(request, request.getSchema().getName() + "/" + UUID.randomUUID());
  }

  private RecordMetadata send(SpecificRecord request, String identity) {
    EventMetadata metadata =
        PublishedByUser.completed(EventMetadataAccess.get(request), identity, clock.instant());
    EventMetadataAccess.set(request, metadata);
    ProducerRecord<String, SpecificRecord> record =
        new ProducerRecord<>(
            Topic.REQUESTS.topicName(),
            null,
            metadata.getMigrationId(),
            request,
            CloudEventHeaders.of(request, null));
    try {
      return producer.send(record).get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException cause
          ? cause
          : new KafkaException("the request could not be published", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    }
  }

  private static boolean isEmpty(@Nullable String text) {
    return text == null || text.isEmpty();
  }

  private static Map<String, Object> producerProperties(Map<?, ?> given) {
    return ClientProperties.complete(
        given,
        Map.of(
            "value.serializer",
            EventSerializer.class.getName(),
            "value.subject.name.strategy",
            "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy",
            "max.request.size",
            TopicCatalogue.MAX_MESSAGE_BYTES,
            "client.id",
            "dbmodernizer-request-publisher"),
        Map.of(
            "key.serializer", StringSerializer.class.getName(),
            "acks", "all",
            "enable.idempotence", "true"));
  }
}
