package io.dbmodernizer.emulator.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A property of a body.
 *
 * @param shape what its value is
 * @param accepted its values if it has a fixed list, else empty
 * @param open whether Microsoft reserves further values
 * @param absent the value that it has when none is sent, null if none is documented
 * @param readOnly whether Azure alone sets it
 * @param writeOnly whether it is never answered: a secret, or an instruction such as {@code
 *     createMode}
 */
record BodyProperty(
    Shape shape,
    List<String> accepted,
    boolean open,
    @Nullable JsonNode absent,
    boolean readOnly,
    boolean writeOnly) {

  BodyProperty {
    accepted = List.copyOf(accepted);
  }

  static BodyProperty of(JsonNode json) {
    if (json.isString()) {
      return new BodyProperty(Shape.of(json.asString()), List.of(), true, null, false, false);
    }
    return new BodyProperty(
        Shape.of(json.path("type").asString()),
        json.path("enum").valueStream().map(JsonNode::asString).toList(),
        json.path("open").asBoolean(false),
        json.get("default"),
        json.path("readOnly").asBoolean(false),
        json.path("writeOnly").asBoolean(false));
  }

  /** Returns a value in Azure's spelling, null if it is none of the accepted ones. */
  @Nullable String spelled(String value) {
    if (accepted.contains(value)) {
      return value;
    }
    return accepted.stream().filter(value::equalsIgnoreCase).findFirst().orElse(null);
  }
}
