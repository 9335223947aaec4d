package io.dbmodernizer.azurecontract.spec;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The shapes of schemas and the subtypes of those that have any, each worked out once. */
public final class Shapes {

  private final IdentityHashMap<JsonNode, ObjectShape> shapes = new IdentityHashMap<>();
  private final IdentityHashMap<JsonNode, Map<String, SpecNode>> subtypes = new IdentityHashMap<>();

  /** Shape of a schema. */
  public ObjectShape of(SpecNode schema) {
    SpecNode resolved = schema.resolved();
    ObjectShape known = shapes.get(resolved.json());
    if (known == null) {
      known = ObjectShape.of(resolved);
      shapes.put(resolved.json(), known);
    }
    return known;
  }

  /**
   * The types that a schema with a discriminator stands for, itself included, by the value of the
   * deciding property. They are defined in the same file.
   */
  public Map<String, SpecNode> subtypes(SpecNode base) {
    Map<String, SpecNode> known = subtypes.get(base.json());
    if (known == null) {
      known = new LinkedHashMap<>();
      for (Map.Entry<String, SpecNode> each :
          base.file().root().children("definitions").entrySet()) {
        if (descends(each.getValue(), base)) {
          String value = each.getValue().text("x-ms-discriminator-value");
          known.put(value.isEmpty() ? each.getKey() : value, each.getValue());
        }
      }
      subtypes.put(base.json(), known);
    }
    return known;
  }

  private static boolean descends(SpecNode schema, SpecNode base) {
    SpecNode resolved = schema.resolved();
    return sameJson(resolved, base)
        || resolved.elements("allOf").stream().anyMatch(part -> descends(part, base));
  }

  @SuppressWarnings("ReferenceEquality") // the same place, not an equal one
  private static boolean sameJson(SpecNode one, SpecNode other) {
    return one.json() == other.json();
  }
}
