package io.dbmodernizer.runtime.access;

import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * A rule for the routes of a path pattern. Every bean of this type counts, whichever module defines
 * it. A route without a rule is served to nobody.
 *
 * @param methods methods that the rule is for; GET includes HEAD
 * @param pattern path as in a controller's mapping, for example {@code /api/**}
 * @param need what a caller needs
 */
public record RouteRule(Set<HttpMethod> methods, PathPattern pattern, Need need) {

  /** What a caller needs. */
  public enum Need {
    /** Nothing. */
    NOTHING,
    /** A secret that the route checks by itself. */
    SECRET_OF_ROUTE,
    /** A token with the role VIEWER or OPERATOR. */
    VIEWER,
    /** A token with the role OPERATOR. */
    OPERATOR,
    /** Nobody may call it. */
    NOBODY
  }

  /** Copies the methods. */
  public RouteRule {
    methods = Set.copyOf(methods);
  }

  /** Returns a rule for one method. */
  public static RouteRule of(HttpMethod method, String pattern, Need need) {
    return of(Set.of(method), pattern, need);
  }

  static RouteRule of(Set<HttpMethod> methods, String pattern, Need need) {
    return new RouteRule(methods, PathPatternParser.defaultInstance.parse(pattern), need);
  }

  boolean isFor(HttpMethod method, PathContainer path) {
    HttpMethod asked = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
    return methods.contains(asked) && pattern.matches(path);
  }
}
