package io.dbmodernizer.client;

import io.dbmodernizer.events.CancelRequested;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.RestoreRequested;
import io.dbmodernizer.events.RetryRequested;
import io.dbmodernizer.events.TeardownRequested;
import io.dbmodernizer.events.ThrottleRequested;
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
 * A publisher of requests and commands. It checks them, adds ids and headers, and waits until all
 * replicas have the record. Safe for use by many threads. One publisher per program is enough.
 *
 * <p>A request that is published twice has the same ids, and the provisioner processes it once.
 */
public final class RequestPublisher implements AutoCloseable {

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private final Producer<String, SpecificRecord> producer;
  private final Clock clock;

  /**
   * Connects to Kafka and the schema registry.
   *
   * @param properties Kafka producer properties, at least {@code bootstrap.servers} and {@code
   *     schema.registry.url}. {@code value.serializer} may name another serializer of the Confluent
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
   * Publishes a request and waits until Kafka has stored it. Fills in missing metadata: a random
   * migrationId, and the other ids derived from it and from the content of the request.
   *
   * @param request the request; changed in place: afterwards it has the complete metadata
   * @return position of the record in Kafka
   * @throws InvalidRequestException if the request breaks a rule; it is not published
   * @throws KafkaException if Kafka or the registry does not accept the record
   */
  public RecordMetadata publish(MigrationRequested request) {
    EventMetadata metadata = request.getMetadata();
    if (metadata == null || isEmpty(metadata.getMigrationId())) {
      metadata = MetadataCompletion.copyOf(metadata);
      metadata.setMigrationId(UUID.randomUUID().toString());
      request.setMetadata(metadata);
    }
    List<FieldViolation> violations = RequestRules.check(request);
    if (!violations.isEmpty()) {
      throw new InvalidRequestException(violations);
    }
    return send(request, MetadataCompletion.identityOf(request));
  }

  /**
   * Publishes a command that stops a running migration.
   *
   * @param request the command, with the migrationId in its metadata; the other metadata is filled
   *     in
   * @return position of the record in Kafka
   * @throws InvalidRequestException if the migrationId is not valid; the command is not published
   * @throws KafkaException if Kafka or the registry does not accept the record
   */
  public RecordMetadata publish(CancelRequested request) {
    return sendAboutExisting(request);
  }

  /**
   * Publishes a command that runs the failed steps of a migration again.
   *
   * @param request the command, with the migrationId in its metadata; the other metadata is filled
   *     in
   * @return position of the record in Kafka
   * @throws InvalidRequestException if the migrationId is not valid; the command is not published
   * @throws KafkaException if Kafka or the registry does not accept the record
   */
  public RecordMetadata publish(RetryRequested request) {
    return sendAboutExisting(request);
  }

  /**
   * Publishes a command that removes the resources that a migration created.
   *
   * @param request the command, with the migrationId in its metadata; the other metadata is filled
   *     in
   * @return position of the record in Kafka
   * @throws InvalidRequestException if the migrationId is not valid; the command is not published
   * @throws KafkaException if Kafka or the registry does not accept the record
   */
  public RecordMetadata publish(TeardownRequested request) {
    return sendAboutExisting(request);
  }

  /**
   * Publishes a command that restores the target database under another name.
   *
   * @param request the command, with the migrationId in its metadata; the other metadata is filled
   *     in
   * @return position of the record in Kafka
   * @throws InvalidRequestException if the migrationId is not valid; the command is not published
   * @throws KafkaException if Kafka or the registry does not accept the record
   */
  public RecordMetadata publish(RestoreRequested request) {
    return sendAboutExisting(request);
  }

  /**
   * Publishes a command that changes the limits of a copy.
   *
   * @param request the command, with the migrationId in its metadata; the other metadata is filled
   *     in
   * @return position of the record in Kafka
   * @throws InvalidRequestException if the migrationId is not valid; the command is not published
   * @throws KafkaException if Kafka or the registry does not accept the record
   */
  public RecordMetadata publish(ThrottleRequested request) {
    return sendAboutExisting(request);
  }

  /**
   * Publishes a command about a migration. Programs that know its type use the other methods.
   *
   * @param command the command, with the migrationId in its metadata; the other metadata is filled
   *     in
   * @return position of the record in Kafka
   * @throws IllegalArgumentException if it is not a command
   * @throws InvalidRequestException if the migrationId is not valid; the command is not published
   * @throws KafkaException if Kafka or the registry does not accept the record
   */
  public RecordMetadata publishCommand(SpecificRecord command) {
    if (command instanceof MigrationRequested
        || !Topic.REQUESTS.recordTypes().contains(command.getClass())) {
      throw new IllegalArgumentException(command.getSchema().getName() + " is not a command");
    }
    return sendAboutExisting(command);
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
                  "the id with which the migration was requested")));
    }
    // Every command is new: a retry of today is not the retry of yesterday.
    return send(request, request.getSchema().getName() + "/" + UUID.randomUUID());
  }

  private RecordMetadata send(SpecificRecord request, String identity) {
    EventMetadata metadata =
        MetadataCompletion.completed(EventMetadataAccess.get(request), identity, clock.instant());
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
