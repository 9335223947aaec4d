package io.dbmodernizer.request;

import io.dbmodernizer.events.MigrationRequested;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A reader that builds a generated record from JSON by its schema and reports violations. */
final class RecordReader {

  private static final String UNSPECIFIED = "UNSPECIFIED";
  private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

  private final Violations violations;

  RecordReader(Violations violations) {
    this.violations = violations;
  }

  /** Returns the record. A field with a violation has its default. */
  SpecificRecordBase read(JsonNode root, Schema schema) {
    if (!root.isObject()) {
      violations.add("document", "is not a JSON object", "{ … } with the fields of the contract");
    }
    return record(root, schema, "");
  }

  private SpecificRecordBase record(JsonNode node, Schema schema, String path) {
    SpecificData classes = SpecificData.get();
    SpecificRecordBase target =
        (SpecificRecordBase) SpecificData.newInstance(classes.getClass(schema), schema);
    for (Schema.Field field : schema.getFields()) {
      JsonNode value = node.get(field.name());
      String place = path.isEmpty() ? field.name() : path + "." + field.name();
      Object read = value == null || value.isNull() ? null : value(value, field.schema(), place);
      target.put(field.pos(), read == null ? byDefault(field) : read);
    }
    refuseUnknown(node, schema, path);
    return target;
  }

  private @Nullable Object value(JsonNode node, Schema schema, String path) {
    return switch (schema.getType()) {
      case RECORD -> fits(node.isObject(), path, "an object") ? record(node, schema, path) : null;
      case ENUM -> fits(node.isString(), path, "a text") ? symbol(node, schema, path) : null;
      case STRING -> fits(node.isString(), path, "a text") ? node.asString() : null;
      case BOOLEAN -> fits(node.isBoolean(), path, "true or false") ? node.asBoolean() : null;
      case INT ->
          fits(node.isIntegralNumber() && node.canConvertToInt(), path, "a whole number")
              ? node.asInt()
              : null;
      case LONG -> {
        if (schema.getLogicalType() != null) {
          yield notInDocuments(path);
        }
        boolean whole = node.isIntegralNumber() && node.canConvertToLong();
        yield fits(whole, path, "a whole number") ? node.asLong() : null;
      }
      case DOUBLE -> fits(node.isNumber(), path, "a number") ? node.asDouble() : null;
      case ARRAY ->
          fits(node.isArray(), path, "a list") ? list(node, schema.getElementType(), path) : null;
      case MAP -> fits(node.isObject(), path, "an object") ? map(node, path) : null;
      default -> notInDocuments(path);
    };
  }

  private @Nullable Object notInDocuments(String path) {
    violations.add(
        path, "cannot be given in a document", "no value; it is set when the request is published");
    return null;
  }

  private @Nullable Object symbol(JsonNode node, Schema schema, String path) {
    String symbol = node.asString().toUpperCase(Locale.ROOT);
    if (!schema.hasEnumSymbol(symbol) || symbol.equals(UNSPECIFIED)) {
      violations.add(
          path,
          "is not one of the values",
          String.join(
              ", ",
              schema.getEnumSymbols().stream().filter(each -> !each.equals(UNSPECIFIED)).toList()));
      return null;
    }
    return SpecificData.get().createEnum(symbol, schema);
  }

  private List<Object> list(JsonNode node, Schema elements, String path) {
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      Object element = value(node.get(i), elements, path + "[" + i + "]");
      if (element != null) {
        list.add(element);
      }
    }
    return list;
  }

  private Map<String, String> map(JsonNode node, String path) {
    Map<String, String> map = new TreeMap<>();
    node.forEachEntry(
        (name, value) -> {
          if (fits(value.isString(), path + "." + name, "a text")) {
            map.put(name, value.asString());
          }
        });
    return map;
  }

  private boolean fits(boolean fits, String path, String type) {
    violations.require(fits, path, "has the wrong type", type);
    return fits;
  }

  private void refuseUnknown(JsonNode node, Schema schema, String path) {
    List<String> known = schema.getFields().stream().map(Schema.Field::name).toList();
    for (String name : node.propertyNames()) {
      if (!known.contains(name)) {
        Optional<String> meant = SpellingSuggestion.closest(name, known);
        violations.add(
            path.isEmpty() ? name : path + "." + name,
            "is not a field" + meant.map(each -> "; did you mean " + each + "?").orElse(""),
            "one of " + String.join(", ", known));
      }
    }
  }

  /** Returns a record that has the default in each field. */
  static SpecificRecordBase defaults(Schema schema) {
    return new RecordReader(new Violations()).record(NOTHING, schema, "");
  }

  /** Returns a new copy of the default, because Avro shares its defaults between records. */
  private static Object byDefault(Schema.Field field) {
    Schema schema = field.schema();
    return switch (schema.getType()) {
      case RECORD -> defaults(schema);
      case ARRAY -> new ArrayList<>();
      case MAP -> new TreeMap<>();
      default -> SpecificData.getForClass(MigrationRequested.class).getDefaultValue(field);
    };
  }
}
