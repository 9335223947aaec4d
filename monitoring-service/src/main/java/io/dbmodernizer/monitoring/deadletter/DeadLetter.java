package io.dbmodernizer.monitoring.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
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

  /**
   * The record for the dead-letter topic. Its partition follows from the key, as that of the
   * original did.
   *
   * @param cause says why; its message goes along, its stack does not
   */
  ProducerRecord<byte[], byte[]> because(Throwable cause) {
    String reason = reason(cause);
    LOG.atWarn()
        .addKeyValue("topic", topic)
        .addKeyValue("partition", partition)
        .addKeyValue("offset", offset)
        .addKeyValue("reason", reason)
        .log("Set a record aside that cannot be understood");
    Headers all = new RecordHeaders(headers.toArray());
    put(all, DeadLetterHeaders.TOPIC, topic);
    put(all, DeadLetterHeaders.PARTITION, Integer.toString(partition));
    put(all, DeadLetterHeaders.OFFSET, Long.toString(offset));
    put(all, DeadLetterHeaders.TIMESTAMP, Instant.ofEpochMilli(timestamp).toString());
    put(all, DeadLetterHeaders.REASON, reason);
    put(all, DeadLetterHeaders.EXCEPTION, cause.getClass().getName());
    return new ProducerRecord<>(topic + SUFFIX, null, timestamp, key, value, all);
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
