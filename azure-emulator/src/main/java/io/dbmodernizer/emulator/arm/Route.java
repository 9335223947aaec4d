package io.dbmodernizer.emulator.arm;

/**
 * One operation: a method, a path and what answers it.
 *
 * @param method HTTP method in capitals
 * @param pattern path with placeholders
 * @param handler what answers
 */
public record Route(String method, PathPattern pattern, RouteHandler handler) {

  /** Returns a route for a pattern's text. */
  public static Route of(String method, String pattern, RouteHandler handler) {
    return new Route(method, PathPattern.of(pattern), handler);
  }
}
