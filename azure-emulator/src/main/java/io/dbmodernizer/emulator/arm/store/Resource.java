package io.dbmodernizer.emulator.arm.store;

import io.dbmodernizer.emulator.arm.call.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stored resource.
 *
 * @param id its id
 * @param body its document with id, name and type; a copy that the caller may change
 */
public record Resource(ResourceId id, ObjectNode body) {

  /** Returns the {@code properties} object. Adds an empty one if there is none. */
  public ObjectNode properties() {
    return Json.child(body, "properties");
  }

  /** Returns the {@code location}, empty if the resource has none. */
  public String location() {
    return Json.text(body, "/location", "");
  }
}
