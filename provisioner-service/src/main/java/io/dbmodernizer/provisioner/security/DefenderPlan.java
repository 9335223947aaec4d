package io.dbmodernizer.provisioner.security;

import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.ArmRest;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Defender plan for the SQL servers of one subscription. It always exists, and is free until it
 * is switched on. Source: Microsoft.Security, {@code Pricings_Update}.
 *
 * @param azure connection to Azure Resource Manager
 * @param id resource id of the plan
 */
public record DefenderPlan(ArmRest azure, String id) {
  private static final String NAME = "SqlServers";
  private static final String ON = "Standard";
  private static final String OFF = "Free";

  /** Returns the id of the plan of a subscription. */
  public static ResourceId id(TargetScope scope) {
    return scope.subscriptionId().resource(ArmTypes.DEFENDER_PLAN.name(), NAME);
  }

  /**
   * Reads whether the plan is on. Azure then bills it for every SQL server of the subscription.
   *
   * @return false also if Azure shows no plan
   */
  public boolean isOn() {
    return azure
        .get(id, ArmTypes.DEFENDER_PLAN.apiVersion())
        .filter(answer -> ON.equals(answer.body().at("/properties/pricingTier").asString("")))
        .isPresent();
  }

  /**
   * Switches the plan on or off. Idempotent.
   *
   * @return Azure's answer, which names no operation to poll
   */
  public ArmResponse set(boolean on) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("properties").put("pricingTier", on ? ON : OFF);
    return azure.put(id, ArmTypes.DEFENDER_PLAN.apiVersion(), body);
  }
}
