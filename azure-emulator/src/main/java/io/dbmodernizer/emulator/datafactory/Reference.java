package io.dbmodernizer.emulator.datafactory;

import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A reference from one child of a factory to another.
 *
 * @param segment last segment of the type of the other one, for example {@code datasets}
 * @param name name of the other one
 */
record Reference(String segment, String name) {

  private static final Map<String, String> SEGMENTS =
      Map.of(
          "IntegrationRuntimeReference", "integrationRuntimes",
          "LinkedServiceReference", "linkedservices",
          "DatasetReference", "datasets",
          "PipelineReference", "pipelines");

  /** Returns all references of a document, at any depth. */
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

  /** Returns the id of the referenced child. */
  ResourceId within(ResourceId factory) {
    return factory.child(segment, name);
  }
}
