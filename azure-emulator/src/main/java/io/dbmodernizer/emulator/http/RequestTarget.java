package io.dbmodernizer.emulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The path and query of a request line. {@link java.net.URI} cannot parse it: Azure's SDK sends
 * {@code //subscriptions/…}, which a URI parser reads as a host.
 *
 * @param path path decoded segment by segment, with one leading slash and no trailing one
 * @param query decoded query parameters, names in lower case
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
   * Decodes one segment. An encoded slash stays {@code %2F}, because it is part of a name and not a
   * separator. The rule for names then refuses it.
   */
  private static String segment(String raw) {
    return decode(raw.replace("+", "%2B")).replace("/", "%2F");
  }

  /** Reads the parameters {@code name=value&…} of a query or a form. */
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

  /** Decodes a text. Returns it unchanged if an escape is malformed; no name rule accepts a '%'. */
  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
