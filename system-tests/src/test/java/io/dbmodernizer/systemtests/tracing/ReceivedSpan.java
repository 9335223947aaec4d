package io.dbmodernizer.systemtests.tracing;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;
import java.util.List;

/**
 * A span as it was received.
 *
 * @param service the name of the service
 * @param instance the id of the process
 * @param span the span
 */
record ReceivedSpan(String service, String instance, Span span) {

  String trace() {
    return HexFormat.of().formatHex(span.getTraceId().toByteArray());
  }

  String id() {
    return HexFormat.of().formatHex(span.getSpanId().toByteArray());
  }

  String parent() {
    return HexFormat.of().formatHex(span.getParentSpanId().toByteArray());
  }

  List<String> links() {
    return span.getLinksList().stream()
        .map(link -> HexFormat.of().formatHex(link.getSpanId().toByteArray()))
        .toList();
  }

  /** The value of an attribute; empty if the span does not have it. */
  String attribute(String name) {
    return value(span.getAttributesList(), name);
  }

  static String value(List<KeyValue> attributes, String name) {
    return attributes.stream()
        .filter(attribute -> attribute.getKey().equals(name))
        .map(attribute -> attribute.getValue().getStringValue())
        .findFirst()
        .orElse("");
  }
}
