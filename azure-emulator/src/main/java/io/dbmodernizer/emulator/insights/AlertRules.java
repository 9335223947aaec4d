package io.dbmodernizer.emulator.insights;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The checks that all kinds of alerts share. */
final class AlertRules {

  private AlertRules() {}

  static ArmException badRequest(String message) {
    return ArmException.badRequest("BadRequest", message);
  }

  /**
   * Requires the location {@code global}.
   *
   * @throws ArmException 400 LocationNotAvailableForResourceType
   */
  static void requireGlobal(ResourceChange change, String type) {
    String location = change.text("/location");
    if (location == null || !location.toLowerCase(Locale.ROOT).equals("global")) {
      throw ArmException.badRequest(
          "LocationNotAvailableForResourceType",
          "The provided location '%s' is not available for resource type '%s'. Use 'Global'."
              .formatted(location, type));
    }
  }

  /**
   * Requires that all action groups of a list exist.
   *
   * @throws ArmException 400 BadRequest
   */
  static void requireActionGroups(ResourceDirectory directory, JsonNode actions) {
    for (JsonNode action : actions) {
      ResourceId id =
          ResourceId.fromBody(Json.text(action, "/actionGroupId"), "properties.actions");
      if (!id.type().equals(ActionGroupType.KEY) || directory.find(id).isEmpty()) {
        throw badRequest("The action group '" + id + "' does not exist.");
      }
    }
  }

  /**
   * Returns a list of the body.
   *
   * @throws ArmException 400 BadRequest if it is missing or empty
   */
  static JsonNode requireList(ResourceChange change, String pointer) {
    JsonNode list = change.body().at(pointer);
    if (!list.isArray() || list.isEmpty()) {
      throw badRequest("'" + pointer.substring(1).replace('/', '.') + "' must not be empty.");
    }
    return list;
  }
}
