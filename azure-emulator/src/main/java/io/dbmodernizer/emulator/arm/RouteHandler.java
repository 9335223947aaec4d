package io.dbmodernizer.emulator.arm;

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
