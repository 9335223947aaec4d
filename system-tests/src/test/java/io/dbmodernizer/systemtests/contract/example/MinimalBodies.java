package io.dbmodernizer.systemtests.contract.example;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The least that a resource of each type can be created with. */
final class MinimalBodies {

  private static final String FILE = "/contract/minimal-bodies.json";
  private static final String ANY = "*";

  private final JsonNode byType;

  private MinimalBodies(JsonNode byType) {
    this.byType = byType;
  }

  static MinimalBodies load() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(MinimalBodies.class.getResourceAsStream(FILE), FILE)) {
      return new MinimalBodies(JsonMapper.shared().readTree(file.readAllBytes()));
    }
  }

  /**
   * A body.
   *
   * @param type resource type in lower case
   * @param values what stands for {@code ${name}} in the file
   */
  JsonNode body(String type, Map<String, String> values) {
    String text = byType.path(byType.has(type) ? type : ANY).toString();
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("${" + value.getKey() + "}", value.getValue());
    }
    return JsonMapper.shared().readTree(text);
  }
}
