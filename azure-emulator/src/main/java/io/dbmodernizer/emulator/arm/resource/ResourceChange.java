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
 * A PUT or PATCH. The resource type checks it and builds the resource.
 *
 * @param request the request
 * @param id id of the resource, in the spelling of the existing one if there is one
 * @param body the requested resource: the body of a PUT, or the existing resource with a PATCH
 *     applied
 * @param existing the current resource, null if it does not exist
 */
public record ResourceChange(
    ArmRequest request, ResourceId id, ObjectNode body, @Nullable Resource existing) {

  /** Returns a value of the body as text, null if absent. */
  public @Nullable String text(String pointer) {
    return Json.text(body, pointer);
  }

  /**
   * Returns a value of the existing resource as text.
   *
   * @param pointer JSON pointer, for example {@code /properties/version}
   * @param absent returned if the resource or the value does not exist
   */
  public String existing(String pointer, String absent) {
    return existing == null ? absent : Json.text(existing.body(), pointer, absent);
  }

  /**
   * Returns the normalised region of the body, or that of the existing resource.
   *
   * @param type name of the resource type, for the message
   * @throws ArmException 400 LocationRequired if it is missing; 400
   *     LocationNotAvailableForResourceType if it is unknown; 409 InvalidResourceLocation if the
   *     existing resource is in another region
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

  /**
   * Returns a new document with the tags of the body and empty {@code properties}.
   *
   * @param region value of {@code location}, null for none
   */
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
