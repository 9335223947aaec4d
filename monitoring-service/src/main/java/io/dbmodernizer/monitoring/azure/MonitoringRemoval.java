package io.dbmodernizer.monitoring.azure;

import com.azure.resourcemanager.monitor.fluent.models.ActivityLogAlertResourceInner;
import com.azure.resourcemanager.monitor.fluent.models.MetricAlertResourceInner;
import com.azure.resourcemanager.monitor.models.ActionList;
import com.azure.resourcemanager.monitor.models.ActivityLogAlertActionGroup;
import com.azure.resourcemanager.monitor.models.MetricAlertAction;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.RemovableType;
import io.dbmodernizer.runtime.azure.ResourceRemovalStep;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Removes what watches the target, in Azure's order: alert rules before the action group they call,
 * diagnostic settings while what they hang on is still there (they outlive it, and come back with a
 * resource of the same id), and the workspace when nothing writes to it any more.
 *
 * <p>The workspace is deleted without force: Azure keeps it for 14 days, in which one of the same
 * name in the same group is the old one with its logs.
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
   * @param clients of the Azure SDK
   */
  public MonitoringRemoval(MonitorClients clients) {
    this.clients = clients;
    this.use = new WorkspaceUse(clients);
  }

  /** The steps, in order. */
  public List<Step> steps() {
    return List.of(
        step(
            METRIC_ALERTS,
            Set.of(),
            RemovableType.tagged(MetricAlertStep.TYPE, "metric alert", "2018-03-01")),
        step(
            ACTIVITY_LOG_ALERTS,
            Set.of(),
            RemovableType.tagged(
                MigrationFailureAlertStep.TYPE, "activity log alert", "2020-10-01")),
        step(
            DASHBOARD,
            Set.of(METRIC_ALERTS, ACTIVITY_LOG_ALERTS),
            RemovableType.tagged(
                DashboardStep.TYPE, "portal dashboard", DashboardStep.API_VERSION)),
        step(
            DIAGNOSTIC_SETTINGS,
            Set.of(DASHBOARD),
            RemovableType.untagged(
                    DiagnosticSettingStep.TYPE, "diagnostic setting", "2021-05-01-preview")
                .guardedBy(use::reasonToKeepSetting)),
        step(
            ACTION_GROUP,
            Set.of(METRIC_ALERTS, ACTIVITY_LOG_ALERTS),
            RemovableType.tagged(ActionGroupStep.TYPE, "action group", "2023-01-01")
                .guardedBy(this::reasonToKeepGroup)),
        step(
            WORKSPACE,
            Set.of(DIAGNOSTIC_SETTINGS),
            RemovableType.tagged(
                    WorkspaceStep.TYPE, "Log Analytics workspace", WorkspaceStep.API_VERSION)
                .guardedBy(use::reasonToKeepWorkspace)));
  }

  private Step step(String name, Set<String> after, RemovableType type) {
    return new ResourceRemovalStep(clients.connection(), name, after, type);
  }

  /** This migration's own rules are gone by then. */
  private Optional<String> reasonToKeepGroup(
      StepContext context, AzureResource group, JsonNode live) {
    String resourceGroup = Wanted.resourceGroup(context);
    Stream<Rule> metrics =
        clients.monitor(context).getMetricAlerts().listByResourceGroup(resourceGroup).stream()
            .map(MonitoringRemoval::rule);
    Stream<Rule> activities =
        clients.monitor(context).getActivityLogAlerts().listByResourceGroup(resourceGroup).stream()
            .map(MonitoringRemoval::rule);
    return Stream.concat(metrics, activities)
        .filter(rule -> rule.calls().stream().anyMatch(id -> Wanted.sameId(group.getId(), id)))
        .findFirst()
        .map(rule -> "alert rule " + rule.name() + " calls it");
  }

  private static Rule rule(MetricAlertResourceInner alert) {
    List<MetricAlertAction> actions = Objects.requireNonNullElse(alert.actions(), List.of());
    return new Rule(alert.name(), actions.stream().map(MetricAlertAction::actionGroupId).toList());
  }

  private static Rule rule(ActivityLogAlertResourceInner alert) {
    ActionList actions = alert.actions();
    List<ActivityLogAlertActionGroup> groups =
        actions == null || actions.actionGroups() == null ? List.of() : actions.actionGroups();
    return new Rule(
        alert.name(), groups.stream().map(ActivityLogAlertActionGroup::actionGroupId).toList());
  }

  /** An alert rule and the ids of the action groups it calls. */
  private record Rule(String name, List<String> calls) {}
}
