package io.dbmodernizer.request;

import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request document with placeholders such as <code>${database}</code> in its values. Placeholders
 * are replaced in the tree of the document, so that no value can change its structure. A second
 * dollar in front, as in <code>$${database}</code>, keeps the text as it is, with one dollar.
 *
 * <p>A field that consists of one placeholder gets a number, true or false if it is of that type,
 * and is left out for an empty value, so that it has its default.
 */
public final class RequestTemplate {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$(\\$?)\\{([^}]*)}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,18}");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String MIGRATION_ID = "migrationId";

  private final JsonNode root;
  private final Map<String, Set<String>> namesByField = new LinkedHashMap<>();

  private RequestTemplate(JsonNode root, Violations violations) {
    this.root = root;
    scan(root, "", violations);
    violations.require(
        !namesIn(MIGRATION_ID).isEmpty(),
        MIGRATION_ID,
        "has no placeholder, so that all requests would have one id",
        "a text such as move-${database}");
  }

  /**
   * Reads a template.
   *
   * @param document the text, JSON or YAML 1.2
   * @return the template
   * @throws InvalidRequestException if the document is neither, a placeholder has no proper name or
   *     is in the name of a field, or the migrationId has none
   */
  public static RequestTemplate parse(String document) {
    Violations violations = new Violations();
    RequestTemplate template = new RequestTemplate(DocumentTree.of(document), violations);
    if (!violations.toList().isEmpty()) {
      throw new InvalidRequestException(violations.toList());
    }
    return template;
  }

  /** Returns the names of all placeholders, in the order of the document. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    namesByField.values().forEach(names::addAll);
    return names;
  }

  /**
   * Returns the names of the placeholders in a field.
   *
   * @param field path of the field, as violations have it
   */
  public Set<String> namesIn(String field) {
    return namesByField.getOrDefault(field, Set.of());
  }

  /**
   * Returns the request for a row of values.
   *
   * @param values values by the names of the placeholders, one for each
   * @return the request; not yet checked against {@link RequestRules}
   * @throws InvalidRequestException if the document has no migrationId with these values, or does
   *     not match the contract
   */
  public MigrationRequested fill(Map<String, String> values) {
    JsonNode filled = filled(root, MigrationRequested.getClassSchema(), values);
    // A document of one request may leave the id out and gets a random one. A row may not: the same
    // file again would request the same databases under other ids.
    if (filled == null || filled.path(MIGRATION_ID).asString("").isBlank()) {
      throw new InvalidRequestException(
          List.of(
              new FieldViolation(
                  MIGRATION_ID, "is empty with the values of this row", "an id for each request")));
    }
    return RequestDocument.of(filled);
  }

  /** Returns whether a text can be the name of a placeholder. */
  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  private void scan(JsonNode node, String path, Violations violations) {
    if (node.isObject()) {
      for (String name : node.propertyNames()) {
        String field = path.isEmpty() ? name : path + "." + name;
        violations.require(
            !PLACEHOLDER.matcher(name).find(),
            path.isEmpty() ? "document" : path,
            "has a field with a placeholder in its name",
            "placeholders in values");
        scan(node.path(name), field, violations);
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        scan(node.path(i), path + "[" + i + "]", violations);
      }
    } else if (node.isString()) {
      Matcher found = PLACEHOLDER.matcher(node.asString());
      while (found.find()) {
        if (found.group(1).isEmpty()) {
          violations.require(
              isName(found.group(2)),
              path,
              "has a placeholder without a proper name",
              "${name}: a letter first, then letters, digits, underscores, periods and hyphens");
          namesByField.computeIfAbsent(path, each -> new LinkedHashSet<>()).add(found.group(2));
        }
      }
    }
  }

  /** Returns the filled node; null if it is left out. */
  private @Nullable JsonNode filled(
      JsonNode node, @Nullable Schema schema, Map<String, String> values) {
    if (node.isObject()) {
      ObjectNode object = NODES.objectNode();
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        JsonNode value = filled(field.getValue(), ofField(schema, field.getKey()), values);
        if (value != null) {
          object.set(field.getKey(), value);
        }
      }
      return object;
    }
    if (node.isArray()) {
      Schema elements =
          schema != null && schema.getType() == Schema.Type.ARRAY ? schema.getElementType() : null;
      ArrayNode array = NODES.arrayNode();
      for (JsonNode element : node) {
        JsonNode value = filled(element, elements, values);
        if (value != null) {
          array.add(value);
        }
      }
      return array;
    }
    return node.isString() ? filled(node.asString(), schema, values) : node.deepCopy();
  }

  private static @Nullable JsonNode filled(
      String text, @Nullable Schema schema, Map<String, String> values) {
    Matcher found = PLACEHOLDER.matcher(text);
    boolean whole = found.matches() && found.group(1).isEmpty();
    String filled =
        found
            .reset()
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(
                        match.group(1).isEmpty()
                            ? values.getOrDefault(match.group(2), "")
                            : match.group().substring(1)));
    if (!whole) {
      return NODES.stringNode(filled);
    }
    return filled.isEmpty() ? null : typed(filled, schema);
  }

  /**
   * Returns the value in the type of its field; as a text, which is then refused, if it does not
   * fit.
   */
  private static JsonNode typed(String text, @Nullable Schema schema) {
    Schema.Type type = schema == null ? Schema.Type.STRING : schema.getType();
    return switch (type) {
      case INT, LONG ->
          WHOLE_NUMBER.matcher(text).matches()
              ? NODES.numberNode(Long.parseLong(text))
              : NODES.stringNode(text);
      case DOUBLE ->
          NUMBER.matcher(text).matches()
              ? NODES.numberNode(new BigDecimal(text))
              : NODES.stringNode(text);
      case BOOLEAN ->
          text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")
              ? NODES.booleanNode(text.equalsIgnoreCase("true"))
              : NODES.stringNode(text);
      default -> NODES.stringNode(text);
    };
  }

  private static @Nullable Schema ofField(@Nullable Schema schema, String name) {
    if (schema == null) {
      return null;
    }
    if (schema.getType() == Schema.Type.MAP) {
      return schema.getValueType();
    }
    Schema.Field field = schema.getType() == Schema.Type.RECORD ? schema.getField(name) : null;
    return field == null ? null : field.schema();
  }
}
