package io.dbmodernizer.emulator.sql.database;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.sql.capacity.ServiceObjective;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The properties of serverless databases: {@code minCapacity} in vCores and {@code autoPauseDelay}
 * in minutes. Source: Microsoft, "Serverless compute tier for Azure SQL Database".
 */
final class Serverless {

  private static final int NEVER = -1;
  private static final int USUAL_DELAY = 60;
  private static final int SHORTEST_DELAY = 15;
  private static final int LONGEST_DELAY = 7 * 24 * 60;
  private static final double SMALLEST = 0.5;
  private static final int SPAN = 8;

  private Serverless() {}

  /**
   * Checks both properties and writes them into a document. Another database has neither.
   *
   * @throws ArmException 400 DatabaseInvalidSkuPropertyCombination
   */
  static void write(ResourceChange change, ServiceObjective objective, ObjectNode properties) {
    String minimum = asked(change, "minCapacity");
    String delay = asked(change, "autoPauseDelay");
    if (!objective.serverless()) {
      if (minimum != null || (delay != null && number(delay) != NEVER)) {
        throw refused(
            "minCapacity and autoPauseDelay require a serverless size. The requested size is '"
                + objective.name()
                + "'.");
      }
      return;
    }
    double least = Math.max(SMALLEST, objective.capacity() / (double) SPAN);
    double lower = minimum == null ? kept(change, "minCapacity", least) : number(minimum);
    if (lower < least || lower > objective.capacity()) {
      throw refused(
          "minCapacity of '%s' must be from %s to %d vCores, not %s."
              .formatted(objective.name(), least, objective.capacity(), lower));
    }
    double usual = objective.hyperscale() ? NEVER : USUAL_DELAY;
    double pause = delay == null ? kept(change, "autoPauseDelay", usual) : number(delay);
    boolean sensible =
        pause == NEVER
            || (!objective.hyperscale() && pause >= SHORTEST_DELAY && pause <= LONGEST_DELAY);
    if (!sensible) {
      throw refused(
          objective.hyperscale()
              ? "A serverless Hyperscale database does not pause. autoPauseDelay must be -1."
              : "autoPauseDelay must be -1 or from %d to %d minutes, not %s."
                  .formatted(SHORTEST_DELAY, LONGEST_DELAY, delay));
    }
    properties.put("minCapacity", lower);
    properties.put("autoPauseDelay", (int) pause);
  }

  private static @Nullable String asked(ResourceChange change, String property) {
    return Json.text(change.request().bodyOrEmpty(), "/properties/" + property);
  }

  private static double kept(ResourceChange change, String property, double otherwise) {
    String current = change.existing("/properties/" + property, "");
    return current.isEmpty() ? otherwise : Double.parseDouble(current);
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw refused("'" + text + "' is not a number.");
    }
  }

  private static ArmException refused(String message) {
    return ArmException.badRequest("DatabaseInvalidSkuPropertyCombination", message);
  }
}
