package io.dbmodernizer.emulator.arm;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The resource manager as a whole: routes requests to providers and answers refusals. */
public final class ResourceManager {

  private final ResourceController controller;
  private final Timers timers;
  private final Interceptor front;
  private final Interceptor routed;
  private final Router router = new Router();
  private final Router ownRouter = new Router();
  private final Refusals refusals = new Refusals(router);

  /**
   * Puts providers together.
   *
   * @param controller the shared behaviour, to which the providers' types are added
   * @param timers run before each request, so that what is due has happened
   * @param providers the providers
   * @param front what every request passes first, whether anything answers it or not
   * @param routed what every request passes that a provider answers
   */
  public ResourceManager(
      ResourceController controller,
      Timers timers,
      List<Provider> providers,
      Interceptor front,
      Interceptor routed) {
    this.controller = controller;
    this.timers = timers;
    this.front = front;
    this.routed = routed;
    Set<String> statusPaths = new LinkedHashSet<>();
    Set<String> resultPaths = new LinkedHashSet<>();
    for (Provider provider : providers) {
      controller.add(provider.types());
      router.add(provider.actions());
      ownRouter.add(provider.ownActions());
      for (ResourceType type : provider.types()) {
        router.add(routes(type));
      }
      provider
          .pollings()
          .forEach(
              polling -> {
                statusPaths.add(polling.statusPath());
                resultPaths.add(polling.resultPath());
              });
    }
    router.add(routes(statusPaths, controller::operationStatus));
    router.add(routes(resultPaths, controller::operationResult));
    controller.resume();
  }

  /** Returns the operations of Azure's API that are answered here. */
  public List<Route> operations() {
    return router.routes();
  }

  /** Answers a request of Azure's API; every refusal is an answer too. */
  public Outcome handle(ArmRequest request) {
    timers.settle();
    Router.Match match = router.find(request);
    ArmRequest asked = match == null ? request : match.request();
    ArmResponse response =
        answer(
            asked,
            each -> front.intercept(each, inner -> answer(inner, found -> serve(found, match))));
    return new Outcome(response, match == null ? "" : asked.requiredCall().operation());
  }

  private ArmResponse serve(ArmRequest request, Router.@Nullable Match match) {
    ApiVersions.require(request);
    if (match == null) {
      throw refusals.of(request);
    }
    return routed.intercept(request, permitted -> perform(permitted, match.route()));
  }

  private static ArmResponse perform(ArmRequest request, Route route) {
    DescribedCall described = DescribedCall.of(request);
    described.requireHonoured(route);
    return route.handler().handle(described.read());
  }

  /** Answers a request of the emulator's own API; every refusal is an answer too. */
  public ArmResponse handleOwn(ArmRequest request) {
    timers.settle();
    return answer(request, ownRouter::route);
  }

  private static ArmResponse answer(ArmRequest request, RouteHandler handler) {
    try {
      return handler.handle(request);
    } catch (ArmException e) {
      return request.method().equals("HEAD") ? ArmResponse.empty(e.status()) : e.toResponse();
    }
  }

  private List<Route> routes(ResourceType type) {
    PathPattern pattern = type.pattern();
    List<Route> routes = new ArrayList<>();
    Set<String> query = type.queryParameters();
    routes.add(new Route("GET", pattern, request -> controller.reads().get(type, request), query));
    routes.add(new Route("HEAD", pattern, request -> controller.reads().head(type, request)));
    if (type.listedByParent()) {
      routes.add(
          new Route(
              "GET", pattern.parent(), request -> controller.reads().list(type, request), query));
    }
    for (String method : type.methods()) {
      routes.add(new Route(method, pattern, change(type, method), query));
    }
    if (type.listedBySubscription()) {
      routes.add(
          new Route(
              "GET",
              PathPattern.of("/subscriptions/{subscription}/providers/" + type.name()),
              request -> controller.reads().listBySubscription(type, request),
              query));
    }
    return routes;
  }

  private RouteHandler change(ResourceType type, String method) {
    return switch (method) {
      case "PUT" -> request -> controller.changes().put(type, request);
      case "PATCH" -> request -> controller.changes().patch(type, request);
      case "DELETE" -> request -> controller.changes().delete(type, request);
      default -> throw new IllegalArgumentException(method + " is no method of a resource type");
    };
  }

  private static List<Route> routes(Set<String> paths, RouteHandler handler) {
    return paths.stream()
        .filter(path -> !path.isEmpty())
        .flatMap(path -> Stream.of(Route.of("GET", path, handler)))
        .toList();
  }

  /**
   * What became of a request.
   *
   * @param response what is answered
   * @param operation the name that role definitions use for it, empty if nothing answers it
   */
  public record Outcome(ArmResponse response, String operation) {}
}
