package io.dbmodernizer.runtime.deadletter;

import io.dbmodernizer.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A record to be set aside.
 *
 * @param topic it was read from
 * @param partition of it
 * @param offset in the partition
 * @param timestamp of the record, milliseconds since 1970
 * @param headers as they were
 * @param key bytes as they were
 * @param value bytes as they were
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes as Kafka hands them over; never compared
record DeadLetter(
    String topic,
    int partition,
    long offset,
    long timestamp,
    Headers headers,
    byte @Nullable [] key,
    byte @Nullable [] value) {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetter.class);
  private static final String SUFFIX = ".dlt";
  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_KEY = 16 * 1024;
  private static final int LONGEST_HEADERS = 24 * 1024;

  /** What is left for the value besides the largest key and headers, and the letter's own. */
  private static final int LONGEST_VALUE =
      TopicCatalogue.MAX_DEAD_LETTER_BYTES - LONGEST_KEY - LONGEST_HEADERS - 8 * 1024;

  /** Returns a record as a consumer has read it. */
  static DeadLetter of(ConsumerRecord<byte[], byte[]> record) {
    return new DeadLetter(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        record.headers(),
        record.key(),
        record.value());
  }

  /**
   * Returns the record for the dead-letter topic. Its partition follows from the key, as that of
   * the original did. What is too large for the topic is cut or left out, and a header says so.
   *
   * @param cause says why; its message goes along, its stack does not
   * @param reader the service that cannot process it; null if nobody can
   */
  ProducerRecord<byte[], byte[]> because(Throwable cause, @Nullable String reader) {
    String reason = reason(cause);
    LOG.atWarn()
        .addKeyValue("topic", topic)
        .addKeyValue("partition", partition)
        .addKeyValue("offset", offset)
        .addKeyValue("reason", reason)
        .log("Set a record aside");
    Headers all = fittingHeaders();
    put(all, DeadLetterHeaders.TOPIC, topic);
    put(all, DeadLetterHeaders.PARTITION, Integer.toString(partition));
    put(all, DeadLetterHeaders.OFFSET, Long.toString(offset));
    put(all, DeadLetterHeaders.TIMESTAMP, Instant.ofEpochMilli(timestamp).toString());
    put(all, DeadLetterHeaders.REASON, reason);
    put(all, DeadLetterHeaders.EXCEPTION, cause.getClass().getName());
    if (reader != null) {
      put(all, DeadLetterHeaders.READER, reader);
    }
    return new ProducerRecord<>(
        topic + SUFFIX, null, Math.max(0, timestamp), fittingKey(all), fittingValue(all), all);
  }

  private Headers fittingHeaders() {
    int bytes = 0;
    for (Header header : headers) {
      byte[] content = header.value();
      bytes += header.key().length() + (content == null ? 0 : content.length);
    }
    if (bytes <= LONGEST_HEADERS) {
      return new RecordHeaders(headers.toArray());
    }
    Headers none = new RecordHeaders();
    put(none, DeadLetterHeaders.HEADER_BYTES, Integer.toString(bytes));
    return none;
  }

  private byte @Nullable [] fittingKey(Headers all) {
    if (key == null || key.length <= LONGEST_KEY) {
      return key;
    }
    put(all, DeadLetterHeaders.KEY_BYTES, Integer.toString(key.length));
    return null;
  }

  private byte @Nullable [] fittingValue(Headers all) {
    if (value == null || value.length <= LONGEST_VALUE) {
      return value;
    }
    put(all, DeadLetterHeaders.VALUE_BYTES, Integer.toString(value.length));
    return Arrays.copyOf(value, LONGEST_VALUE);
  }

  private static void put(Headers headers, String name, String value) {
    headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static String reason(Throwable cause) {
    String message =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    String line = message.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON);
  }
}
