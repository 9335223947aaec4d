package io.dbmodernizer.emulator.arm;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The resource manager as a whole: routes requests to providers and answers refusals. */
public final class ResourceManager {

  private final ResourceController controller;
  private final Timers timers;
  private final Router router = new Router();
  private final Router ownRouter = new Router();

  /**
   * Puts providers together.
   *
   * @param controller the shared behaviour, to which the providers' types are added
   * @param timers run before each request, so that what is due has happened
   * @param providers the providers
   */
  public ResourceManager(ResourceController controller, Timers timers, List<Provider> providers) {
    this.controller = controller;
    this.timers = timers;
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
  public ArmResponse handle(ArmRequest request) {
    return answer(
        request,
        asked -> {
          Router.requireApiVersion(asked);
          return router.route(asked);
        });
  }

  /** Answers a request of the emulator's own API; every refusal is an answer too. */
  public ArmResponse handleOwn(ArmRequest request) {
    return answer(request, ownRouter::route);
  }

  private ArmResponse answer(ArmRequest request, RouteHandler handler) {
    timers.settle();
    try {
      return handler.handle(request);
    } catch (ArmException e) {
      return request.method().equals("HEAD") ? ArmResponse.empty(e.status()) : e.toResponse();
    }
  }

  private List<Route> routes(ResourceType type) {
    PathPattern pattern = type.pattern();
    List<Route> routes = new ArrayList<>();
    routes.add(new Route("GET", pattern, request -> controller.get(type, request)));
    routes.add(new Route("HEAD", pattern, request -> controller.head(type, request)));
    routes.add(new Route("GET", pattern.parent(), request -> controller.list(type, request)));
    for (String method : type.methods()) {
      routes.add(new Route(method, pattern, change(type, method)));
    }
    if (type.listedBySubscription()) {
      routes.add(
          Route.of(
              "GET",
              "/subscriptions/{subscription}/providers/" + type.name(),
              request -> controller.listBySubscription(type, request)));
    }
    return routes;
  }

  private RouteHandler change(ResourceType type, String method) {
    return switch (method) {
      case "PUT" -> request -> controller.put(type, request);
      case "PATCH" -> request -> controller.patch(type, request);
      case "DELETE" -> request -> controller.delete(type, request);
      default -> throw new IllegalArgumentException(method + " is no method of a resource type");
    };
  }

  private static List<Route> routes(Set<String> paths, RouteHandler handler) {
    return paths.stream()
        .filter(path -> !path.isEmpty())
        .flatMap(path -> Stream.of(Route.of("GET", path, handler)))
        .toList();
  }
}
