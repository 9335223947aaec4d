package io.dbmodernizer.migration.factory;

import io.dbmodernizer.runtime.azure.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The differences between an existing part of a factory and the desired one. Additional properties
 * are ignored.
 */
final class PartDifferences {

  private PartDifferences() {}

  /**
   * Compares properties.
   *
   * @param immutable true if the part must not be changed
   */
  static List<Difference> of(JsonNode wanted, JsonNode observed, boolean immutable) {
    List<Difference> found = new ArrayList<>();
    compare("properties", wanted, observed, immutable, found);
    return found;
  }

  private static void compare(
      String path, JsonNode wanted, JsonNode observed, boolean immutable, List<Difference> found) {
    if (wanted.isObject()) {
      for (Map.Entry<String, JsonNode> property : wanted.properties()) {
        compare(
            path + "." + property.getKey(),
            property.getValue(),
            observed.path(property.getKey()),
            immutable,
            found);
      }
    } else if (wanted.isArray() && wanted.size() == observed.size()) {
      for (int i = 0; i < wanted.size(); i++) {
        compare(path + "[" + i + "]", wanted.path(i), observed.path(i), immutable, found);
      }
    } else if (!wanted.equals(observed) && !wanted.asString("").equals(observed.asString("-"))) {
      found.add(new Difference(path, shown(wanted), shown(observed), immutable));
    }
  }

  private static String shown(JsonNode value) {
    return value.isValueNode() ? value.asString("") : value.isMissingNode() ? "absent" : "other";
  }
}
