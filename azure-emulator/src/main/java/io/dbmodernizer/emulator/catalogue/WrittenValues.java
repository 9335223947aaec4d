package io.dbmodernizer.emulator.catalogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The comparison and completion of a document with the body of the request that wrote it. */
final class WrittenValues {

  /** Secrets that Microsoft's files do not mark as write-only. */
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(password|secret|accountkey|sharedkey|storagekey|sastoken).*");

  private final ApiTypes types;
  private final Set<String> builtByType;
  private final List<String> different = new ArrayList<>();

  WrittenValues(ApiTypes types, Set<String> builtByType) {
    this.types = types;
    this.builtByType = builtByType;
  }

  List<String> different() {
    return different;
  }

  /** Completes an object, and collects the pointers of the values that differ. */
  void complete(Shape shape, ObjectNode document, ObjectNode written, String place) {
    @Nullable BodyType type =
        shape instanceof Shape.Described it ? types.actual(it, written) : null;
    for (Map.Entry<String, JsonNode> each : written.properties()) {
      String name = each.getKey();
      BodyProperty property = type == null ? null : type.properties().get(name);
      String pointer = place + "/" + name.replace("~", "~0").replace("/", "~1");
      if (answered(property, name) && !builtByType.contains(pointer) && !each.getValue().isNull()) {
        Shape inner = property == null ? new Shape.Scalar("any") : property.shape();
        complete(inner, document, name, each.getValue(), pointer);
      }
    }
  }

  /** Adds the documented defaults of missing properties. */
  void addDefaults(Shape shape, ObjectNode document, String place) {
    if (!(shape instanceof Shape.Described described)) {
      return;
    }
    types
        .actual(described, document)
        .properties()
        .forEach(
            (name, property) -> {
              String pointer = place + "/" + name;
              if (builtByType.contains(pointer) || !answered(property, name)) {
                return;
              }
              JsonNode absent = property.absent();
              if (document.get(name) instanceof ObjectNode object) {
                addDefaults(property.shape(), object, pointer);
              } else if (absent != null && !document.has(name)) {
                document.set(name, absent);
              }
            });
  }

  private void complete(
      Shape shape, ObjectNode document, String name, JsonNode written, String pointer) {
    JsonNode there = document.get(name);
    if (there == null || there.isNull()) {
      document.set(name, shown(shape, written, pointer));
    } else if (there instanceof ObjectNode object && written instanceof ObjectNode asked) {
      complete(shape, object, asked, pointer);
    } else if (there.isValueNode() && written.isValueNode() && !same(there, written)) {
      different.add(pointer);
    }
  }

  private static boolean answered(@Nullable BodyProperty property, String name) {
    return !SECRET.matcher(name).matches()
        && (property == null || !(property.writeOnly() || property.readOnly()));
  }

  /** Returns a copy of a value without the properties that Azure never returns. */
  private JsonNode shown(Shape shape, JsonNode value, String pointer) {
    if (value.isArray()) {
      ArrayNode list = JsonMapper.shared().createArrayNode();
      Shape items = shape instanceof Shape.ListOf it ? it.items() : new Shape.Scalar("any");
      value.forEach(item -> list.add(shown(items, item, pointer)));
      return list;
    }
    if (!(value instanceof ObjectNode object)) {
      return value;
    }
    ObjectNode shown = JsonMapper.shared().createObjectNode();
    complete(shape, shown, object, pointer);
    return shown;
  }

  /** Compares two scalars. A number may also be written as text, as Azure accepts it. */
  private static boolean same(JsonNode one, JsonNode other) {
    if (one.isNumber() || other.isNumber()) {
      try {
        return new BigDecimal(one.asString()).compareTo(new BigDecimal(other.asString())) == 0;
      } catch (NumberFormatException e) {
        return false;
      }
    }
    return one.asString().equalsIgnoreCase(other.asString());
  }
}
