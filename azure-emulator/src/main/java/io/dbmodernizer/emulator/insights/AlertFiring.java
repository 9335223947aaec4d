package io.dbmodernizer.emulator.insights;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.arm.store.ResourceStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The emulator's own API {@code POST /_emulator/alerts/fire}. It fires or resolves an alert,
 * because the emulator measures no metrics. The body is {@code {"alertRuleId", "condition":
 * "Fired"|"Resolved", "targetId", "metricValue"}}. The last two may be missing. If a rule is fired
 * again before it is resolved, the webhooks get the same alert id, as in a repeated call of Azure.
 */
final class AlertFiring {

  private static final Set<String> RULES =
      Set.of("microsoft.insights/metricalerts", "microsoft.insights/activitylogalerts");
  private static final double ABOVE_ANY_THRESHOLD = 100;

  private final ResourceDirectory directory;
  private final MVMap<String, String> active;
  private final ResourceStore store;
  private final InstantSource clock;
  private final WebhookCalls calls = new WebhookCalls();

  AlertFiring(ResourceDirectory directory, ResourceStore store, InstantSource clock) {
    this.directory = directory;
    this.store = store;
    this.active = store.map("fired-alerts");
    this.clock = clock;
  }

  /**
   * Fires or resolves an alert, calls the webhooks of its action groups, and answers the alert id
   * and the outcome of each call.
   *
   * @throws ArmException 400 BadRequest for another condition, a disabled rule, or the resolution
   *     of an alert that has not fired; 404 ResourceNotFound if the rule does not exist
   */
  ArmResponse fire(ArmRequest request) {
    ObjectNode asked = request.requiredBody();
    Resource rule = rule(Json.text(asked, "/alertRuleId", ""));
    String condition = Json.text(asked, "/condition", "Fired");
    FiredAlert alert =
        switch (condition) {
          case "Fired" -> fired(rule, target(rule, asked));
          case "Resolved" -> resolved(rule, target(rule, asked));
          default ->
              throw AlertRules.badRequest("condition must be Fired or Resolved: " + condition);
        };
    double value = asked.path("metricValue").asDouble(ABOVE_ANY_THRESHOLD);
    return ArmResponse.of(
        200,
        Json.object(
            body -> {
              body.put("alertId", alert.alertId());
              body.putArray("calls");
              for (Resource group : groups(rule)) {
                call(group, alert, value, body);
              }
            }));
  }

  private void call(Resource group, FiredAlert alert, double value, ObjectNode body) {
    for (JsonNode receiver : group.properties().path("webhookReceivers")) {
      boolean common = "true".equals(Json.text(receiver, "/useCommonAlertSchema"));
      ObjectNode message = common ? alert.commonSchema(value) : alert.ownSchema();
      String outcome = calls.post(Json.text(receiver, "/serviceUri", ""), Json.write(message));
      body.withArray("calls")
          .addObject()
          .put("receiver", Json.text(receiver, "/name", ""))
          .put("outcome", outcome);
    }
  }

  private FiredAlert fired(Resource rule, String target) {
    Instant now = clock.instant();
    String fresh =
        "/subscriptions/"
            + rule.id().subscription()
            + "/providers/Microsoft.AlertsManagement/alerts/"
            + UUID.randomUUID()
            + " "
            + now;
    String known = active.putIfAbsent(key(rule, target), fresh);
    store.commit();
    return alert(rule, target, known == null ? fresh : known, null);
  }

  private FiredAlert resolved(Resource rule, String target) {
    String known = active.remove(key(rule, target));
    store.commit();
    if (known == null) {
      throw AlertRules.badRequest("The rule '" + rule.id() + "' has not fired.");
    }
    return alert(rule, target, known, clock.instant());
  }

  private static FiredAlert alert(
      Resource rule, String target, String known, @Nullable Instant end) {
    String[] idAndTime = known.split(" ");
    return new FiredAlert(rule, idAndTime[0], target, Instant.parse(idAndTime[1]), end);
  }

  private static String key(Resource rule, String target) {
    return rule.id().key() + " " + target.toLowerCase(Locale.ROOT);
  }

  private Resource rule(String id) {
    ResourceId ruleId = ResourceId.fromBody(id, "alertRuleId");
    Optional<Resource> rule = directory.find(ruleId).filter(r -> RULES.contains(r.id().type()));
    if (rule.isEmpty()) {
      throw ArmException.notFound(
          "ResourceNotFound", "The metric or activity log alert '" + id + "' was not found.");
    }
    if ("false".equals(Json.text(rule.get().properties(), "/enabled"))) {
      throw AlertRules.badRequest("The rule '" + id + "' is disabled.");
    }
    return rule.get();
  }

  private static String target(Resource rule, ObjectNode asked) {
    String scope = Json.text(rule.properties(), "/scopes/0", "");
    return Json.text(asked, "/targetId", scope);
  }

  private Iterable<Resource> groups(Resource rule) {
    JsonNode actions = rule.properties().path("actions");
    JsonNode list = actions.isArray() ? actions : actions.path("actionGroups");
    return list.valueStream()
        .map(action -> Json.text(action, "/actionGroupId", ""))
        .flatMap(id -> directory.find(new ResourceId(id)).stream())
        .filter(group -> !"false".equals(Json.text(group.properties(), "/enabled")))
        .toList();
  }
}
