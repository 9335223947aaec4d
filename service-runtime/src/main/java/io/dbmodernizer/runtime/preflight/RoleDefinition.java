package io.dbmodernizer.runtime.preflight;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rights that a service needs: its custom role in {@code docs/azure/}, which the build puts on
 * the class path.
 *
 * @param name name of the role
 * @param actions operations of Azure Resource Manager
 * @param dataActions operations of the data planes
 */
public record RoleDefinition(String name, List<String> actions, List<String> dataActions) {
  private static final String FOLDER = "io/dbmodernizer/runtime/preflight/roles/";

  /** Copies the lists. */
  public RoleDefinition {
    actions = List.copyOf(actions);
    dataActions = List.copyOf(dataActions);
  }

  /**
   * Returns the role of a service.
   *
   * @param stage name of its stage
   * @return the role, or empty if this build has none for it
   * @throws IllegalStateException if the definition cannot be read
   */
  public static Optional<RoleDefinition> ofStage(String stage) {
    String file = FOLDER + stage + "-role.json";
    try (InputStream in = RoleDefinition.class.getClassLoader().getResourceAsStream(file)) {
      return in == null
          ? Optional.empty()
          : Optional.of(of(JsonMapper.shared().readTree(in.readAllBytes())));
    } catch (IOException e) {
      throw new IllegalStateException(file + " on the class path cannot be read", e);
    }
  }

  static RoleDefinition of(JsonNode json) {
    return new RoleDefinition(
        json.path("Name").asString(""), texts(json, "Actions"), texts(json, "DataActions"));
  }

  /** Returns the namespaces of the role, without the providers that are always registered. */
  public List<String> namespaces() {
    TreeSet<String> namespaces = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    Stream.concat(actions.stream(), dataActions.stream())
        .map(action -> action.split("/", 2)[0])
        .filter(namespace -> !isAlwaysRegistered(namespace))
        .forEach(namespaces::add);
    return List.copyOf(namespaces);
  }

  private static boolean isAlwaysRegistered(String namespace) {
    String name = namespace.toLowerCase(Locale.ROOT);
    return name.equals("microsoft.resources")
        || name.equals("microsoft.authorization")
        || name.contains("*");
  }

  private static List<String> texts(JsonNode json, String field) {
    return json.path(field).valueStream().map(JsonNode::asString).toList();
  }
}
