package io.dbmodernizer.monitoring.azure;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.ResourceUse;
import io.dbmodernizer.runtime.azure.removal.RemovableType;
import io.dbmodernizer.runtime.azure.removal.ResourceRemovalStep;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The removal of the resources that watch the target, in the order that Azure needs. Alert rules go
 * before the action group that they call. Diagnostic settings go before the resource that they
 * observe: they outlive it, and apply again to a later resource of the same id. The workspace goes
 * when nothing writes to it.
 *
 * <p>The workspace is deleted without force. Azure keeps it for 14 days. A workspace that is
 * created in this time with the same name in the same group is the old one with its logs.
 */
public final class MonitoringRemoval {
  private static final String METRIC_ALERTS = "remove-metric-alerts";
  private static final String ACTIVITY_LOG_ALERTS = "remove-activity-log-alerts";
  private static final String DASHBOARD = "remove-dashboard";
  private static final String DIAGNOSTIC_SETTINGS = "remove-diagnostic-settings";
  private static final String ACTION_GROUP = "remove-action-group";
  private static final String WORKSPACE = "remove-workspace";

  private final MonitorClients clients;
  private final WorkspaceUse use;

  /**
   * Creates the removal.
   *
   * @param clients clients of the Azure SDK
   */
  public MonitoringRemoval(MonitorClients clients) {
    this.clients = clients;
    this.use = new WorkspaceUse(clients);
  }

  /** Returns the steps, in order. */
  public List<Step> steps() {
    return List.of(
        step(METRIC_ALERTS, Set.of(), RemovableType.of(ArmTypes.METRIC_ALERT)),
        step(ACTIVITY_LOG_ALERTS, Set.of(), RemovableType.of(ArmTypes.ACTIVITY_LOG_ALERT)),
        step(
            DASHBOARD,
            Set.of(METRIC_ALERTS, ACTIVITY_LOG_ALERTS),
            RemovableType.of(ArmTypes.DASHBOARD)),
        step(
            DIAGNOSTIC_SETTINGS,
            Set.of(DASHBOARD),
            RemovableType.of(ArmTypes.DIAGNOSTIC_SETTING).sharedBy(use::ofSetting)),
        step(
            ACTION_GROUP,
            Set.of(METRIC_ALERTS, ACTIVITY_LOG_ALERTS),
            RemovableType.of(ArmTypes.ACTION_GROUP).sharedBy(this::callers)),
        step(
            WORKSPACE,
            Set.of(DIAGNOSTIC_SETTINGS),
            RemovableType.of(ArmTypes.WORKSPACE).sharedBy(use::ofWorkspace)));
  }

  private Step step(String name, Set<String> after, RemovableType type) {
    return new ResourceRemovalStep(clients.connection(), name, after, type);
  }

  /**
   * Returns the rule that calls an action group. The rules of this migration are removed by then.
   */
  private ResourceUse callers(
      StepContext context, AzureResource group, JsonNode live, Instant since) {
    ResourceUse metrics = callers(context, group, since, ArmTypes.METRIC_ALERT, "/actions");
    return metrics instanceof ResourceUse.Unused
        ? callers(context, group, since, ArmTypes.ACTIVITY_LOG_ALERT, "/actions/actionGroups")
        : metrics;
  }

  private ResourceUse callers(
      StepContext context, AzureResource group, Instant since, ArmType type, String actions) {
    return clients
        .connection()
        .listings()
        .look(
            TargetScope.of(context).groupId().provider(type.name()),
            type.apiVersion(),
            since,
            context.now())
        .use(
            rules ->
                rules.stream()
                    .filter(rule -> calls(rule.at("/properties" + actions), group))
                    .findFirst()
                    .map(rule -> "alert rule " + rule.path("name").asString("") + " calls it"));
  }

  private static boolean calls(JsonNode actions, AzureResource group) {
    return actions
        .valueStream()
        .anyMatch(
            action -> ResourceId.same(group.getId(), action.path("actionGroupId").asString("")));
  }
}
