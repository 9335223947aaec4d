package io.dbmodernizer.request;

import io.dbmodernizer.events.MigrationRequested;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema of a request document, for editors. It follows from the contract: fields, types,
 * values of enumerations, defaults and descriptions. Required is what an empty request lacks by
 * {@link RequestRules}. The other rules are not part of it.
 */
public final class RequestSchema {
  private static final String UNSPECIFIED = "UNSPECIFIED";
  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Set<String> required;

  private RequestSchema() {
    required = new TreeSet<>();
    MigrationRequested empty =
        (MigrationRequested) RecordReader.defaults(MigrationRequested.getClassSchema());
    empty.getMetadata().setMigrationId("any");
    RequestRules.check(empty).forEach(violation -> required.add(violation.getField()));
  }

  /** Returns the schema as indented JSON of draft 2020-12. */
  public static String json() {
    return JSON.writeValueAsString(new RequestSchema().root());
  }

  private ObjectNode root() {
    ObjectNode root = JSON.createObjectNode();
    root.put("$schema", DRAFT);
    root.put("title", "A request of DB Modernizer");
    record(root, MigrationRequested.getClassSchema(), "");
    ObjectNode properties = (ObjectNode) root.get("properties");
    properties.remove("metadata");
    properties
        .putObject("migrationId")
        .put("type", "string")
        .put("pattern", "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")
        .put("description", "Id of the migration; a random one if it is left out.");
    properties
        .putObject("$schema")
        .put("type", "string")
        .put("description", "Address of this schema, for editors. It is not read.");
    return root;
  }

  private void record(ObjectNode node, Schema schema, String path) {
    node.put("type", "object");
    node.put("additionalProperties", false);
    IndexedRecord defaults = RecordReader.defaults(schema);
    ObjectNode properties = node.putObject("properties");
    ArrayNode names = JSON.createArrayNode();
    for (Schema.Field field : schema.getFields()) {
      String place = path.isEmpty() ? field.name() : path + "." + field.name();
      ObjectNode property = properties.putObject(field.name());
      property.put("description", field.doc() == null ? "" : field.doc());
      type(property, field.schema(), place);
      byDefault(property, defaults.get(field.pos()));
      if (isRequired(place)) {
        names.add(field.name());
      }
    }
    if (!names.isEmpty()) {
      node.set("required", names);
    }
  }

  /** A section is required if one of its fields is. */
  private boolean isRequired(String place) {
    return required.stream().anyMatch(each -> each.equals(place) || each.startsWith(place + "."));
  }

  private void type(ObjectNode node, Schema schema, String place) {
    switch (schema.getType()) {
      case RECORD -> record(node, schema, place);
      case ENUM -> {
        ArrayNode symbols = node.putArray("enum");
        schema.getEnumSymbols().stream()
            .filter(symbol -> !symbol.equals(UNSPECIFIED))
            .forEach(symbols::add);
      }
      case BOOLEAN -> node.put("type", "boolean");
      case INT, LONG -> node.put("type", "integer");
      case DOUBLE -> node.put("type", "number");
      case ARRAY ->
          type(node.put("type", "array").putObject("items"), schema.getElementType(), "[]" + place);
      case MAP ->
          node.put("type", "object").putObject("additionalProperties").put("type", "string");
      default -> node.put("type", "string");
    }
  }

  private static void byDefault(ObjectNode node, @Nullable Object value) {
    if (value instanceof Boolean flag) {
      node.put("default", flag);
    } else if (value instanceof Integer number) {
      node.put("default", number);
    } else if (value instanceof Double number) {
      node.put("default", number);
    } else if (value instanceof String || value instanceof Enum<?>) {
      String text = value.toString();
      if (!List.of("", UNSPECIFIED).contains(text)) {
        node.put("default", text);
      }
    }
  }
}
