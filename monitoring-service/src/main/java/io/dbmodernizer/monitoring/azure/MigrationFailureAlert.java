package io.dbmodernizer.monitoring.azure;

import com.azure.core.util.Context;
import com.azure.resourcemanager.monitor.fluent.models.ActivityLogAlertResourceInner;
import com.azure.resourcemanager.monitor.models.ActionList;
import com.azure.resourcemanager.monitor.models.ActivityLogAlertActionGroup;
import com.azure.resourcemanager.monitor.models.ActivityLogAlertAllOfCondition;
import com.azure.resourcemanager.monitor.models.ActivityLogAlertLeafCondition;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.ResourceTags;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.Observed;
import io.dbmodernizer.runtime.azure.resource.ResourceDeclaration;
import io.dbmodernizer.runtime.azure.resource.ResourceStep;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The alert on failed operations of Microsoft.DataMigration in the activity log of the resource
 * group. It is the only alert of Azure on the migration service, which publishes neither metrics
 * nor resource logs. The alerts of the pipeline itself come from its events.
 */
public final class MigrationFailureAlert
    implements ResourceDeclaration<ActivityLogAlertResourceInner> {
  /** Name of the step. */
  public static final String STEP = "migration-failure-alert";

  private static final String LOCATION = "Global";

  /**
   * The condition, as values by field. It names the provider and no operation, so it includes
   * failed cancellations and retries.
   */
  private static final Map<String, String> CONDITION =
      new TreeMap<>(
          Map.of(
              "category", "Administrative",
              "resourceProvider", "Microsoft.DataMigration",
              "status", "Failed"));

  private final MonitorClients clients;

  private MigrationFailureAlert(MonitorClients clients) {
    this.clients = clients;
  }

  /**
   * Returns the step.
   *
   * @param clients clients of the Azure SDK
   */
  public static ResourceStep<ActivityLogAlertResourceInner> step(MonitorClients clients) {
    return new ResourceStep<>(
        clients.connection(), STEP, Set.of(ActionGroup.STEP), new MigrationFailureAlert(clients));
  }

  @Override
  public ArmType type() {
    return ArmTypes.ACTIVITY_LOG_ALERT;
  }

  @Override
  public ResourceId id(StepContext context) {
    return AlertRuleId.of(TargetScope.of(context), type(), STEP);
  }

  @Override
  public Optional<Observed<ActivityLogAlertResourceInner>> observe(StepContext context) {
    ResourceId id = id(context);
    return ArmLookup.find(
            () ->
                clients
                    .monitor(context)
                    .getActivityLogAlerts()
                    .getByResourceGroupWithResponse(
                        TargetScope.of(context).resourceGroup(), id.name(), Context.NONE))
        .map(rule -> Observed.tagged(rule, id.toString(), rule.tags()));
  }

  @Override
  public List<Difference> compare(
      StepContext context, Observed<ActivityLogAlertResourceInner> found) {
    ActivityLogAlertResourceInner observed = found.body();
    String scope = TargetScope.of(context).groupId().toString();
    String group = context.output(ActionGroup.ACTION_GROUP_ID);
    List<String> groups = groups(observed);
    return Comparison.of(found)
        .equal("properties.enabled", true, observed.enabled())
        .require(
            observed.scopes().size() == 1 && ResourceId.same(scope, observed.scopes().get(0)),
            "properties.scopes",
            scope,
            observed.scopes())
        .equal("properties.condition", CONDITION, condition(observed))
        .require(
            groups.stream().anyMatch(id -> ResourceId.same(group, id)),
            "properties.actions.actionGroups",
            group,
            groups)
        .differences();
  }

  @Override
  public ArmResponse write(
      StepContext context, Optional<Observed<ActivityLogAlertResourceInner>> observed) {
    TargetScope scope = TargetScope.of(context);
    List<ActivityLogAlertLeafCondition> conditions =
        CONDITION.entrySet().stream()
            .map(
                e ->
                    new ActivityLogAlertLeafCondition()
                        .withField(e.getKey())
                        .withEquals(e.getValue()))
            .toList();
    ActivityLogAlertResourceInner body =
        new ActivityLogAlertResourceInner()
            .withLocation(LOCATION)
            .withTags(
                observed
                    .map(found -> found.body().tags())
                    .orElseGet(() -> ResourceTags.of(context.request())))
            .withDescription("An operation of the database migration service failed.")
            .withEnabled(true)
            .withScopes(List.of(scope.groupId().toString()))
            .withCondition(new ActivityLogAlertAllOfCondition().withAllOf(conditions))
            .withActions(
                new ActionList()
                    .withActionGroups(
                        List.of(
                            new ActivityLogAlertActionGroup()
                                .withActionGroupId(context.output(ActionGroup.ACTION_GROUP_ID)))));
    return ArmResponse.finished(
        clients
            .monitor(context)
            .getActivityLogAlerts()
            .createOrUpdateWithResponse(
                scope.resourceGroup(), id(context).name(), body, Context.NONE));
  }

  private static Map<String, String> condition(ActivityLogAlertResourceInner observed) {
    ActivityLogAlertAllOfCondition condition = observed.condition();
    return condition == null || condition.allOf() == null
        ? Map.of()
        : condition.allOf().stream()
            .collect(
                Collectors.toMap(
                    leaf -> String.valueOf(leaf.field()),
                    leaf -> String.valueOf(leaf.equals()),
                    (one, other) -> one + "," + other,
                    TreeMap::new));
  }

  private static List<String> groups(ActivityLogAlertResourceInner observed) {
    ActionList actions = observed.actions();
    return actions == null || actions.actionGroups() == null
        ? List.of()
        : actions.actionGroups().stream().map(ActivityLogAlertActionGroup::actionGroupId).toList();
  }
}
