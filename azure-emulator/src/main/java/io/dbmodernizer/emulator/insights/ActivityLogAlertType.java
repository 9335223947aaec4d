package io.dbmodernizer.emulator.insights;

import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.call.PathPattern;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.resource.TypeDeclaration;
import io.dbmodernizer.emulator.arm.rule.NameRule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Activity log alerts: operations {@code ActivityLogAlerts_CreateOrUpdate}, {@code _Get}, {@code
 * _Update}, {@code _Delete} and the lists.
 */
final class ActivityLogAlertType extends ResourceType {

  private final ResourceDirectory directory;

  ActivityLogAlertType(ResourceDirectory directory) {
    super(
        TypeDeclaration.of(
                "Microsoft.Insights/activityLogAlerts",
                PathPattern.GROUP + "/providers/Microsoft.Insights/activityLogAlerts/{rule}",
                NameRule.of(
                    "[A-Za-z0-9_. ()-]{1,260}",
                    "InvalidResourceName",
                    "An alert's name has 1 to 260 letters, digits, blanks, '-', '_', '.', '(' or ')'."))
            .stateless());
    this.directory = directory;
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    AlertRules.requireGlobal(change, name());
    for (JsonNode scope : AlertRules.requireList(change, "/properties/scopes")) {
      // Azure accepts a scope with and without the leading slash.
      if (!scope.asString().matches("/?subscriptions/.+")) {
        throw AlertRules.badRequest("The scope '" + scope.asString() + "' is not a resource id.");
      }
    }
    boolean category = false;
    for (JsonNode condition : AlertRules.requireList(change, "/properties/condition/allOf")) {
      category |= "category".equals(Json.text(condition, "/field"));
    }
    if (!category) {
      throw AlertRules.badRequest(
          "The condition must name a category, for example Administrative.");
    }
    JsonNode properties = change.body().path("properties");
    AlertRules.requireActionGroups(directory, properties.path("actions").path("actionGroups"));
    ObjectNode document = change.document("Global");
    ObjectNode built = Json.child(document, "properties");
    built.setAll((ObjectNode) properties.deepCopy());
    if (!built.has("enabled")) {
      built.put("enabled", true);
    }
    return document;
  }
}
