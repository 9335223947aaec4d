package io.dbmodernizer.azurecontract.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A place in an OpenAPI file.
 *
 * @param file the file, to which references are relative
 * @param json what stands there
 */
public record SpecNode(SpecFile file, JsonNode json) {

  private static final String REFERENCE = "$ref";

  /** This place, or the one that its {@code $ref} finally means. */
  public SpecNode resolved() {
    SpecNode node = this;
    while (node.json.path(REFERENCE).isString()) {
      node = node.followed();
    }
    return node;
  }

  /** The place that its {@code $ref} names, which may be another {@code $ref}. */
  public SpecNode followed() {
    return file.refer(json.path(REFERENCE).asString());
  }

  /** The child of that name. */
  public Optional<SpecNode> child(String name) {
    JsonNode value = json.path(name);
    return value.isMissingNode() ? Optional.empty() : Optional.of(new SpecNode(file, value));
  }

  /** The children by name, in the file's order; empty if the child {@code name} is no object. */
  public Map<String, SpecNode> children(String name) {
    Map<String, SpecNode> children = new LinkedHashMap<>();
    json.path(name)
        .properties()
        .forEach(entry -> children.put(entry.getKey(), new SpecNode(file, entry.getValue())));
    return children;
  }

  /** The elements of the array of that name; empty if there is none. */
  public List<SpecNode> elements(String name) {
    return json.path(name)
        .valueStream()
        .map((JsonNode value) -> new SpecNode(file, value))
        .toList();
  }

  /** The texts of the array of that name; empty if there is none. */
  public List<String> texts(String name) {
    return json.path(name).valueStream().map(JsonNode::asString).toList();
  }

  /** The text of that name, empty if there is none. */
  public String text(String name) {
    return json.path(name).isString() ? json.path(name).asString() : "";
  }

  /** Whether the value of that name is {@code true}, here or where {@code $ref} leads. */
  public boolean is(String name) {
    return json.path(name).asBoolean(false) || resolved().json.path(name).asBoolean(false);
  }
}
