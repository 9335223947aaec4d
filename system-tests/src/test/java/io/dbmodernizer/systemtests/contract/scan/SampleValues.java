package io.dbmodernizer.systemtests.contract.scan;

import io.dbmodernizer.azurecontract.spec.ObjectShape;
import io.dbmodernizer.azurecontract.spec.Shapes;
import io.dbmodernizer.azurecontract.spec.SpecNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Values that a schema allows, of which a provider may accept one or another. */
final class SampleValues {

  private static final int DEEPEST = 4;

  private final Shapes shapes = new Shapes();

  /** Values to try in turn. */
  List<JsonNode> of(SpecNode schema) {
    return values(schema, 0);
  }

  private List<JsonNode> values(SpecNode declared, int depth) {
    SpecNode schema = declared.resolved();
    List<String> accepted = accepted(schema);
    if (!accepted.isEmpty()) {
      boolean numbers = kind(schema).equals("integer");
      return accepted.stream().map(value -> numbers ? json(value) : text(value)).toList();
    }
    return switch (kind(schema)) {
      case "boolean" -> List.of(json("true"), json("false"));
      case "integer", "number" -> numbers(schema);
      case "array" -> List.of(list(schema, depth));
      case "object" -> List.of(object(schema, depth));
      default -> texts(schema);
    };
  }

  private static List<JsonNode> numbers(SpecNode schema) {
    long least = schema.json().path("minimum").asLong(1);
    return LongStream.of(least, least + 1, 2, 14, 31, 52, 90, 120, 1L << 30, 100L << 30)
        .filter(value -> value <= schema.json().path("maximum").asLong(Long.MAX_VALUE))
        .mapToObj(value -> json(Long.toString(value)))
        .toList();
  }

  private static List<JsonNode> texts(SpecNode schema) {
    return switch (schema.text("format")) {
      case "date-time" -> List.of(text("2030-01-02T03:04:05Z"));
      case "uuid" -> List.of(text("c6b82b90-a647-49cb-8a62-0d2d3cb7ac7c"));
      case "duration" -> List.of(text("PT1H"), text("P1D"));
      default ->
          List.of(
              text("scanned"),
              text("c6b82b90-a647-49cb-8a62-0d2d3cb7ac7c"),
              text("203.0.113.7"),
              text("PT15M"),
              text("P8W"),
              text("westeurope"),
              text("2030-01-02T03:04:05Z"));
    };
  }

  private JsonNode list(SpecNode schema, int depth) {
    ArrayNode list = JsonMapper.shared().createArrayNode();
    if (depth < DEEPEST) {
      schema.child("items").ifPresent(items -> list.add(values(items, depth + 1).get(0)));
    }
    return list;
  }

  private JsonNode object(SpecNode schema, int depth) {
    ObjectNode object = JsonMapper.shared().createObjectNode();
    ObjectShape shape = shapes.of(schema);
    if (depth < DEEPEST) {
      shape
          .properties()
          .forEach(
              (name, property) -> {
                if (!property.is("readOnly")) {
                  object.set(name, values(property, depth + 1).get(0));
                }
              });
      shape.others().ifPresent(others -> object.set("scanned", values(others, depth + 1).get(0)));
    }
    return object;
  }

  private static List<String> accepted(SpecNode schema) {
    List<String> values = new ArrayList<>(schema.texts("enum"));
    schema.elements("allOf").forEach(part -> values.addAll(accepted(part.resolved())));
    return values;
  }

  private static String kind(SpecNode schema) {
    String type = schema.text("type");
    return type.isEmpty() && schema.json().has("properties") ? "object" : type;
  }

  private static JsonNode text(String text) {
    return JsonMapper.shared().getNodeFactory().stringNode(text);
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
