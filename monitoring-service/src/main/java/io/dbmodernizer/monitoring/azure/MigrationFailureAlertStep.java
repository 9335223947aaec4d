package io.dbmodernizer.monitoring.azure;

import com.azure.core.util.Context;
import com.azure.resourcemanager.monitor.fluent.models.ActivityLogAlertResourceInner;
import com.azure.resourcemanager.monitor.models.ActionList;
import com.azure.resourcemanager.monitor.models.ActivityLogAlertActionGroup;
import com.azure.resourcemanager.monitor.models.ActivityLogAlertAllOfCondition;
import com.azure.resourcemanager.monitor.models.ActivityLogAlertLeafCondition;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResourceStep;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceTags;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An alert on failed operations of Microsoft.DataMigration in the activity log of the resource
 * group. The migration service publishes neither metrics nor resource logs, so this is the one
 * alert on it that Azure can give; the pipeline's own alerts come from its events.
 */
public final class MigrationFailureAlertStep
    extends ArmResourceStep<ActivityLogAlertResourceInner> {
  /** Name of the step. */
  public static final String NAME = "migration-failure-alert";

  static final String TYPE = "Microsoft.Insights/activityLogAlerts";
  private static final String LOCATION = "Global";

  /**
   * Field to value. By provider and not by operation, so that cancelling and retrying are covered
   * too.
   */
  private static final Map<String, String> CONDITION =
      new TreeMap<>(
          Map.of(
              "category", "Administrative",
              "resourceProvider", "Microsoft.DataMigration",
              "status", "Failed"));

  private final MonitorClients clients;

  /**
   * @param clients of the Azure SDK
   */
  public MigrationFailureAlertStep(MonitorClients clients) {
    super(clients.connection());
    this.clients = clients;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(ActionGroupStep.NAME);
  }

  @Override
  protected String subject(StepContext context) {
    return "activity log alert " + Wanted.ruleName(context, NAME);
  }

  @Override
  protected Optional<ActivityLogAlertResourceInner> observe(StepContext context) {
    return ArmLookup.find(
        () ->
            clients
                .monitor(context)
                .getActivityLogAlerts()
                .getByResourceGroupWithResponse(
                    Wanted.resourceGroup(context), Wanted.ruleName(context, NAME), Context.NONE));
  }

  @Override
  protected List<Difference> compare(StepContext context, ActivityLogAlertResourceInner observed) {
    String scope = Wanted.resourceGroupId(context).toString();
    String group = context.output(ActionGroupStep.ACTION_GROUP_ID);
    List<String> groups = groups(observed);
    return Wanted.Comparison.of(observed.tags())
        .equal("properties.enabled", true, observed.enabled())
        .require(
            observed.scopes().size() == 1 && Wanted.sameId(scope, observed.scopes().get(0)),
            "properties.scopes",
            scope,
            observed.scopes())
        .equal("properties.condition", CONDITION, condition(observed))
        .require(
            groups.stream().anyMatch(id -> Wanted.sameId(group, id)),
            "properties.actions.actionGroups",
            group,
            groups)
        .differences();
  }

  @Override
  protected ArmResponse write(
      StepContext context, Optional<ActivityLogAlertResourceInner> observed) {
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
                    .map(ActivityLogAlertResourceInner::tags)
                    .orElseGet(() -> ResourceTags.of(context.request())))
            .withDescription("An operation of the database migration service failed.")
            .withEnabled(true)
            .withScopes(List.of(Wanted.resourceGroupId(context).toString()))
            .withCondition(new ActivityLogAlertAllOfCondition().withAllOf(conditions))
            .withActions(
                new ActionList()
                    .withActionGroups(
                        List.of(
                            new ActivityLogAlertActionGroup()
                                .withActionGroupId(
                                    context.output(ActionGroupStep.ACTION_GROUP_ID)))));
    return ArmResponse.finished(
        clients
            .monitor(context)
            .getActivityLogAlerts()
            .createOrUpdateWithResponse(
                Wanted.resourceGroup(context), Wanted.ruleName(context, NAME), body, Context.NONE));
  }

  @Override
  protected AzureResource describe(StepContext context, ActivityLogAlertResourceInner observed) {
    return Wanted.marked(resource(context), context, observed.tags());
  }

  @Override
  protected Optional<AzureResource> intended(StepContext context) {
    return Optional.of(resource(context));
  }

  private static AzureResource resource(StepContext context) {
    return Wanted.inGroup(context, TYPE, Wanted.ruleName(context, NAME));
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
