package io.dbmodernizer.emulator.insights;

import io.dbmodernizer.emulator.arm.ArmException;
import io.dbmodernizer.emulator.arm.Json;
import io.dbmodernizer.emulator.arm.NameRule;
import io.dbmodernizer.emulator.arm.ResourceChange;
import io.dbmodernizer.emulator.arm.ResourceDirectory;
import io.dbmodernizer.emulator.arm.ResourceId;
import io.dbmodernizer.emulator.arm.StatelessResourceType;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Diagnostic settings, extension resources of what they observe. Azure answers 200 to a creation
 * too, and a setting outlives the resource it hangs on.
 */
final class DiagnosticSettingType extends StatelessResourceType {

  private static final List<String> DESTINATIONS =
      List.of(
          "workspaceId", "storageAccountId", "eventHubAuthorizationRuleId", "marketplacePartnerId");
  private static final Set<String> GROUPS = Set.of("allLogs", "audit");

  private final ResourceDirectory directory;

  DiagnosticSettingType(ResourceDirectory directory) {
    super(
        "Microsoft.Insights/diagnosticSettings",
        "{scope*}/providers/Microsoft.Insights/diagnosticSettings/{setting}",
        NameRule.of(
            "[^*<>%&:\\\\?+/\\p{Cntrl}]{1,260}",
            "InvalidResourceName",
            "A diagnostic setting's name has 1 to 260 characters without *<>%&:\\?+/."));
    this.directory = directory;
  }

  @Override
  public Set<String> methods() {
    return Set.of("PUT", "DELETE");
  }

  @Override
  public int createdStatus() {
    return 200;
  }

  @Override
  public boolean outlivesParent() {
    return true;
  }

  @Override
  public boolean listedBySubscription() {
    return false;
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    ResourceId observed = change.id().parent();
    if (observed == null) {
      throw new IllegalArgumentException(change.id() + " hangs on nothing");
    }
    JsonNode properties = change.body().path("properties");
    requireDestination(properties);
    requireCategories(properties, observed.type());
    ObjectNode document = change.document(null);
    ObjectNode built = Json.child(document, "properties");
    built.setAll((ObjectNode) properties.deepCopy());
    for (String list : List.of("logs", "metrics")) {
      if (!built.has(list)) {
        built.putArray(list);
      }
    }
    return document;
  }

  private void requireDestination(JsonNode properties) {
    if (DESTINATIONS.stream().allMatch(name -> Json.text(properties, "/" + name) == null)) {
      throw AlertRules.badRequest(
          "At least one data sink needs to be specified: one of " + DESTINATIONS + ".");
    }
    for (String name : List.of("workspaceId", "storageAccountId")) {
      String id = Json.text(properties, "/" + name);
      if (id != null && directory.find(ResourceId.fromBody(id, name)).isEmpty()) {
        throw ArmException.badRequest(
            "BadRequest", "The resource '%s' of '%s' does not exist.".formatted(id, name));
      }
    }
  }

  private static void requireCategories(JsonNode properties, String type) {
    Set<String> logs = MonitoredTypes.logCategories(type);
    Set<String> metrics = MonitoredTypes.metricCategories(type);
    if (logs.isEmpty() && metrics.isEmpty()) {
      throw ArmException.badRequest(
          "ResourceTypeNotSupported",
          "The resource type '" + type + "' does not support diagnostic settings.");
    }
    boolean enabled = false;
    for (JsonNode log : properties.path("logs")) {
      String category = Json.text(log, "/category", "");
      String group = Json.text(log, "/categoryGroup", "");
      if (!logs.contains(category) && (!GROUPS.contains(group) || logs.isEmpty())) {
        throw AlertRules.badRequest(
            "Category '%s' is not supported. Log categories of '%s': %s; category groups: %s."
                .formatted(category + group, type, logs, GROUPS));
      }
      enabled |= "true".equals(Json.text(log, "/enabled"));
    }
    for (JsonNode metric : properties.path("metrics")) {
      String category = Json.text(metric, "/category", "");
      if (!metrics.contains(category)) {
        throw AlertRules.badRequest(
            "Metric category '%s' is not supported. Metric categories of '%s': %s."
                .formatted(category, type, metrics));
      }
      enabled |= "true".equals(Json.text(metric, "/enabled"));
    }
    if (!enabled) {
      throw AlertRules.badRequest("At least one log or metric category must be enabled.");
    }
  }
}
