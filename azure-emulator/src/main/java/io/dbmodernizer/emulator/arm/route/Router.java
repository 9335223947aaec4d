package io.dbmodernizer.emulator.arm.route;

import io.dbmodernizer.emulator.arm.call.ApiCall;
import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of routes. It finds the operation of a request by method and path. */
public final class Router {

  private final List<Route> routes = new ArrayList<>();

  /** Adds routes. If two routes match a request, the more specific one answers. */
  public void add(Collection<Route> more) {
    routes.addAll(more);
    routes.sort((a, b) -> b.pattern().specificity() - a.pattern().specificity());
  }

  /** Returns the route of a request, null if there is none. */
  public @Nullable Match find(ArmRequest request) {
    for (Route route : routes) {
      if (route.method().equals(request.method())) {
        Map<String, String> values = route.pattern().match(request.path());
        if (values != null) {
          ApiCall call = ApiCall.of(request.method(), route.pattern(), request.path());
          return new Match(request.routed(values, call), route);
        }
      }
    }
    return null;
  }

  /** Returns the routes, the most specific ones first. */
  public List<Route> routes() {
    return List.copyOf(routes);
  }

  /**
   * Answers a request of the emulator's own API.
   *
   * @throws ArmException 404 NotFound if there is no route, or the error of the handler
   */
  public ArmResponse route(ArmRequest request) {
    Match match = find(request);
    if (match == null) {
      throw new ArmException(404, "NotFound", nothing(request));
    }
    return match.route().handler().handle(match.request().read());
  }

  /** Returns true if a route matches the path with any method. */
  boolean knows(String path) {
    return routes.stream().anyMatch(route -> route.pattern().match(path) != null);
  }

  /** Returns true if a route belongs to a provider. */
  boolean serves(String namespace) {
    return serves(namespace, "");
  }

  /** Returns true if a route belongs to a top-level resource type. */
  boolean serves(String namespace, String type) {
    String provided = ("/providers/" + namespace + "/" + type).toLowerCase(Locale.ROOT);
    String nested = provided.endsWith("/") ? provided : provided + "/";
    return routes.stream()
        .map(route -> route.pattern().toString().toLowerCase(Locale.ROOT) + "/")
        .anyMatch(pattern -> pattern.contains(nested));
  }

  /** Returns the message for a request without a route. */
  static String nothing(ArmRequest request) {
    return "No operation answers " + request.method() + " " + request.path() + ".";
  }

  /**
   * A request and its route.
   *
   * @param request the request with the values of the placeholders and its meaning
   * @param route the route that answers
   */
  public record Match(ArmRequest request, Route route) {}
}
