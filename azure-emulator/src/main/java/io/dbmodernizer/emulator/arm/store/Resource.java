package io.dbmodernizer.emulator.arm.store;

import io.dbmodernizer.emulator.arm.call.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stored resource.
 *
 * @param id where it is
 * @param body the whole resource as its provider answers it; a private copy, free to change
 */
public record Resource(ResourceId id, ObjectNode body) {

  /** Returns the {@code properties} object. */
  public ObjectNode properties() {
    return Json.child(body, "properties");
  }

  /** Returns the {@code location}, empty if the resource has none. */
  public String location() {
    return Json.text(body, "/location", "");
  }
}
