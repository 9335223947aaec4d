package io.dbmodernizer.emulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Path and query of a request line. Not read with {@link java.net.URI}: Azure's SDK sends {@code
 * //subscriptions/…}, in which a URI parser finds a host.
 *
 * @param path decoded segment by segment, with exactly one leading slash and none at the end
 * @param query decoded, names in lower case
 */
record RequestTarget(String path, Map<String, String> query) {

  static RequestTarget parse(String raw) {
    int mark = raw.indexOf('?');
    String path = mark < 0 ? raw : raw.substring(0, mark);
    return new RequestTarget(
        Arrays.stream(path.split("/"))
            .filter(segment -> !segment.isEmpty())
            .map(RequestTarget::segment)
            .collect(Collectors.joining("/", "/", "")),
        parameters(mark < 0 ? "" : raw.substring(mark + 1)));
  }

  /**
   * Decodes one segment. A slash in it stays {@code %2F}: it is part of a name, which then breaks
   * the rule for the name, and separates nothing.
   */
  private static String segment(String raw) {
    return decode(raw.replace("+", "%2B")).replace("/", "%2F");
  }

  /** Reads {@code name=value&…}, as in a query or a form. */
  static Map<String, String> parameters(String text) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : text.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(
            decode(pair.substring(0, equals)).toLowerCase(Locale.ROOT),
            decode(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  /** Leaves a text with a broken escape as it is: no name may have a percent sign. */
  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
