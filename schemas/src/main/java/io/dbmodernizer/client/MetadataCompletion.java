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
 * The metadata of requests and commands whose program gives only a migrationId. The missing fields
 * are derived from the record. Every reader of {@link Topic#REQUESTS} derives the same values, so
 * that the time of a request is known and two commands have different ids.
 */
public final class MetadataCompletion {
  static final String PRODUCER = "requester";

  private MetadataCompletion() {}

  /**
   * Completes the metadata of an event from {@link Topic#REQUESTS}. Does nothing for events of
   * other topics and for complete metadata.
   *
   * @param topic name of the topic
   * @param partition partition it was read from
   * @param offset offset it was read from
   * @param timestamp time of the record, milliseconds since 1970; negative if it has none
   * @param event the event, null for a tombstone; its metadata object is replaced by a new one
   */
  public static void complete(
      String topic, int partition, long offset, long timestamp, @Nullable SpecificRecord event) {
    EventMetadata given =
        event == null || !topic.equals(Topic.REQUESTS.topicName())
            ? null
            : EventMetadataAccess.get(event);
    if (event != null && given != null) {
      // A request that is published again has the same id. Every command has an id of its own.
      String identity =
          event instanceof MigrationRequested request
              ? identityOf(request)
              : event.getSchema().getName() + "/" + partition + "-" + offset;
      EventMetadataAccess.set(
          event, completed(given, identity, Instant.ofEpochMilli(Math.max(0, timestamp))));
    }
  }

  /** Returns a text that is the same whenever the same request is published. */
  static String identityOf(MigrationRequested request) {
    return "MigrationRequested/" + RequestDigest.of(request);
  }

  /**
   * Returns complete metadata.
   *
   * @param given the metadata, not changed; null for none
   * @param identity the text from which a missing eventId is derived
   * @param publishedAt the time to use if the metadata has none
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

  /** Returns a copy, because records may share the default metadata of their builder. */
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
        orEmpty(metadata.getProducer()),
        orEmpty(metadata.getRequestedBy()),
        metadata.getAuthenticated());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
