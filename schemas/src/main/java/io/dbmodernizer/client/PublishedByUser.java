package io.dbmodernizer.client;

import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.RequestDigest;
import io.dbmodernizer.topics.Topic;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Requests and commands of programs that give only a migrationId: what their metadata lack follows
 * from the record. Every reader of {@link Topic#REQUESTS} completes them the same way, so that the
 * time of the request is known and two commands are told apart. Idempotent.
 */
public final class PublishedByUser {
  static final String PRODUCER = "requester";

  private PublishedByUser() {}

  /**
   * Completes the metadata of an event that was read from the topic of requests; does nothing to
   * events of other topics.
   *
   * @param topic name of the topic
   * @param partition partition it was read from
   * @param offset offset it was read from
   * @param timestamp time of the record, milliseconds since 1970; negative if it has none
   * @param event the event; its metadata are replaced, never changed in place; null is accepted
   */
  public static void complete(
      String topic, int partition, long offset, long timestamp, @Nullable SpecificRecord event) {
    EventMetadata given =
        event == null || !topic.equals(Topic.REQUESTS.topicName())
            ? null
            : EventMetadataAccess.get(event);
    if (event != null && given != null) {
      // A request is the same wherever it is published again; every command is a new wish.
      String identity =
          event instanceof MigrationRequested request
              ? identityOf(request)
              : event.getSchema().getName() + "/" + partition + "-" + offset;
      EventMetadataAccess.set(
          event, completed(given, identity, Instant.ofEpochMilli(Math.max(0, timestamp))));
    }
  }

  /** By what a request is recognised, wherever and how often it is published. */
  static String identityOf(MigrationRequested request) {
    return "MigrationRequested/" + RequestDigest.of(request);
  }

  /**
   * Metadata with everything that can be filled in.
   *
   * @param given what there is; not changed
   * @param identity what the event is, if it has no eventId
   * @param publishedAt when it was published, if it has no time
   */
  static EventMetadata completed(
      @Nullable EventMetadata given, String identity, Instant publishedAt) {
    EventMetadata metadata = copyOf(given);
    String migrationId = metadata.getMigrationId();
    if (metadata.getEventId().isEmpty()) {
      metadata.setEventId(EventIds.of(migrationId, "requests", "", identity, 0));
    }
    if (metadata.getCorrelationId().isEmpty()) {
      metadata.setCorrelationId(migrationId);
    }
    if (metadata.getOccurredAt().equals(Instant.EPOCH)) {
      metadata.setOccurredAt(publishedAt.truncatedTo(ChronoUnit.MILLIS));
    }
    if (metadata.getProducer().isEmpty()) {
      metadata.setProducer(PRODUCER);
    }
    return metadata;
  }

  /**
   * A builder's default may be shared between records, so metadata are never changed where they
   * are.
   */
  static EventMetadata copyOf(@Nullable EventMetadata metadata) {
    if (metadata == null) {
      return EventMetadata.newBuilder().build();
    }
    return new EventMetadata(
        orEmpty(metadata.getEventId()),
        orEmpty(metadata.getMigrationId()),
        orEmpty(metadata.getCorrelationId()),
        orEmpty(metadata.getCausationId()),
        metadata.getOccurredAt() == null ? Instant.EPOCH : metadata.getOccurredAt(),
        orEmpty(metadata.getProducer()));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
