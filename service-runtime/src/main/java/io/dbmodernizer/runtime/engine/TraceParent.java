package io.dbmodernizer.runtime.engine;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** W3C trace context of records: one trace per migration, a new span per record. */
final class TraceParent {
  private static final String HEADER = "traceparent";
  private static final Pattern FORM = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private TraceParent() {}

  /** Returns the trace context of a record, or a new trace if it has none that is well-formed. */
  static String of(Headers headers) {
    Header header = headers.lastHeader(HEADER);
    if (header != null && header.value() != null) {
      String value = new String(header.value(), StandardCharsets.US_ASCII);
      if (FORM.matcher(value).matches()) {
        return value;
      }
    }
    return "00-" + random(16) + "-" + random(8) + "-01";
  }

  /** Returns the same trace with a span of its own. */
  static String childOf(String traceparent) {
    return FORM.matcher(traceparent).matches()
        ? traceparent.substring(0, 36) + random(8) + traceparent.substring(52)
        : traceparent;
  }

  private static String random(int bytes) {
    byte[] value = new byte[bytes];
    ThreadLocalRandom.current().nextBytes(value);
    return HexFormat.of().formatHex(value);
  }
}
