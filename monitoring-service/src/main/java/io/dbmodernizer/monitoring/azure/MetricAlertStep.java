package io.dbmodernizer.monitoring.azure;

import com.azure.core.util.Context;
import com.azure.resourcemanager.monitor.fluent.models.MetricAlertResourceInner;
import com.azure.resourcemanager.monitor.models.MetricAlertAction;
import com.azure.resourcemanager.monitor.models.MetricAlertSingleResourceMultipleMetricCriteria;
import com.azure.resourcemanager.monitor.models.MetricCriteria;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.request.ServiceObjective;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResourceStep;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceTags;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** An alert rule on one metric of the database. */
public final class MetricAlertStep extends ArmResourceStep<MetricAlertResourceInner> {
  private static final String LOCATION = "global";
  private static final String HYPERSCALE = "Hyperscale";
  private static final Duration FREQUENCY = Duration.ofMinutes(1);

  private final MonitorClients clients;
  private final String name;
  private final Function<ServiceObjective, Boolean> applies;
  private final Function<StepContext, MetricRule> rule;

  private MetricAlertStep(
      MonitorClients clients,
      String name,
      Function<ServiceObjective, Boolean> applies,
      Function<StepContext, MetricRule> rule) {
    super(clients.connection());
    this.clients = clients;
    this.name = name;
    this.applies = applies;
    this.rule = rule;
  }

  /** An alert on failed connections. */
  public static MetricAlertStep connections(MonitorClients clients) {
    return new MetricAlertStep(
        clients, "connection-alert", objective -> true, context -> MetricRule.connections());
  }

  /**
   * An alert on space running out; a Hyperscale database grows by itself and has no such metric.
   */
  public static MetricAlertStep storage(MonitorClients clients) {
    return new MetricAlertStep(
        clients,
        "storage-alert",
        objective -> !objective.tier().equals(HYPERSCALE),
        context -> MetricRule.storage());
  }

  /** An alert on saturated compute. */
  public static MetricAlertStep compute(MonitorClients clients) {
    return new MetricAlertStep(
        clients,
        "compute-alert",
        objective -> true,
        context -> MetricRule.compute(serviceObjective(context)));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<String> after() {
    return Set.of(ActionGroupStep.NAME);
  }

  @Override
  public StepResult run(StepContext context) {
    boolean applicable = ServiceObjective.find(serviceObjective(context)).map(applies).orElse(true);
    return applicable
        ? super.run(context)
        : StepResult.done("not applicable to service objective " + serviceObjective(context));
  }

  @Override
  protected String subject(StepContext context) {
    return "metric alert " + Wanted.ruleName(context, name);
  }

  @Override
  protected Optional<MetricAlertResourceInner> observe(StepContext context) {
    return ArmLookup.find(
        () ->
            clients
                .monitor(context)
                .getMetricAlerts()
                .getByResourceGroupWithResponse(
                    Wanted.resourceGroup(context), Wanted.ruleName(context, name), Context.NONE));
  }

  @Override
  protected List<Difference> compare(StepContext context, MetricAlertResourceInner observed) {
    MetricRule wanted = rule.apply(context);
    String databaseId = context.target().getDatabaseId();
    String group = context.output(ActionGroupStep.ACTION_GROUP_ID);
    List<MetricAlertAction> actions = observed.actions() == null ? List.of() : observed.actions();
    return Wanted.Comparison.of(observed.tags())
        .equal("properties.enabled", true, observed.enabled())
        .equal("properties.severity", wanted.severity(), observed.severity())
        .equal("properties.evaluationFrequency", FREQUENCY, observed.evaluationFrequency())
        .equal("properties.windowSize", wanted.window(), observed.windowSize())
        .require(
            observed.scopes().size() == 1 && Wanted.sameId(databaseId, observed.scopes().get(0)),
            "properties.scopes",
            databaseId,
            observed.scopes())
        .require(isMet(wanted, observed), "properties.criteria", wanted, "another condition")
        .require(
            actions.stream().anyMatch(a -> Wanted.sameId(group, a.actionGroupId())),
            "properties.actions",
            group,
            actions.stream().map(MetricAlertAction::actionGroupId).toList())
        .differences();
  }

  @Override
  protected ArmResponse write(StepContext context, Optional<MetricAlertResourceInner> observed) {
    MetricRule wanted = rule.apply(context);
    MetricAlertResourceInner body =
        new MetricAlertResourceInner()
            .withLocation(LOCATION)
            .withTags(
                observed
                    .map(MetricAlertResourceInner::tags)
                    .orElseGet(() -> ResourceTags.of(context.request())))
            .withDescription(wanted.description())
            .withSeverity(wanted.severity())
            .withEnabled(true)
            .withAutoMitigate(true)
            .withScopes(List.of(context.target().getDatabaseId()))
            .withTargetResourceType(MetricRule.NAMESPACE)
            .withTargetResourceRegion(Wanted.scope(context).getRegion())
            .withEvaluationFrequency(FREQUENCY)
            .withWindowSize(wanted.window())
            .withCriteria(
                new MetricAlertSingleResourceMultipleMetricCriteria()
                    .withAllOf(List.of(wanted.criteria())))
            .withActions(
                List.of(
                    new MetricAlertAction()
                        .withActionGroupId(context.output(ActionGroupStep.ACTION_GROUP_ID))));
    return ArmResponse.finished(
        clients
            .monitor(context)
            .getMetricAlerts()
            .createOrUpdateWithResponse(
                Wanted.resourceGroup(context), Wanted.ruleName(context, name), body, Context.NONE));
  }

  @Override
  protected AzureResource describe(StepContext context, MetricAlertResourceInner observed) {
    return AzureResource.newBuilder()
        .setId(observed.id())
        .setType("Microsoft.Insights/metricAlerts")
        .setName(observed.name())
        .setCreated(ResourceTags.markedBy(context.request(), observed.tags()))
        .build();
  }

  private static boolean isMet(MetricRule wanted, MetricAlertResourceInner observed) {
    if (!(observed.criteria()
        instanceof MetricAlertSingleResourceMultipleMetricCriteria criteria)) {
      return false;
    }
    List<MetricCriteria> all = criteria.allOf();
    return all != null && all.size() == 1 && wanted.isMetBy(all.get(0));
  }

  private static String serviceObjective(StepContext context) {
    return context.request().getTarget().getDatabase().getServiceObjective();
  }
}
