package io.dbmodernizer.emulator.arm.route;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;

/** A step that every request of Azure's API passes before its operation. */
@FunctionalInterface
public interface Interceptor {

  /** Passes every request on. */
  Interceptor NONE = (request, next) -> next.handle(request);

  /**
   * Answers a request, usually with the answer of {@code next}.
   *
   * @param next the next step
   * @throws ArmException if this step refuses the request
   */
  ArmResponse intercept(ArmRequest request, RouteHandler next);

  /** Returns an interceptor that runs this one first and {@code inner} after it. */
  default Interceptor then(Interceptor inner) {
    return (request, next) -> intercept(request, passed -> inner.intercept(passed, next));
  }
}
