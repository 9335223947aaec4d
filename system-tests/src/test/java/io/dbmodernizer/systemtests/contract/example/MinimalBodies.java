package io.dbmodernizer.systemtests.contract.example;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The least that a resource of each type can be created with; under {@code needs} what it needs, or
 * an example file, besides its parents, under {@code instead} other bodies for single examples.
 */
final class MinimalBodies {

  private static final String FILE = "/contract/minimal-bodies.json";
  private static final String ANY = "*";

  private final JsonNode file;

  private MinimalBodies(JsonNode file) {
    this.file = file;
  }

  static MinimalBodies load() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(MinimalBodies.class.getResourceAsStream(FILE), FILE)) {
      return new MinimalBodies(JsonMapper.shared().readTree(in.readAllBytes()));
    }
  }

  /**
   * A body.
   *
   * @param type resource type in lower case
   * @param example the example file for which it is
   * @param values what stands for {@code ${name}} in the file
   */
  JsonNode body(String type, String example, Map<String, String> values) {
    JsonNode instead = file.path("instead").path(example).path(type);
    JsonNode body = instead.isMissingNode() ? file.path(file.has(type) ? type : ANY) : instead;
    return JsonMapper.shared().readTree(filled(body.toString(), values));
  }

  /** Whether something is needed for a resource type or an example file. */
  boolean hasNeeds(String typeOrFile) {
    return file.path("needs").has(typeOrFile);
  }

  /** Ids of what a resource or an example needs besides its parents. */
  List<String> needs(String typeOrFile, Map<String, String> values) {
    return file.path("needs")
        .path(typeOrFile)
        .valueStream()
        .map((JsonNode id) -> filled(id.asString(), values))
        .toList();
  }

  private static String filled(String text, Map<String, String> values) {
    String filled = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("${" + value.getKey() + "}", value.getValue());
    }
    return filled;
  }
}
