package io.dbmodernizer.provisioner.security;

import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.ArmRest;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Defender plan for SQL servers of one subscription, Microsoft.Security pricings in api-version
 * 2024-01-01. It always exists, and is free until somebody switches it on.
 *
 * @param azure Resource Manager
 * @param id resource id of the plan
 */
public record DefenderPlan(ArmRest azure, String id) {
  private static final String API_VERSION = "2024-01-01";
  private static final String ON = "Standard";
  private static final String OFF = "Free";

  /** Whether it is on, and billed, for every SQL server of the subscription. */
  public boolean isOn() {
    return azure
        .get(id, API_VERSION)
        .filter(answer -> ON.equals(answer.body().at("/properties/pricingTier").asString("")))
        .isPresent();
  }

  /** Switches it on or off; done with the answer. */
  public ArmResponse set(boolean on) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("properties").put("pricingTier", on ? ON : OFF);
    return azure.put(id, API_VERSION, body);
  }
}
