package io.dbmodernizer.client;

import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.request.RequestRules;
import io.dbmodernizer.topics.TableKey;
import io.dbmodernizer.topics.Topic;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rules that every record of the pipeline follows: its type belongs on the topic, its key is
 * that of its migration, and it has the content that its readers need. Every reader applies them
 * first.
 *
 * <p>The rules on the values of a request are in {@link RequestRules}. The provisioner answers a
 * request that breaks them with an event.
 */
public final class RecordRules {
  private static final int LONGEST_ID = 256;
  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");
  private static final String MIGRATION_ID =
      "1 to 64 letters, digits, hyphens, underscores and periods, a letter or digit first";

  private RecordRules() {}

  /**
   * Returns the first rule that a decoded record breaks. A tombstone needs a topic that allows
   * tombstones and the key of a migration.
   *
   * @param topicName name of the topic
   * @param key key of the record; null for none
   * @param value value of the record; null for a tombstone
   * @return the broken rule and the accepted form, in one line; empty if the record breaks none
   */
  public static Optional<String> violation(
      String topicName, @Nullable String key, @Nullable SpecificRecord value) {
    Optional<Topic> topic = Topic.find(topicName);
    if (topic.isEmpty()) {
      return Optional.of(
          topicName + " is not a topic of the pipeline; accepted: a topic of the catalogue");
    }
    if (value == null) {
      return topic.get().allowsTombstones()
          ? keyViolation(topic.get(), key)
          : Optional.of("the record has no value; accepted: " + types(topic.get()));
    }
    if (!topic.get().recordTypes().contains(value.getClass())) {
      return Optional.of(
          value.getSchema().getName()
              + " does not belong on the topic; accepted: "
              + types(topic.get()));
    }
    return keyViolation(topic.get(), key)
        .or(() -> metadataViolation(topic.get(), key, value))
        .or(
            () ->
                EventContentRules.violation(
                    topic.get(), topic.get().migrationIdOf(String.valueOf(key)), value));
  }

  private static Optional<String> keyViolation(Topic topic, @Nullable String key) {
    if (key == null || key.isEmpty()) {
      return Optional.of("the record has no key; accepted: the migrationId");
    }
    if (!RequestRules.isMigrationId(topic.migrationIdOf(key))) {
      return Optional.of("the key is not a migrationId; accepted: " + MIGRATION_ID);
    }
    return topic == Topic.TABLES && !TableKey.isKey(key)
        ? Optional.of("the key names no table; accepted: " + TableKey.ACCEPTED)
        : Optional.empty();
  }

  private static Optional<String> metadataViolation(
      Topic topic, @Nullable String key, SpecificRecord value) {
    EventMetadata metadata = EventMetadataAccess.get(value);
    if (metadata == null
        || key == null
        || !topic.migrationIdOf(key).equals(metadata.getMigrationId())) {
      return Optional.of(
          "the key and metadata.migrationId differ; accepted: the migrationId in both");
    }
    if (!key.equals(topic.keyOf(metadata.getMigrationId(), value))) {
      return Optional.of("the key and progress.table differ; accepted: the table in both");
    }
    boolean tooLong =
        Stream.of(
                metadata.getEventId(),
                metadata.getCorrelationId(),
                metadata.getCausationId(),
                metadata.getProducer(),
                metadata.getRequestedBy())
            .anyMatch(id -> id.length() > LONGEST_ID);
    if (tooLong) {
      return Optional.of(
          "an id or a name in metadata is too long; accepted: at most "
              + LONGEST_ID
              + " characters each");
    }
    Instant at = metadata.getOccurredAt();
    return at.isBefore(EARLIEST) || at.isAfter(LATEST)
        ? Optional.of(
            "metadata.occurredAt is out of range; accepted: " + EARLIEST + " to " + LATEST)
        : Optional.empty();
  }

  private static String types(Topic topic) {
    return topic.recordTypes().stream().map(Class::getSimpleName).collect(Collectors.joining(", "));
  }
}
