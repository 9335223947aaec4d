package io.dbmodernizer.client;

import io.dbmodernizer.topics.Topic;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * An event and its position in Kafka.
 *
 * @param topic topic it was read from
 * @param partition partition of the topic
 * @param offset offset in the partition
 * @param timestamp Kafka's timestamp of the record
 * @param key the migrationId, on the topic of tables followed by the table; never null if the
 *     record comes from an {@link EventReader}
 * @param headers headers as text, by name
 * @param value the event; null for a tombstone
 * @param <T> type of the event
 */
public record ReceivedEvent<T extends SpecificRecord>(
    String topic,
    int partition,
    long offset,
    Instant timestamp,
    @Nullable String key,
    Map<String, String> headers,
    @Nullable T value) {

  /** Keeps a copy of the headers. */
  public ReceivedEvent {
    headers = Map.copyOf(headers);
  }

  /**
   * Returns the id of the migration, from the key.
   *
   * @return the migrationId; null if there is no key
   */
  public @Nullable String migrationId() {
    return key == null
        ? null
        : Topic.find(topic).map(known -> known.migrationIdOf(key)).orElse(key);
  }

  /**
   * Returns the event. For handlers of a type, which never receive tombstones.
   *
   * @return the value
   * @throws IllegalStateException if it is a tombstone
   */
  public T event() {
    if (value == null) {
      throw new IllegalStateException(
          "record %d of %s-%d is a tombstone".formatted(offset, topic, partition));
    }
    return value;
  }
}
