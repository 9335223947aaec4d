package io.dbmodernizer.runtime.trace;

import io.dbmodernizer.client.CloudEventHeaders;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;

/** W3C trace contexts as text, of version 00. */
final class TraceParent {
  private static final Pattern FORM =
      Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

  private TraceParent() {}

  /** Returns the trace context of a record; empty if it has none that is well-formed. */
  static Optional<String> of(Headers headers) {
    return Optional.of(CloudEventHeaders.traceparent(headers))
        .filter(value -> context(value).isValid());
  }

  /** Returns the context of a new trace, for records of a service that has no spans. */
  static String random() {
    return "00-" + random(16) + "-" + random(8) + "-01";
  }

  /** Returns a span as text. */
  static String of(SpanContext span) {
    return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-" + span.getTraceFlags().asHex();
  }

  /** Returns the span that a text names; an invalid one if the text is not well-formed. */
  static SpanContext context(String traceparent) {
    Matcher parts = FORM.matcher(traceparent);
    return parts.matches()
        ? SpanContext.createFromRemoteParent(
            parts.group(1),
            parts.group(2),
            TraceFlags.fromHex(parts.group(3), 0),
            TraceState.getDefault())
        : SpanContext.getInvalid();
  }

  private static String random(int bytes) {
    byte[] value = new byte[bytes];
    ThreadLocalRandom.current().nextBytes(value);
    return HexFormat.of().formatHex(value);
  }
}
