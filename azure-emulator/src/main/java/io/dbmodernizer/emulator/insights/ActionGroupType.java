package io.dbmodernizer.emulator.insights;

import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.call.PathPattern;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.resource.TypeDeclaration;
import io.dbmodernizer.emulator.arm.rule.NameRule;
import io.dbmodernizer.emulator.arm.store.Resource;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Action groups, the receivers of alerts: operations {@code ActionGroups_CreateOrUpdate}, {@code
 * _Get}, {@code _Update}, {@code _Delete} and the lists.
 */
final class ActionGroupType extends ResourceType {

  static final String KEY = "microsoft.insights/actiongroups";

  private static final int LONGEST_SHORT_NAME = 12;
  private static final String WEBHOOKS = "webhookReceivers";
  private static final int MOST_WEBHOOKS = 10;
  private static final List<String> RECEIVERS =
      List.of(
          "emailReceivers",
          "smsReceivers",
          WEBHOOKS,
          "itsmReceivers",
          "azureAppPushReceivers",
          "automationRunbookReceivers",
          "voiceReceivers",
          "logicAppReceivers",
          "azureFunctionReceivers",
          "armRoleReceivers",
          "eventHubReceivers");

  /** The first api-version of receivers that were added later. */
  private static final Map<String, String> SINCE =
      Map.of("armRoleReceivers", "2019-03-01", "eventHubReceivers", "2021-09-01");

  ActionGroupType() {
    super(
        TypeDeclaration.of(
                "Microsoft.Insights/actionGroups",
                PathPattern.GROUP + "/providers/Microsoft.Insights/actionGroups/{actionGroup}",
                NameRule.of(
                    "[^:<>+/&%\\\\?|\\p{Cntrl}]{1,260}",
                    "InvalidResourceName",
                    "An action group's name has 1 to 260 characters without :<>+/&%\\?|."))
            .stateless());
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    AlertRules.requireGlobal(change, name());
    String shortName = Json.text(change.body(), "/properties/groupShortName", "");
    if (shortName.isEmpty() || shortName.length() > LONGEST_SHORT_NAME) {
      throw AlertRules.badRequest(
          "groupShortName '%s' must have 1 to %d characters."
              .formatted(shortName, LONGEST_SHORT_NAME));
    }
    Set<String> names = new HashSet<>();
    ObjectNode document = change.document("Global");
    ObjectNode properties = Json.child(document, "properties");
    properties.put("groupShortName", shortName);
    properties.put("enabled", !"false".equals(change.text("/properties/enabled")));
    for (String kind : RECEIVERS) {
      JsonNode receivers = change.body().at("/properties/" + kind);
      receivers.forEach(receiver -> check(kind, receiver, names));
      if (kind.equals(WEBHOOKS) && receivers.size() > MOST_WEBHOOKS) {
        throw AlertRules.badRequest(
            "An action group has at most " + MOST_WEBHOOKS + " webhook receivers.");
      }
      properties.set(kind, receivers.isArray() ? receivers.deepCopy() : Json.array());
    }
    properties
        .withArray("emailReceivers")
        .forEach(receiver -> ((ObjectNode) receiver).put("status", "Enabled"));
    return document;
  }

  /** Returns the group without receivers of kinds that the requested api-version does not have. */
  @Override
  public ObjectNode view(Resource resource, ArmRequest request) {
    ObjectNode shown = resource.body().deepCopy();
    SINCE.forEach(
        (kind, version) -> {
          if (request.apiVersion().compareTo(version) < 0) {
            Json.child(shown, "properties").remove(kind);
          }
        });
    return shown;
  }

  private static void check(String kind, JsonNode receiver, Set<String> names) {
    String name = Json.text(receiver, "/name", "");
    if (name.isEmpty() || !names.add(name)) {
      throw AlertRules.badRequest(
          "Receiver name '" + name + "' is missing or used twice in the action group.");
    }
    String address = Json.text(receiver, "/emailAddress", "");
    if (kind.equals("emailReceivers") && !address.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
      throw AlertRules.badRequest(
          "Receiver '%s' has the invalid email address '%s'.".formatted(name, address));
    }
    if (kind.equals(WEBHOOKS) && !isWebAddress(Json.text(receiver, "/serviceUri", ""))) {
      throw AlertRules.badRequest("Receiver '" + name + "' has an invalid service URI.");
    }
  }

  private static boolean isWebAddress(String text) {
    try {
      URI uri = new URI(text);
      return Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
