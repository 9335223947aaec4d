package io.dbmodernizer.emulator.sql.database;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.sql.capacity.ServiceObjective;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * The properties of readable replicas: {@code highAvailabilityReplicaCount} and {@code readScale}.
 */
final class ReadReplicas {

  private static final Set<String> READABLE = Set.of("Hyperscale", "Premium", "BusinessCritical");

  private ReadReplicas() {}

  /**
   * Checks both properties and writes them into a document.
   *
   * @throws ArmException 400 DatabaseInvalidSkuPropertyCombination for a replica count without
   *     Hyperscale or in a pool; 400 InvalidParameterValue for a count outside of 0 to 4
   */
  static void write(ResourceChange change, DatabaseSize size, ObjectNode properties) {
    ServiceObjective objective = size.objective();
    ObjectNode asked = change.request().bodyOrEmpty();
    String count = Json.text(asked, "/properties/highAvailabilityReplicaCount");
    if (count != null && (!objective.hyperscale() || size.pool() != null)) {
      throw ArmException.badRequest(
          "DatabaseInvalidSkuPropertyCombination",
          "highAvailabilityReplicaCount requires a Hyperscale database that is in no pool. The"
              + " requested size is '"
              + objective.name()
              + "'.");
    }
    if (count != null && !count.matches("[0-4]")) {
      throw ArmException.badRequest(
          "InvalidParameterValue",
          "highAvailabilityReplicaCount must be from 0 to 4, not '" + count + "'.");
    }
    if (objective.hyperscale()) {
      String kept = change.existing("/properties/highAvailabilityReplicaCount", "0");
      properties.put(
          "highAvailabilityReplicaCount", Integer.parseInt(count == null ? kept : count));
    }
    String scale = Json.text(asked, "/properties/readScale");
    String usual = READABLE.contains(objective.tier()) ? "Enabled" : "Disabled";
    properties.put("readScale", scale == null ? usual : scale);
  }
}
