package io.dbmodernizer.runtime.access;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/**
 * The headers of every answer. A browser that shows an answer loads nothing, guesses no type, tells
 * nobody where it was, and keeps no copy. A controller that serves a page sets its own policy,
 * which stays.
 */
final class AccessHeaders {
  static final Map<String, String> ALL =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "no-referrer",
          "Cache-Control",
          "no-store");

  private AccessHeaders() {}

  /** Sets the headers that the answer does not have yet. */
  static void write(HttpServletResponse response) {
    ALL.forEach(
        (name, value) -> {
          if (!response.containsHeader(name)) {
            response.setHeader(name, value);
          }
        });
  }
}
