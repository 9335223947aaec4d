package io.dbmodernizer.monitoring.deadletter;

import io.dbmodernizer.request.RequestRules;
import io.dbmodernizer.runtime.deadletter.DeadLetterHeaders;
import io.dbmodernizer.topics.TableKey;
import io.dbmodernizer.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter in a list.
 *
 * @param id id of the dead letter
 * @param topic topic of the record that was set aside
 * @param partition its partition; -1 if the dead letter does not say it
 * @param offset its offset; -1 if the dead letter does not say it
 * @param recordedAt time of the record
 * @param key key of the record; null if it has none, or one that is no key of the pipeline
 * @param migrationId id of the migration; null if it cannot be told
 * @param type name of the event's type, as its headers say; empty if they do not
 * @param reason why it was set aside
 * @param exception name of the class of the exception that says so
 * @param reader the service that cannot process it; null if no reader can
 * @param valueBytes bytes of its value
 * @param cut whether a part of it was too large to be kept
 * @param remedy what to do
 */
public record DeadLetterItem(
    String id,
    String topic,
    int partition,
    long offset,
    Instant recordedAt,
    @Nullable String key,
    @Nullable String migrationId,
    String type,
    String reason,
    String exception,
    @Nullable String reader,
    int valueBytes,
    boolean cut,
    String remedy) {
  private static final String TYPE = "ce_type";

  static DeadLetterItem of(Position position, ConsumerRecord<byte[], byte[]> letter) {
    Headers headers = letter.headers();
    String key = key(position.topic(), letter.key());
    String exception = simple(text(headers, DeadLetterHeaders.EXCEPTION));
    @Nullable String reader = orNull(text(headers, DeadLetterHeaders.READER));
    return new DeadLetterItem(
        position.toString(),
        position.topic().topicName(),
        (int) number(headers, DeadLetterHeaders.PARTITION, -1),
        number(headers, DeadLetterHeaders.OFFSET, -1),
        recordedAt(letter),
        key,
        key == null ? null : position.topic().migrationIdOf(key),
        simple(text(headers, TYPE)),
        text(headers, DeadLetterHeaders.REASON),
        exception,
        reader,
        (int)
            number(
                headers,
                DeadLetterHeaders.VALUE_BYTES,
                letter.value() == null ? 0 : letter.value().length),
        isCut(headers),
        DeadLetterRemedy.of(position.topic(), exception, reader));
  }

  private static boolean isCut(Headers headers) {
    return headers.lastHeader(DeadLetterHeaders.VALUE_BYTES) != null
        || headers.lastHeader(DeadLetterHeaders.KEY_BYTES) != null
        || headers.lastHeader(DeadLetterHeaders.HEADER_BYTES) != null;
  }

  private static Instant recordedAt(ConsumerRecord<byte[], byte[]> letter) {
    try {
      return Instant.parse(text(letter.headers(), DeadLetterHeaders.TIMESTAMP));
    } catch (DateTimeException e) {
      // Another program wrote the dead letter; it has the time of the record itself.
      return Instant.ofEpochMilli(Math.max(0, letter.timestamp()));
    }
  }

  private static @Nullable String key(Topic topic, byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    String key = new String(bytes, StandardCharsets.UTF_8);
    boolean known =
        RequestRules.isMigrationId(topic.migrationIdOf(key))
            && (topic != Topic.TABLES || TableKey.isKey(key));
    return known ? key : null;
  }

  private static long number(Headers headers, String name, long byDefault) {
    String text = text(headers, name);
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : byDefault;
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  static String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? ""
        : new String(header.value(), StandardCharsets.UTF_8);
  }
}
