package io.dbmodernizer.emulator.arm.call;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON mapper of the emulator and the accesses that every provider needs. */
public final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /** Returns an empty object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** Returns an object filled by {@code content}. */
  public static ObjectNode object(Consumer<ObjectNode> content) {
    ObjectNode node = object();
    content.accept(node);
    return node;
  }

  /** Returns an empty array. */
  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /**
   * Parses JSON text.
   *
   * @throws tools.jackson.core.JacksonException if the text is not JSON
   */
  public static JsonNode parse(String text) {
    return MAPPER.readTree(text);
  }

  /**
   * Parses the text of a JSON object.
   *
   * @throws tools.jackson.core.JacksonException if the text is not JSON
   * @throws IllegalArgumentException if it is JSON but not an object
   */
  public static ObjectNode parseObject(String text) {
    if (parse(text) instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException("expected a JSON object");
  }

  /** Writes a node as compact text. */
  public static String write(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }

  /**
   * Returns the value at a JSON pointer such as {@code /properties/version} as text. Returns null
   * if it is absent, null, an object or an array.
   */
  public static @Nullable String text(JsonNode node, String pointer) {
    JsonNode value = node.at(pointer);
    return value.isValueNode() && !value.isNull() && !value.isMissingNode()
        ? value.asString()
        : null;
  }

  /** Returns the value at a JSON pointer as text, or {@code absent} if there is none. */
  public static String text(JsonNode node, String pointer, String absent) {
    String value = text(node, pointer);
    return value == null ? absent : value;
  }

  /** Returns the object of that name. Adds an empty one if there is none. */
  public static ObjectNode child(ObjectNode node, String name) {
    return node.get(name) instanceof ObjectNode existing ? existing : node.putObject(name);
  }

  /**
   * Applies a JSON merge patch (RFC 7396) in place: an object is merged, null removes a property,
   * any other value replaces it.
   */
  public static void merge(ObjectNode target, ObjectNode patch) {
    patch
        .properties()
        .forEach(
            entry -> {
              JsonNode value = entry.getValue();
              if (value.isNull()) {
                target.remove(entry.getKey());
              } else if (value instanceof ObjectNode nested) {
                merge(child(target, entry.getKey()), nested);
              } else {
                target.set(entry.getKey(), value.deepCopy());
              }
            });
  }
}
