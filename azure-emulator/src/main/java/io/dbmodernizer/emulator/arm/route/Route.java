package io.dbmodernizer.emulator.arm.route;

import io.dbmodernizer.emulator.arm.call.PathPattern;
import java.util.Set;

/**
 * One operation: a method, a path and what answers it.
 *
 * @param method HTTP method in capitals
 * @param pattern path with placeholders
 * @param handler what answers
 * @param honoured names of the query parameters that it obeys, besides {@code api-version}; a
 *     request with another one is refused
 */
public record Route(
    String method, PathPattern pattern, RouteHandler handler, Set<String> honoured) {

  public Route {
    honoured = Set.copyOf(honoured);
  }

  /** Returns a route that obeys no query parameter. */
  public Route(String method, PathPattern pattern, RouteHandler handler) {
    this(method, pattern, handler, Set.of());
  }

  /** Returns a route for a pattern's text. */
  public static Route of(String method, String pattern, RouteHandler handler) {
    return new Route(method, PathPattern.of(pattern), handler);
  }

  /** Returns a copy that obeys query parameters. */
  public Route honouring(String... query) {
    return new Route(method, pattern, handler, Set.of(query));
  }

  /** Returns whether a query parameter, named in any case, is obeyed. */
  boolean honours(String name) {
    return honoured.stream().anyMatch(name::equalsIgnoreCase);
  }
}
