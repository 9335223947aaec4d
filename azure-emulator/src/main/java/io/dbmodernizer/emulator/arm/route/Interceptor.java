package io.dbmodernizer.emulator.arm.route;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;

/** Something that every request of Azure's API passes on its way to its operation. */
@FunctionalInterface
public interface Interceptor {

  /** Lets everything pass. */
  Interceptor NONE = (request, next) -> next.handle(request);

  /**
   * Answers a request, usually by what {@code next} answers.
   *
   * @throws ArmException to refuse it
   */
  ArmResponse intercept(ArmRequest request, RouteHandler next);

  /** Returns what passes this one first and {@code inner} after it. */
  default Interceptor then(Interceptor inner) {
    return (request, next) -> intercept(request, passed -> inner.intercept(passed, next));
  }
}
