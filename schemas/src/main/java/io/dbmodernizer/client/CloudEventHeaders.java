package io.dbmodernizer.client;

import io.dbmodernizer.events.EventMetadata;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The ids of an event as CloudEvents headers in binary mode (CloudEvents 1.0, Kafka protocol
 * binding), for programs that route or trace records without decoding them.
 */
public final class CloudEventHeaders {

  /** Media type of a record's value. */
  public static final String CONTENT_TYPE = "application/avro";

  /** Name of the W3C trace context header. */
  public static final String TRACEPARENT = "traceparent";

  private CloudEventHeaders() {}

  /**
   * Returns the headers of an event.
   *
   * @param event an event with its metadata set
   * @param traceparent W3C trace context; null or empty for none
   * @return new headers; without those whose value is empty
   * @throws IllegalArgumentException if the metadata is null, or its eventId, producer or
   *     migrationId is empty
   */
  public static Headers of(SpecificRecord event, @Nullable String traceparent) {
    EventMetadata metadata = EventMetadataAccess.get(event);
    if (metadata == null
        || isEmpty(metadata.getEventId())
        || isEmpty(metadata.getProducer())
        || isEmpty(metadata.getMigrationId())) {
      throw new IllegalArgumentException(
          event.getSchema().getName()
              + " cannot be published; set eventId, producer and migrationId in its metadata");
    }
    RecordHeaders headers = new RecordHeaders();
    add(headers, "ce_specversion", "1.0");
    add(headers, "ce_id", metadata.getEventId());
    // ce_source is a URI reference. The name of a producer may contain characters that a URI may
    // not.
    add(headers, "ce_source", "/dbmodernizer/" + uriSegment(metadata.getProducer()));
    add(headers, "ce_type", event.getSchema().getFullName());
    add(headers, "ce_subject", metadata.getMigrationId());
    if (metadata.getOccurredAt() != null) {
      add(headers, "ce_time", metadata.getOccurredAt().toString());
    }
    add(headers, "ce_partitionkey", metadata.getMigrationId());
    add(headers, "ce_correlationid", metadata.getCorrelationId());
    add(headers, "ce_causationid", metadata.getCausationId());
    add(headers, "content-type", CONTENT_TYPE);
    add(headers, TRACEPARENT, traceparent);
    return headers;
  }

  /**
   * Returns the trace context of a record.
   *
   * @param headers headers of any record
   * @return the last traceparent, or an empty text if there is none
   */
  public static String traceparent(Headers headers) {
    Header header = headers.lastHeader(TRACEPARENT);
    return header == null || header.value() == null
        ? ""
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  /**
   * Returns headers as text, for logs and displays.
   *
   * @param headers headers of any record
   * @return the last value of each header, in the order of names; bytes that are not UTF-8 are
   *     replaced
   */
  public static Map<String, String> asText(Headers headers) {
    Map<String, String> text = new TreeMap<>();
    for (Header header : headers) {
      text.put(
          header.key(),
          header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8));
    }
    return text;
  }

  private static void add(RecordHeaders headers, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String uriSegment(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static boolean isEmpty(@Nullable String text) {
    return text == null || text.isEmpty();
  }
}
