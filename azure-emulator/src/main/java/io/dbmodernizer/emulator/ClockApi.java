package io.dbmodernizer.emulator;

import io.dbmodernizer.emulator.arm.Provider;
import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.route.Route;
import io.dbmodernizer.emulator.time.ManualClock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * The emulator's own API {@code /_emulator/clock}. GET returns the emulator's time. POST {@code
 * {"advance":"PT5M"}} advances a manual clock.
 */
final class ClockApi implements Provider {

  private static final String PATH = "/_emulator/clock";

  private final InstantSource clock;

  ClockApi(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public List<ResourceType> types() {
    return List.of();
  }

  @Override
  public List<Route> ownActions() {
    return List.of(Route.of("GET", PATH, request -> now()), Route.of("POST", PATH, this::advance));
  }

  private ArmResponse now() {
    return ArmResponse.of(
        200,
        Json.object(
            body ->
                body.put("now", clock.instant().toString())
                    .put("manual", clock instanceof ManualClock)));
  }

  private ArmResponse advance(ArmRequest request) {
    if (!(clock instanceof ManualClock manual)) {
      throw ArmException.conflict(
          "ClockIsReal", "The clock cannot be moved. Start the emulator with --manual-clock.");
    }
    String text = Json.text(request.requiredBody(), "/advance", "");
    try {
      manual.advance(Duration.parse(text));
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw ArmException.badRequest(
          "InvalidParameter",
          "advance must be an ISO 8601 duration that is not negative, such as PT5M, not '%s'."
              .formatted(text));
    }
    return now();
  }
}
