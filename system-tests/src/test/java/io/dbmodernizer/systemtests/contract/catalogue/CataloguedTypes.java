package io.dbmodernizer.systemtests.contract.catalogue;

import io.dbmodernizer.azurecontract.spec.ObjectShape;
import io.dbmodernizer.azurecontract.spec.Shapes;
import io.dbmodernizer.azurecontract.spec.SpecNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The object types that request bodies are made of, each under a name. Types of different files
 * that share a name and differ are told apart by {@code ~2}, {@code ~3}, … in the order in which
 * they are met.
 */
final class CataloguedTypes {

  private static final String ANY = "any";

  private final Shapes shapes = new Shapes();
  private final IdentityHashMap<JsonNode, String> names = new IdentityHashMap<>();
  private final Map<String, ObjectNode> types = new TreeMap<>();

  /** The types by name. */
  Map<String, ObjectNode> all() {
    return types;
  }

  /**
   * How a schema is written: {@code #Name} for an object, {@code [x]} for an array of x, {@code
   * {x}} for a map to x, else the name of a scalar type.
   *
   * @param hint the name to give to a schema that has none
   */
  String reference(SpecNode schema, String hint) {
    SpecNode resolved = schema.resolved();
    String kind = kind(resolved);
    if (kind.equals("array")) {
      return "["
          + resolved.child("items").map(items -> reference(items, hint + "Item")).orElse(ANY)
          + "]";
    }
    if (!kind.equals("object")) {
      return kind.isEmpty() ? ANY : kind;
    }
    ObjectShape shape = shapes.of(resolved);
    if (shape.properties().isEmpty() && shape.base().isEmpty()) {
      return shape.others().map(more -> "{" + reference(more, hint + "Value") + "}").orElse(ANY);
    }
    return "#" + name(schema, resolved, hint);
  }

  private String name(SpecNode schema, SpecNode resolved, String hint) {
    String known = names.get(resolved.json());
    if (known != null) {
      return known;
    }
    String wanted = definedName(schema, hint);
    List<String> variants = variants(wanted);
    String name = variants.isEmpty() ? wanted : wanted + "~" + (variants.size() + 1);
    names.put(resolved.json(), name);
    types.put(name, JsonMapper.shared().createObjectNode());
    ObjectNode described = describe(resolved, wanted);
    for (String variant : variants) {
      // Files repeat one another's definitions.
      if (described.equals(types.get(variant)) && latest(wanted).equals(name)) {
        types.remove(name);
        names.put(resolved.json(), variant);
        return variant;
      }
    }
    types.put(name, described);
    return name;
  }

  private List<String> variants(String wanted) {
    List<String> variants = new ArrayList<>();
    for (String name = wanted;
        types.containsKey(name);
        name = wanted + "~" + (variants.size() + 1)) {
      variants.add(name);
    }
    return variants;
  }

  private String latest(String wanted) {
    List<String> variants = variants(wanted);
    return variants.get(variants.size() - 1);
  }

  private static String definedName(SpecNode schema, String hint) {
    String reference = "";
    SpecNode node = schema;
    while (!node.text("$ref").isEmpty()) {
      reference = node.text("$ref");
      node = node.followed();
    }
    return reference.isEmpty() ? hint : reference.substring(reference.lastIndexOf('/') + 1);
  }

  private ObjectNode describe(SpecNode schema, String name) {
    ObjectNode described = JsonMapper.shared().createObjectNode();
    ObjectShape shape = shapes.of(schema);
    shape
        .base()
        .filter(base -> same(base, schema))
        .ifPresent(base -> described.put("?", subtypes(base)));
    new TreeMap<>(shape.properties())
        .forEach(
            (property, value) -> described.set(property, property(value, name + "." + property)));
    shape.others().ifPresent(others -> described.put("*", reference(others, name + ".*")));
    if (shape.others().isEmpty() && shape.open()) {
      described.put("*", ANY);
    }
    return described;
  }

  /** Whether a schema decides between subtypes itself, and is not one of them. */
  @SuppressWarnings("ReferenceEquality") // the same place, not an equal one
  private static boolean same(SpecNode base, SpecNode schema) {
    return base.json() == schema.json();
  }

  /** {@code property: value=Type value=Type}. */
  private String subtypes(SpecNode base) {
    StringJoiner list = new StringJoiner(" ", base.text("discriminator") + ": ", "");
    new TreeMap<>(shapes.subtypes(base))
        .forEach(
            (value, type) ->
                list.add(value.replace(' ', '+') + "=" + name(type, type.resolved(), value)));
    return list.toString();
  }

  private JsonNode property(SpecNode declared, String hint) {
    SpecNode resolved = declared.resolved();
    ObjectNode property = JsonMapper.shared().createObjectNode();
    property.put("type", reference(declared, hint));
    List<String> accepted = accepted(resolved);
    if (!accepted.isEmpty()) {
      ArrayNode values = property.putArray("enum");
      accepted.forEach(values::add);
      if (resolved.json().path("x-ms-enum").path("modelAsString").asBoolean(false)) {
        property.put("open", true);
      }
    }
    JsonNode absent = declared.json().has("default") ? declared.json() : resolved.json();
    if (absent.has("default")) {
      property.set("default", absent.get("default"));
    }
    List<String> mutability = mutability(declared);
    if (declared.is("readOnly") || mutability.equals(List.of("read"))) {
      property.put("readOnly", true);
    }
    if (declared.is("x-ms-secret") || (!mutability.isEmpty() && !mutability.contains("read"))) {
      property.put("writeOnly", true);
    }
    return property.size() == 1 ? property.get("type") : property;
  }

  private static List<String> accepted(SpecNode schema) {
    List<String> values = new ArrayList<>(schema.texts("enum"));
    schema.elements("allOf").forEach(part -> values.addAll(accepted(part.resolved())));
    return values;
  }

  private static List<String> mutability(SpecNode property) {
    List<String> own = property.texts("x-ms-mutability");
    return own.isEmpty() ? property.resolved().texts("x-ms-mutability") : own;
  }

  private static String kind(SpecNode schema) {
    String type = schema.text("type");
    if (!type.isEmpty()) {
      return type;
    }
    if (schema.json().has("properties") || schema.json().has("additionalProperties")) {
      return "object";
    }
    return schema.elements("allOf").stream()
        .map(part -> kind(part.resolved()))
        .filter(kind -> !kind.isEmpty())
        .findFirst()
        .orElse("");
  }
}
