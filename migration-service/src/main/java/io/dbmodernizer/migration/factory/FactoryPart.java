package io.dbmodernizer.migration.factory;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.azure.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that lives in a factory, as it is wanted.
 *
 * @param kind what it is
 * @param name its name in the factory
 * @param properties the wanted properties without secrets; an existing part matches if it has all
 *     of them
 */
record FactoryPart(Kind kind, String name, ObjectNode properties) {

  /** What lives in a factory. */
  enum Kind {
    RUNTIME("integrationRuntimes", "integration runtime"),
    LINKED_SERVICE("linkedservices", "linked service"),
    DATASET("datasets", "dataset"),
    PIPELINE("pipelines", "pipeline"),
    TRIGGER("triggers", "trigger");

    private final String segment;
    private final String label;

    Kind(String segment, String label) {
      this.segment = segment;
      this.label = label;
    }

    /** Collection in the path of the API. */
    String segment() {
      return segment;
    }

    /** What people call it. */
    String label() {
      return label;
    }

    /** Its resource type. */
    String type() {
      return FactoryIds.FACTORY_TYPE + "/" + segment;
    }
  }

  /** Resource id. */
  String id(MigrationRequested request) {
    return FactoryIds.inFactory(request, kind.segment(), name);
  }

  /** Path of an action of it, for example {@code start}. */
  String action(MigrationRequested request, String action) {
    return FactoryIds.inFactory(request, kind.segment(), name, action);
  }

  /** For people. */
  String subject() {
    return kind.label() + " " + name;
  }

  /** The part as a resource of the migration. */
  AzureResource resource(MigrationRequested request, boolean created) {
    return AzureResource.newBuilder()
        .setId(id(request))
        .setType(kind.type())
        .setName(name)
        .setCreated(created)
        .build();
  }

  /** In what an existing part lacks what is wanted; further properties do not matter. */
  List<Difference> differences(JsonNode observed) {
    List<Difference> found = new ArrayList<>();
    compare("properties", properties, observed.path("properties"), found);
    return found;
  }

  private static void compare(
      String path, JsonNode wanted, JsonNode observed, List<Difference> found) {
    if (wanted.isObject()) {
      for (Map.Entry<String, JsonNode> property : wanted.properties()) {
        compare(
            path + "." + property.getKey(),
            property.getValue(),
            observed.path(property.getKey()),
            found);
      }
    } else if (wanted.isArray() && wanted.size() == observed.size()) {
      for (int i = 0; i < wanted.size(); i++) {
        compare(path + "[" + i + "]", wanted.path(i), observed.path(i), found);
      }
    } else if (!wanted.equals(observed) && !wanted.asString("").equals(observed.asString("-"))) {
      found.add(Difference.mutable(path, shown(wanted), shown(observed)));
    }
  }

  private static String shown(JsonNode value) {
    return value.isValueNode() ? value.asString("") : value.isMissingNode() ? "absent" : "other";
  }
}
