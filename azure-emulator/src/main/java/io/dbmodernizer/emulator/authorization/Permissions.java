package io.dbmodernizer.emulator.authorization;

import io.dbmodernizer.emulator.arm.call.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A set of permissions of a role. In an action, {@code *} matches any characters. Actions are
 * compared without regard to case.
 *
 * @param actions allowed operations, for example {@code Microsoft.Sql/servers/*}
 * @param notActions operations that are excluded from {@code actions}
 * @param dataActions allowed operations on data
 * @param notDataActions operations that are excluded from {@code dataActions}
 */
public record Permissions(
    List<String> actions,
    List<String> notActions,
    List<String> dataActions,
    List<String> notDataActions) {

  /** All operations, as in the role Owner. */
  public static final Permissions ALL = ofActions("*");

  public Permissions {
    actions = List.copyOf(actions);
    notActions = List.copyOf(notActions);
    dataActions = List.copyOf(dataActions);
    notDataActions = List.copyOf(notDataActions);
  }

  /** Returns permissions for these actions. */
  public static Permissions ofActions(String... actions) {
    return new Permissions(List.of(actions), List.of(), List.of(), List.of());
  }

  /**
   * Reads a role definition in either of Azure's forms. The REST API has {@code
   * properties.permissions}, the input of {@code az role definition create} has {@code Actions} at
   * the top.
   *
   * @return one entry for each set of permissions
   * @throws tools.jackson.core.JacksonException if the text is not JSON
   * @throws IllegalArgumentException if it has no actions
   */
  public static List<Permissions> parseRole(String json) {
    return ofRole(Json.parseObject(json));
  }

  static List<Permissions> ofRole(ObjectNode role) {
    JsonNode several = role.at("/properties/permissions");
    List<JsonNode> sets = new ArrayList<>();
    if (several.isArray()) {
      several.forEach(sets::add);
    } else if (member(role, "permissions").isArray()) {
      member(role, "permissions").forEach(sets::add);
    } else {
      sets.add(role);
    }
    List<Permissions> permissions =
        sets.stream()
            .map(
                set ->
                    new Permissions(
                        texts(set, "actions"),
                        texts(set, "notActions"),
                        texts(set, "dataActions"),
                        texts(set, "notDataActions")))
            .toList();
    if (permissions.stream().allMatch(each -> each.actions().isEmpty())) {
      throw new IllegalArgumentException(
          "The role definition has no actions. Add 'Actions', or 'permissions' with 'actions'.");
    }
    return permissions;
  }

  private static List<String> texts(JsonNode node, String name) {
    List<String> texts = new ArrayList<>();
    member(node, name).forEach(value -> texts.add(value.asString()));
    return texts;
  }

  private static JsonNode member(JsonNode node, String name) {
    for (String each : node.propertyNames()) {
      if (each.equalsIgnoreCase(name)) {
        return node.path(each);
      }
    }
    return node.path(name);
  }

  /** Returns true if an operation such as {@code Microsoft.Sql/servers/write} is allowed. */
  public boolean allows(String operation) {
    return actions.stream().anyMatch(action -> matches(action, operation))
        && notActions.stream().noneMatch(action -> matches(action, operation));
  }

  private static boolean matches(String action, String operation) {
    String regex =
        Stream.of(action.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(operation).matches();
  }

  /** Returns Azure's JSON form. */
  ObjectNode toJson() {
    return Json.object(
        json -> {
          actions.forEach(json.putArray("actions")::add);
          notActions.forEach(json.putArray("notActions")::add);
          dataActions.forEach(json.putArray("dataActions")::add);
          notDataActions.forEach(json.putArray("notDataActions")::add);
        });
  }
}
