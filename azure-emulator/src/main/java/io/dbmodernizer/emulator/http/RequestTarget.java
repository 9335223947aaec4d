package io.dbmodernizer.emulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Path and query of a request line. Not read with {@link java.net.URI}: Azure's SDK sends {@code
 * //subscriptions/…}, in which a URI parser finds a host.
 *
 * @param path decoded, with exactly one leading slash and none at the end
 * @param query decoded, names in lower case
 */
record RequestTarget(String path, Map<String, String> query) {

  static RequestTarget parse(String raw) {
    int mark = raw.indexOf('?');
    String path = mark < 0 ? raw : raw.substring(0, mark);
    String trimmed = path.replaceAll("/+", "/").replaceAll("/$", "");
    return new RequestTarget(
        decode((trimmed.startsWith("/") ? trimmed : "/" + trimmed).replace("+", "%2B")),
        parameters(mark < 0 ? "" : raw.substring(mark + 1)));
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

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
