package io.dbmodernizer.emulator.arm.route;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;

/** The handler of a route. */
@FunctionalInterface
public interface RouteHandler {

  /**
   * Answers a request that has the values of the route's placeholders.
   *
   * @throws ArmException if the request is refused
   */
  ArmResponse handle(ArmRequest request);
}
