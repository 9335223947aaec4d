package io.dbmodernizer.emulator.datafactory;

import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * How one part of a factory names another.
 *
 * @param segment collection of the part, for example {@code datasets}
 * @param name name of the part
 */
record Reference(String segment, String name) {

  private static final Map<String, String> SEGMENTS =
      Map.of(
          "IntegrationRuntimeReference", "integrationRuntimes",
          "LinkedServiceReference", "linkedservices",
          "DatasetReference", "datasets",
          "PipelineReference", "pipelines");

  /** Returns all references at any depth of a document. */
  static Set<Reference> in(JsonNode document) {
    Set<Reference> found = new LinkedHashSet<>();
    collect(document, found);
    return found;
  }

  private static void collect(JsonNode node, Set<Reference> found) {
    String segment = SEGMENTS.get(node.path("type").asString(""));
    String name = node.path("referenceName").asString("");
    if (segment != null && !name.isEmpty()) {
      found.add(new Reference(segment, name));
    }
    node.forEach(child -> collect(child, found));
  }

  /** Returns the id of what is named. */
  ResourceId within(ResourceId factory) {
    return factory.child(segment, name);
  }
}
