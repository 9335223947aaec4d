package io.dbmodernizer.emulator.insights;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.resource.TypeDeclaration;
import io.dbmodernizer.emulator.arm.rule.NameRule;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Diagnostic settings: operations {@code DiagnosticSettings_CreateOrUpdate}, {@code _Get}, {@code
 * _Delete} and {@code _List}. A setting is an extension resource of the observed resource and stays
 * when that is deleted. As in Azure, a creation is answered with 200.
 */
final class DiagnosticSettingType extends ResourceType {

  private static final List<String> DESTINATIONS =
      List.of(
          "workspaceId", "storageAccountId", "eventHubAuthorizationRuleId", "marketplacePartnerId");
  private static final String KEY = "microsoft.insights/diagnosticsettings";
  private static final int MOST_SETTINGS = 5;

  /** Azure writes to the workspace with its keys, which the caller must be allowed to read. */
  private static final String WORKSPACE_KEYS =
      "Microsoft.OperationalInsights/workspaces/sharedKeys/action";

  private static final Set<String> GROUPS = Set.of("allLogs", "audit");

  private final ResourceDirectory directory;

  DiagnosticSettingType(ResourceDirectory directory) {
    super(
        TypeDeclaration.of(
                "Microsoft.Insights/diagnosticSettings",
                "{scope*}/providers/Microsoft.Insights/diagnosticSettings/{setting}",
                NameRule.of(
                    "[^*<>%&:\\\\?+/\\p{Cntrl}]{1,260}",
                    "InvalidResourceName",
                    "A diagnostic setting's name has 1 to 260 characters without *<>%&:\\?+/."))
            .methods(List.of("PUT", "DELETE"))
            .created200()
            .outlivingParent()
            .stateless());
    this.directory = directory;
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    ResourceId observed = change.id().parent();
    if (observed == null) {
      throw new IllegalArgumentException(
          "the path of " + change.id() + " has no observed resource");
    }
    JsonNode properties = change.body().path("properties");
    requireDestination(change, properties);
    requireCategories(properties, observed.type());
    requireFreeSinks(change, observed);
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

  private void requireDestination(ResourceChange change, JsonNode properties) {
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
      if (id != null && name.equals("workspaceId")) {
        change.request().requireLinked(WORKSPACE_KEYS, id);
      }
    }
  }

  /** Refuses a sixth setting, and a category that another setting sends to the same destination. */
  private void requireFreeSinks(ResourceChange change, ResourceId observed) {
    List<Resource> others =
        directory.ofType(KEY).stream()
            .filter(each -> each.id().isWithin(observed) && !each.id().sameAs(change.id()))
            .toList();
    if (change.existing() == null && others.size() >= MOST_SETTINGS) {
      throw ArmException.conflict(
          "Conflict", "A resource has at most " + MOST_SETTINGS + " diagnostic settings.");
    }
    JsonNode asked = change.body().path("properties");
    for (Resource other : others) {
      for (String sink : DESTINATIONS) {
        String place = Json.text(asked, "/" + sink);
        if (place != null && place.equalsIgnoreCase(Json.text(other.properties(), "/" + sink))) {
          Set<String> both = new TreeSet<>(enabled(asked));
          both.retainAll(enabled(other.properties()));
          if (!both.isEmpty()) {
            throw ArmException.conflict(
                "Conflict",
                "Data sink '%s' is already used in diagnostic setting '%s' for category '%s'. Data sinks can't be reused in different settings on the same category for the same resource."
                    .formatted(place, other.id().name(), both.iterator().next()));
          }
        }
      }
    }
  }

  private static Set<String> enabled(JsonNode properties) {
    Set<String> categories = new TreeSet<>();
    for (String list : List.of("logs", "metrics")) {
      for (JsonNode entry : properties.path(list)) {
        if ("true".equals(Json.text(entry, "/enabled"))) {
          categories.add(
              Json.text(entry, "/category", "") + Json.text(entry, "/categoryGroup", ""));
        }
      }
    }
    return categories;
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
