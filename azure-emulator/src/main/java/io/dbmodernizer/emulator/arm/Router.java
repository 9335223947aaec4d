package io.dbmodernizer.emulator.arm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the operation that a request means and refuses what no provider knows, as Azure does. */
public final class Router {

  private static final Pattern API_VERSION = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(-[a-z0-9]+)?");

  private final List<Route> routes = new ArrayList<>();

  /** Adds operations; of two routes that match, the more specific one answers. */
  public void add(Collection<Route> more) {
    routes.addAll(more);
    routes.sort((a, b) -> b.pattern().specificity() - a.pattern().specificity());
  }

  /** Returns the operation that a request means, null if there is none. */
  @Nullable Match find(ArmRequest request) {
    for (Route route : routes) {
      if (route.method().equals(request.method())) {
        Map<String, String> values = route.pattern().match(request.path());
        if (values != null) {
          ApiCall call = ApiCall.of(request.method(), route.pattern(), request.path());
          return new Match(request.routed(values, call), route.handler());
        }
      }
    }
    return null;
  }

  /** Returns the operations, the more specific ones first. */
  public List<Route> routes() {
    return List.copyOf(routes);
  }

  /**
   * Answers a request.
   *
   * @throws ArmException for every refusal
   */
  public ArmResponse route(ArmRequest request) {
    Match match = find(request);
    if (match == null) {
      throw refusal(request);
    }
    return match.handler().handle(match.request());
  }

  /** Returns the refusal of a request that means no operation. */
  ArmException refusal(ArmRequest request) {
    boolean pathKnown =
        routes.stream().anyMatch(route -> route.pattern().match(request.path()) != null);
    return pathKnown
        ? new ArmException(
            405,
            "MethodNotAllowed",
            "The requested resource does not support http method '" + request.method() + "'.")
        : unknown(request);
  }

  /**
   * Refuses a request without a well-formed {@code api-version}.
   *
   * @throws ArmException 400
   */
  static void requireApiVersion(ArmRequest request) {
    String version = request.apiVersion().toLowerCase(Locale.ROOT);
    if (version.isEmpty()) {
      throw ArmException.badRequest(
          "MissingApiVersionParameter",
          "The api-version query parameter (?api-version=) is required for all requests.");
    }
    if (!API_VERSION.matcher(version).matches()) {
      throw ArmException.badRequest(
          "InvalidApiVersionParameter",
          "The api-version '" + version + "' is invalid. It has the form yyyy-MM-dd[-suffix].");
    }
  }

  private static ArmException unknown(ArmRequest request) {
    String namespace = namespace(request.path());
    return namespace == null
        ? ArmException.notFound(
            "NotFound", "No operation answers " + request.method() + " " + request.path() + ".")
        : ArmException.notFound(
            "InvalidResourceType",
            "The resource type of '%s' could not be found in the namespace '%s' for api version '%s'."
                .formatted(request.path(), namespace, request.apiVersion()));
  }

  private static @Nullable String namespace(String path) {
    String[] segments = path.split("/");
    for (int i = segments.length - 2; i >= 0; i--) {
      if (segments[i].equalsIgnoreCase("providers")) {
        return segments[i + 1];
      }
    }
    return null;
  }

  /**
   * A request and what answers it.
   *
   * @param request the request with the values of the placeholders and its meaning
   * @param handler what answers
   */
  record Match(ArmRequest request, RouteHandler handler) {}
}
