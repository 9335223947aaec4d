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

/** What callers wrote, beside the resource that was made of it. */
final class WrittenValues {

  /** What must not be answered although a file forgets to say so. */
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(password|secret|accountkey|sharedkey|storagekey|sastoken).*");

  private final ProviderApi api;
  private final Set<String> judged;
  private final List<String> different = new ArrayList<>();

  WrittenValues(ProviderApi api, Set<String> judged) {
    this.api = api;
    this.judged = judged;
  }

  List<String> different() {
    return different;
  }

  /** Completes an object; what differs is remembered by its pointer. */
  void complete(Shape shape, ObjectNode document, ObjectNode written, String place) {
    @Nullable BodyType type = shape instanceof Shape.Described it ? api.actual(it, written) : null;
    for (Map.Entry<String, JsonNode> each : written.properties()) {
      String name = each.getKey();
      BodyProperty property = type == null ? null : type.properties().get(name);
      String pointer = place + "/" + name.replace("~", "~0").replace("/", "~1");
      if (answered(property, name) && !judged.contains(pointer) && !each.getValue().isNull()) {
        Shape inner = property == null ? new Shape.Scalar("any") : property.shape();
        complete(inner, document, name, each.getValue(), pointer);
      }
    }
  }

  /** Adds the documented values of what is missing. */
  void addDefaults(Shape shape, ObjectNode document, String place) {
    if (!(shape instanceof Shape.Described described)) {
      return;
    }
    api.actual(described, document)
        .properties()
        .forEach(
            (name, property) -> {
              String pointer = place + "/" + name;
              if (judged.contains(pointer) || !answered(property, name)) {
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

  /** Returns what of a value is answered. */
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

  /** Numbers that are sent as text are numbers to Azure. */
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
