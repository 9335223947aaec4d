package io.dbmodernizer.emulator.catalogue;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The normalisation of a body: Azure's spelling of names and values, no read-only properties. */
final class BodyCleaner {

  private final ApiTypes types;

  BodyCleaner(ApiTypes types) {
    this.types = types;
  }

  JsonNode clean(Shape shape, JsonNode value) {
    if (shape instanceof Shape.ListOf list && value.isArray()) {
      ArrayNode cleaned = JsonMapper.shared().createArrayNode();
      value.forEach(item -> cleaned.add(clean(list.items(), item)));
      return cleaned;
    }
    if (shape instanceof Shape.MapOf map && value.isObject()) {
      ObjectNode cleaned = JsonMapper.shared().createObjectNode();
      value
          .properties()
          .forEach(each -> cleaned.set(each.getKey(), clean(map.values(), each.getValue())));
      return cleaned;
    }
    return shape instanceof Shape.Described described && value instanceof ObjectNode object
        ? object(types.actual(described, object), object)
        : value;
  }

  private ObjectNode object(BodyType type, ObjectNode value) {
    ObjectNode cleaned = JsonMapper.shared().createObjectNode();
    for (Map.Entry<String, JsonNode> each : value.properties()) {
      String name = type.spelled(each.getKey());
      BodyProperty property = name == null ? null : type.properties().get(name);
      if (name == null || property == null) {
        Shape others = type.others();
        cleaned.set(
            each.getKey(), others == null ? each.getValue() : clean(others, each.getValue()));
      } else if (!property.readOnly()) {
        cleaned.set(name, spelled(property, each.getValue()));
      }
    }
    return cleaned;
  }

  private JsonNode spelled(BodyProperty property, JsonNode value) {
    if (!value.isString() || property.accepted().isEmpty()) {
      return clean(property.shape(), value);
    }
    @Nullable String spelled = property.spelled(value.asString());
    return spelled == null ? value : JsonMapper.shared().getNodeFactory().stringNode(spelled);
  }
}
