package io.dbmodernizer.emulator.catalogue;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An object type.
 *
 * @param properties properties by name in Azure's spelling
 * @param others shape of additional properties, null if none are allowed
 * @param discriminator property whose value names the subtype, empty without subtypes
 * @param subtypes names of the subtypes by value of the discriminator in lower case
 */
record BodyType(
    Map<String, BodyProperty> properties,
    @Nullable Shape others,
    String discriminator,
    Map<String, String> subtypes) {

  private static final String SUBTYPES = "?";
  private static final String OTHERS = "*";

  static BodyType of(JsonNode json) {
    Map<String, BodyProperty> properties = new LinkedHashMap<>();
    Map<String, String> subtypes = new LinkedHashMap<>();
    Shape others = null;
    String discriminator = "";
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      if (entry.getKey().equals(OTHERS)) {
        others = Shape.of(entry.getValue().asString());
      } else if (entry.getKey().equals(SUBTYPES)) {
        String[] parts = entry.getValue().asString().split(": ", 2);
        discriminator = parts[0];
        for (String subtype : parts[1].split(" ")) {
          int equals = subtype.indexOf('=');
          subtypes.put(
              subtype.substring(0, equals).toLowerCase(Locale.ROOT), subtype.substring(equals + 1));
        }
      } else {
        properties.put(entry.getKey(), BodyProperty.of(entry.getValue()));
      }
    }
    return new BodyType(properties, others, discriminator, subtypes);
  }

  /** Returns a property's name in Azure's spelling, null if there is no such property. */
  @Nullable String spelled(String name) {
    if (properties.containsKey(name)) {
      return name;
    }
    return properties.keySet().stream().filter(name::equalsIgnoreCase).findFirst().orElse(null);
  }
}
