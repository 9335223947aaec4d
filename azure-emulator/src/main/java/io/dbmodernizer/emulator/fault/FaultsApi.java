package io.dbmodernizer.emulator.fault;

import io.dbmodernizer.emulator.arm.Provider;
import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.route.Route;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/**
 * The emulator's own API {@code /_emulator/faults}. GET lists the rules and the fired faults, POST
 * adds a rule, DELETE removes all rules or the one with an id.
 */
public final class FaultsApi implements Provider {

  private static final String PATH = "/_emulator/faults";

  private final Faults faults;

  /** Creates the API of these rules. */
  public FaultsApi(Faults faults) {
    this.faults = faults;
  }

  @Override
  public List<ResourceType> types() {
    return List.of();
  }

  @Override
  public List<Route> ownActions() {
    return List.of(
        Route.of("GET", PATH, this::list),
        Route.of("POST", PATH, this::add),
        Route.of("DELETE", PATH, this::clear),
        Route.of("DELETE", PATH + "/{id}", this::remove));
  }

  private ArmResponse list(ArmRequest request) {
    return ArmResponse.of(
        200,
        Json.object(
            body -> {
              ArrayNode rules = body.putArray("rules");
              faults.rules().forEach(rule -> rules.add(FaultJson.json(rule)));
              ArrayNode fired = body.putArray("fired");
              faults.fired().forEach(fault -> fired.add(FaultJson.json(fault)));
            }));
  }

  private ArmResponse add(ArmRequest request) {
    String id = faults.add(FaultJson.rule(request.requiredBody()));
    return ArmResponse.of(201, Json.object(body -> body.put("id", id)));
  }

  private ArmResponse clear(ArmRequest request) {
    faults.clear();
    return ArmResponse.empty(204);
  }

  private ArmResponse remove(ArmRequest request) {
    String id = request.parameter("id");
    if (!faults.remove(id)) {
      throw ArmException.notFound(
          "FaultRuleNotFound", "The fault rule '" + id + "' was not found.");
    }
    return ArmResponse.empty(204);
  }
}
