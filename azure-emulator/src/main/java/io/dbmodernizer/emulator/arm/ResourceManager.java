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
import io.dbmodernizer.emulator.arm.route.Route;
import io.dbmodernizer.emulator.arm.route.RouteHandler;
import io.dbmodernizer.emulator.arm.route.Router;
import io.dbmodernizer.emulator.arm.route.UnroutedErrors;
import io.dbmodernizer.emulator.time.Timers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Azure Resource Manager. It passes a request through the interceptors to the operation of a
 * provider, and turns an {@link ArmException} into an error answer.
 */
public final class ResourceManager {

  private final Timers timers;
  private final Interceptor front;
  private final Interceptor routed;
  private final Router router = new Router();
  private final Router ownRouter = new Router();
  private final UnroutedErrors refusals = new UnroutedErrors(router);

  /**
   * Creates a resource manager and resumes the operations of an earlier run.
   *
   * @param controller the shared behaviour; the types of the providers are added to it
   * @param timers due work, which runs before each request
   * @param providers the providers
   * @param front interceptor of every request, also of one that no operation answers
   * @param routed interceptor of a request that an operation answers
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

  /** Returns the operations of Azure's API that this resource manager answers. */
  public List<Route> operations() {
    return router.routes();
  }

  /** Answers a request of Azure's API. An error is an answer, too. */
  public Answer handle(ArmRequest request) {
    timers.runDue();
    Router.Match match = router.find(request);
    ArmRequest asked = match == null ? request : match.request();
    ArmResponse response =
        answer(
            asked,
            each -> front.intercept(each, inner -> answer(inner, found -> serve(found, match))));
    return new Answer(response, match == null ? "" : asked.requiredCall().operation());
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
    described.requireSupported(route);
    return route.handler().handle(described.read());
  }

  /** Answers a request of the emulator's own API. An error is an answer, too. */
  public ArmResponse handleOwn(ArmRequest request) {
    timers.runDue();
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
   * The answer to a request and the operation that gave it.
   *
   * @param response the answer
   * @param operation name of the operation in role definitions, empty if no operation answers
   */
  public record Answer(ArmResponse response, String operation) {}
}
