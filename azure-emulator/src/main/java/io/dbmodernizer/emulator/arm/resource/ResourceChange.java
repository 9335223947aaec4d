package io.dbmodernizer.emulator.arm.resource;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.rule.Regions;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A PUT or PATCH that its resource type has to judge and turn into a resource.
 *
 * @param request what was asked
 * @param id the resource; in the spelling of the existing one if there is one
 * @param body what the resource shall be: the body of a PUT, or the existing resource with a PATCH
 *     applied
 * @param existing the resource as it is, null if it does not exist
 */
public record ResourceChange(
    ArmRequest request, ResourceId id, ObjectNode body, @Nullable Resource existing) {

  /** Returns a text of the body by JSON pointer, null if absent. */
  public @Nullable String text(String pointer) {
    return Json.text(body, pointer);
  }

  /** Returns a text of the existing resource by JSON pointer, else {@code absent}. */
  public String existing(String pointer, String absent) {
    return existing == null ? absent : Json.text(existing.body(), pointer, absent);
  }

  /**
   * Returns the region of the body, normalised.
   *
   * @throws ArmException 400 if it is missing or unknown, 409 if it differs from where the resource
   *     is
   */
  public String region(String type) {
    String location = text("/location");
    if (location == null && existing != null) {
      return existing.location();
    }
    String region = Regions.require(location, type);
    if (existing != null && !existing.location().equals(region)) {
      throw ArmException.conflict(
          "InvalidResourceLocation",
          "The resource '%s' already exists in location '%s' in resource group '%s'. A resource with the same name cannot be created in location '%s'. Please select a new resource name."
              .formatted(id.name(), existing.location(), id.group(), region));
    }
    return region;
  }

  /** Returns a new resource document with the tags of the body and an empty {@code properties}. */
  public ObjectNode document(@Nullable String region) {
    return Json.object(
        document -> {
          if (region != null) {
            document.put("location", region);
          }
          if (body.get("tags") instanceof ObjectNode tags) {
            document.set("tags", tags.deepCopy());
          }
          document.putObject("properties");
        });
  }
}
