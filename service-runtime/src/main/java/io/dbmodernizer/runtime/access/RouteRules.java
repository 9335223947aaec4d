package io.dbmodernizer.runtime.access;

import io.dbmodernizer.runtime.access.RouteRule.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * The rules of all routes of a service, the first that fits being the one that counts. A request
 * without a rule is denied.
 */
public final class RouteRules implements AuthorizationManager<RequestAuthorizationContext> {
  private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.OPTIONS);
  private static final Set<HttpMethod> CHANGES =
      Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);
  private static final Set<HttpMethod> ALL =
      Set.of(
          HttpMethod.GET,
          HttpMethod.POST,
          HttpMethod.PUT,
          HttpMethod.PATCH,
          HttpMethod.DELETE,
          HttpMethod.OPTIONS,
          HttpMethod.TRACE);

  private final List<RouteRule> rules;

  /**
   * Creates the rules of a service.
   *
   * @param ofService rules of the routes that only this service has
   * @param metrics what a caller needs who reads metrics
   */
  RouteRules(List<RouteRule> ofService, Need metrics) {
    List<RouteRule> all = new ArrayList<>(ofService);
    all.add(RouteRule.of(HttpMethod.GET, "/actuator/health/**", Need.NOTHING));
    all.add(RouteRule.of(HttpMethod.GET, "/actuator/metrics/**", metrics));
    all.add(RouteRule.of(HttpMethod.GET, "/actuator/prometheus", metrics));
    all.add(RouteRule.of(HttpMethod.GET, "/actuator/info", Need.VIEWER));
    all.add(RouteRule.of(HttpMethod.GET, "/actuator", Need.VIEWER));
    // They change nothing, but they reach Azure and databases with the service's own rights.
    all.add(RouteRule.of(HttpMethod.POST, "/preflight", Need.OPERATOR));
    all.add(RouteRule.of(HttpMethod.POST, "/verification", Need.OPERATOR));
    all.add(RouteRule.of(READS, "/api/**", Need.VIEWER));
    all.add(RouteRule.of(CHANGES, "/api/**", Need.OPERATOR));
    // The container forwards errors to it; nobody has to call it.
    all.add(RouteRule.of(ALL, "/error", Need.NOBODY));
    this.rules = List.copyOf(all);
  }

  /**
   * Returns the rule of a route.
   *
   * @param path path within the application, without a query
   * @return the rule; empty if there is none, so that nobody may call the route
   */
  public Optional<RouteRule> find(HttpMethod method, String path) {
    return find(method, PathContainer.parsePath(path));
  }

  private Optional<RouteRule> find(HttpMethod method, PathContainer path) {
    return rules.stream().filter(rule -> rule.isFor(method, path)).findFirst();
  }

  @Override
  public RouteDecision authorize(
      Supplier<? extends @Nullable Authentication> authentication,
      RequestAuthorizationContext context) {
    Need need =
        find(
                HttpMethod.valueOf(context.getRequest().getMethod()),
                ServletRequestPathUtils.parse(context.getRequest()).pathWithinApplication())
            .map(RouteRule::need)
            .orElse(Need.NOBODY);
    boolean granted =
        switch (need) {
          case NOTHING, SECRET_OF_ROUTE -> true;
          case VIEWER -> isGranted(authentication, AccessRole.VIEWER);
          case OPERATOR -> isGranted(authentication, AccessRole.OPERATOR);
          case NOBODY -> false;
        };
    return new RouteDecision(granted, need);
  }

  private static boolean isGranted(
      Supplier<? extends @Nullable Authentication> authentication, AccessRole wanted) {
    return Caller.of(authentication.get()).filter(caller -> caller.may(wanted)).isPresent();
  }
}
