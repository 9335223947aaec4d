package io.dbmodernizer.emulator.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A property of a body.
 *
 * @param shape shape of its value
 * @param accepted listed values, empty if the file lists none
 * @param open true if Azure accepts further values ({@code modelAsString})
 * @param absent documented default, null if none
 * @param readOnly true if only Azure sets it
 * @param writeOnly true if Azure never returns it: a secret, or an instruction such as {@code
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

  /** Returns a listed value in Azure's spelling, null if it is not listed. */
  @Nullable String spelled(String value) {
    if (accepted.contains(value)) {
      return value;
    }
    return accepted.stream().filter(value::equalsIgnoreCase).findFirst().orElse(null);
  }
}
