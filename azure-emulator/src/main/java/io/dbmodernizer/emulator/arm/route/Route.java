package io.dbmodernizer.emulator.arm.route;

import io.dbmodernizer.emulator.arm.call.PathPattern;
import java.util.Set;

/**
 * An operation: its method, its path and its handler.
 *
 * @param method HTTP method in capitals
 * @param pattern path with placeholders
 * @param handler answers the requests
 * @param supported names of the supported query parameters besides {@code api-version}; a request
 *     with another one is refused
 */
public record Route(
    String method, PathPattern pattern, RouteHandler handler, Set<String> supported) {

  public Route {
    supported = Set.copyOf(supported);
  }

  /** Returns a route without query parameters. */
  public Route(String method, PathPattern pattern, RouteHandler handler) {
    this(method, pattern, handler, Set.of());
  }

  /** Returns a route without query parameters for the text of a pattern. */
  public static Route of(String method, String pattern, RouteHandler handler) {
    return new Route(method, PathPattern.of(pattern), handler);
  }

  /** Returns a copy that supports these query parameters only. */
  public Route supporting(String... query) {
    return new Route(method, pattern, handler, Set.of(query));
  }

  /** Returns true if a query parameter, named in any case, is supported. */
  boolean supports(String name) {
    return supported.stream().anyMatch(name::equalsIgnoreCase);
  }
}
