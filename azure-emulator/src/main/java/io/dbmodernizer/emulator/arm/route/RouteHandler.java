package io.dbmodernizer.emulator.arm.route;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;

/** What a route does. */
@FunctionalInterface
public interface RouteHandler {

  /**
   * Answers a request whose path placeholders are filled in.
   *
   * @throws ArmException for every refusal
   */
  ArmResponse handle(ArmRequest request);
}
