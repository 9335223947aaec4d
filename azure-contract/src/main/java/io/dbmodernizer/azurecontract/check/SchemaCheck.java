package io.dbmodernizer.azurecontract.check;

import io.dbmodernizer.azurecontract.spec.ObjectShape;
import io.dbmodernizer.azurecontract.spec.Shapes;
import io.dbmodernizer.azurecontract.spec.SpecNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Holds a JSON value to a schema. Objects are closed: a property that no part of the schema names
 * is a violation, unless the schema says that there may be others, or says nothing at all.
 */
final class SchemaCheck {

  /** What stands in a recording where a secret stood. */
  static final String MASK = "***";

  private final Shapes shapes;
  private final Findings findings;
  private final ScalarCheck scalars;
  private final PropertyRules rules;

  /**
   * @param secretsAsked whether the answer is to a question for secrets, such as {@code listKeys}
   */
  SchemaCheck(Shapes shapes, Findings findings, boolean secretsAsked) {
    this.shapes = shapes;
    this.findings = findings;
    this.scalars = new ScalarCheck(findings);
    this.rules = new PropertyRules(findings, secretsAsked);
  }

  /** Checks a value; {@code where} is its path, empty for the whole body. */
  void check(SpecNode schema, JsonNode value, String where) {
    SpecNode resolved = schema.resolved();
    if (value.isString() && value.asString().equals(MASK)) {
      return;
    }
    if (value.isNull()) {
      if (!schema.is("x-nullable")) {
        findings.add(where, Rule.NULL, "is null");
      }
      return;
    }
    switch (kind(resolved)) {
      case "object" -> object(resolved, value, where);
      case "array" -> array(resolved, value, where);
      default -> scalar(resolved, value, where);
    }
  }

  private void scalar(SpecNode schema, JsonNode value, String where) {
    scalars.check(schema, value, where);
    schema.elements("allOf").forEach(part -> scalar(part.resolved(), value, where));
  }

  private void array(SpecNode schema, JsonNode value, String where) {
    if (!value.isArray()) {
      findings.add(where, Rule.TYPE, "is no array");
      return;
    }
    scalars.length(schema.json(), "Items", value.size(), where);
    schema
        .child("items")
        .ifPresent(items -> value.values().forEach(element -> check(items, element, where + "[]")));
  }

  private void object(SpecNode schema, JsonNode value, String where) {
    ObjectShape declared = shapes.of(schema);
    if (declared.open() && declared.properties().isEmpty() && declared.base().isEmpty()) {
      // Nothing is said about it; Data Factory's files write "object" for any value.
      return;
    }
    if (!value.isObject()) {
      findings.add(where, Rule.TYPE, "is no object");
      return;
    }
    Optional<ObjectShape> actual =
        declared.base().isEmpty()
            ? Optional.of(declared)
            : actual(declared.base().get(), declared, value, where);
    if (actual.isEmpty()) {
      return;
    }
    ObjectShape shape = actual.get();
    for (String name : shape.required()) {
      SpecNode property = shape.properties().get(name);
      if (value.path(name).isMissingNode() && rules.mustBeThere(property)) {
        findings.add(child(where, name), Rule.MISSING, "is required");
      }
    }
    value
        .properties()
        .forEach(property -> property(shape, property.getKey(), property.getValue(), where));
  }

  private void property(ObjectShape shape, String name, JsonNode value, String where) {
    SpecNode schema = shape.properties().get(name);
    String path = child(where, name);
    if (schema != null) {
      if (rules.mayBeThere(schema, value, path)) {
        check(schema, value, path);
      }
    } else if (shape.others().isPresent()) {
      check(shape.others().get(), value, child(where, "*"));
    } else if (!shape.open()) {
      findings.add(path, Rule.UNKNOWN_PROPERTY, "is in no file" + spelling(shape, name));
    }
  }

  /**
   * The shape of the subtype that the deciding property names; empty if the file leaves it open
   * which subtypes there are and does not know this one.
   */
  private Optional<ObjectShape> actual(
      SpecNode base, ObjectShape declared, JsonNode value, String where) {
    String decides = base.text("discriminator");
    JsonNode given = value.path(decides);
    if (!given.isString()) {
      return Optional.of(declared);
    }
    Map<String, SpecNode> subtypes = shapes.subtypes(base);
    SpecNode subtype = subtypes.get(given.asString());
    if (subtype != null) {
      return Optional.of(shapes.of(subtype));
    }
    SpecNode property = declared.properties().get(decides);
    boolean open = property != null && ScalarCheck.isOpenEnum(property.resolved());
    findings.add(
        child(where, decides),
        open ? Rule.OPEN_ENUM : Rule.DISCRIMINATOR,
        "is '%s', not one of %s".formatted(given.asString(), String.join(", ", subtypes.keySet())));
    return open ? Optional.empty() : Optional.of(declared);
  }

  /** The type of a schema, which may stand in a part of it. */
  private static String kind(SpecNode schema) {
    String type = schema.text("type");
    if (!type.isEmpty()) {
      return type;
    }
    if (schema.json().has("properties") || schema.json().has("additionalProperties")) {
      return "object";
    }
    List<SpecNode> parts = schema.elements("allOf");
    return parts.stream()
        .map(part -> kind(part.resolved()))
        .filter(kind -> !kind.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String spelling(ObjectShape shape, String name) {
    return shape.properties().keySet().stream()
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .map(right -> "; it is spelt " + right)
        .orElse("");
  }

  private static String child(String where, String name) {
    return where.isEmpty() ? name : where + "." + name;
  }
}
