package io.dbmodernizer.emulator.fault;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.InjectedFault;
import io.dbmodernizer.emulator.arm.operation.Verb;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.route.Interceptor;
import io.dbmodernizer.emulator.arm.route.RouteHandler;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The interceptor that injects the faults of {@link Faults} into requests. */
public final class FaultInterceptor implements Interceptor {

  private final Faults faults;
  private final Function<String, @Nullable ResourceType> types;

  /**
   * Creates an interceptor.
   *
   * @param faults the rules
   * @param types returns a resource type by its name in lower case, null if there is none
   */
  public FaultInterceptor(Faults faults, Function<String, @Nullable ResourceType> types) {
    this.faults = faults;
    this.types = types;
  }

  @Override
  public ArmResponse intercept(ArmRequest request, RouteHandler next) {
    Optional<ActiveRule> fired = faults.fire(request);
    if (fired.isEmpty()) {
      return next.handle(request);
    }
    FaultRule rule = fired.get().rule();
    ArmResponse handled = rule.afterHandling() ? handle(request, next) : ArmResponse.empty(0);
    return inject(rule, request, handled);
  }

  /** Handles a request whose answer a fault withholds. An error is withheld, too. */
  private static ArmResponse handle(ArmRequest request, RouteHandler next) {
    try {
      return next.handle(request);
    } catch (ArmException e) {
      return e.toResponse();
    }
  }

  private ArmResponse inject(FaultRule rule, ArmRequest request, ArmResponse handled) {
    String retryAfter = Long.toString(rule.duration().toSeconds());
    return switch (rule.kind()) {
      case STATUS_429 ->
          error(rule, 429, "TooManyRequests", "Too many requests. Please try again later.")
              .withHeader("Retry-After", retryAfter);
      case STATUS_500 ->
          error(rule, 500, "InternalServerError", "Encountered internal server error.");
      case STATUS_503 ->
          error(rule, 503, "ServiceUnavailable", "The service is temporarily unavailable.")
              .withHeader("Retry-After", retryAfter);
      case TIMEOUT ->
          handled.withFault(InjectedFault.withheld(rule.kind().name(), rule.duration()));
      case DROPPED_CONNECTION -> handled.withFault(InjectedFault.dropped(rule.kind().name()));
      case CONFLICTING_OPERATION -> conflict(rule, request);
      case OPERATION_FAILED, OPERATION_STUCK ->
          throw new IllegalStateException(
              rule.kind() + " is a fault of operations, not of requests");
    };
  }

  private ArmResponse conflict(FaultRule rule, ArmRequest request) {
    ResourceType type = types.apply(request.requiredCall().typeKey());
    ArmException usual =
        type == null
            ? ArmException.conflict("Conflict", "Another operation is in progress.")
            : type.conflict(new ResourceId(request.requiredCall().scope()), Verb.UPDATE);
    String message = usual.getMessage();
    return error(rule, 409, usual.code(), message == null ? usual.code() : message);
  }

  private static ArmResponse error(FaultRule rule, int status, String code, String message) {
    return ArmResponse.error(status, rule.codeOr(code), rule.messageOr(message))
        .withFault(InjectedFault.answered(rule.kind().name()));
  }
}
