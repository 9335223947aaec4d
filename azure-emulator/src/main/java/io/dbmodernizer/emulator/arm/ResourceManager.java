package io.dbmodernizer.emulator.arm;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.controller.ResourceController;
import io.dbmodernizer.emulator.arm.operation.Polling;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.route.ApiVersions;
import io.dbmodernizer.emulator.arm.route.DescribedCall;
import io.dbmodernizer.emulator.arm.route.Interceptor;
import io.dbmodernizer.emulator.arm.route.Refusals;
import io.dbmodernizer.emulator.arm.route.Route;
import io.dbmodernizer.emulator.arm.route.RouteHandler;
import io.dbmodernizer.emulator.arm.route.Router;
import io.dbmodernizer.emulator.time.Timers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The resource manager as a whole: routes requests to providers and answers refusals. */
public final class ResourceManager {

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
    this.timers = timers;
    this.front = front;
    this.routed = routed;
    List<Polling> pollings = new ArrayList<>();
    for (Provider provider : providers) {
      controller.add(provider.types());
      router.add(provider.actions());
      ownRouter.add(provider.ownActions());
      for (ResourceType type : provider.types()) {
        router.add(controller.routes(type));
        type.declaration().pollings().forEach(pollings::add);
      }
    }
    router.add(routes(pollings, Polling::statusPath, controller::operationStatus));
    router.add(routes(pollings, Polling::resultPath, controller::operationResult));
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

  private static List<Route> routes(
      List<Polling> pollings, Function<Polling, String> path, RouteHandler handler) {
    return pollings.stream()
        .map(path)
        .filter(each -> !each.isEmpty())
        .distinct()
        .map(each -> Route.of("GET", each, handler))
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
