package io.dbmodernizer.monitoring.azure;

import com.azure.core.util.Context;
import com.azure.resourcemanager.monitor.fluent.models.MetricAlertResourceInner;
import com.azure.resourcemanager.monitor.models.MetricAlertAction;
import com.azure.resourcemanager.monitor.models.MetricAlertSingleResourceMultipleMetricCriteria;
import com.azure.resourcemanager.monitor.models.MetricCriteria;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.ResourceTags;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.Demand;
import io.dbmodernizer.runtime.azure.resource.Observed;
import io.dbmodernizer.runtime.azure.resource.ResourceDeclaration;
import io.dbmodernizer.runtime.azure.resource.ResourceStep;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An alert rule on one metric. */
public final class MetricAlert implements ResourceDeclaration<MetricAlertResourceInner> {
  private static final String LOCATION = "global";
  private static final Duration FREQUENCY = Duration.ofMinutes(1);

  private final MonitorClients clients;
  private final String name;
  private final WatchedResource watched;

  private MetricAlert(MonitorClients clients, String name, WatchedResource watched) {
    this.clients = clients;
    this.name = name;
    this.watched = watched;
  }

  /** Returns the step of the alert on failed connections. */
  public static ResourceStep<MetricAlertResourceInner> connections(MonitorClients clients) {
    return step(
        clients,
        "connection-alert",
        new WatchedResource.Database(database -> MetricRule.connections()));
  }

  /** Returns the step of the alert on used space, for a database with a maximum size. */
  public static ResourceStep<MetricAlertResourceInner> storage(MonitorClients clients) {
    return step(
        clients,
        "storage-alert",
        new WatchedResource.Database(
            WatchedDatabase::hasFixedSize, database -> MetricRule.storage()));
  }

  /** Returns the step of the alert on used log throughput. */
  public static ResourceStep<MetricAlertResourceInner> logWrites(MonitorClients clients) {
    return step(
        clients,
        "log-write-alert",
        new WatchedResource.Database(database -> MetricRule.logWrites()));
  }

  /** Returns the step of the alert on used compute. */
  public static ResourceStep<MetricAlertResourceInner> compute(MonitorClients clients) {
    return step(
        clients,
        "compute-alert",
        new WatchedResource.Database(database -> MetricRule.compute(database.computeMetric())));
  }

  /**
   * Returns the step of the alert on unhealthy backups in the Recovery Services vault, if the
   * request names one.
   */
  public static ResourceStep<MetricAlertResourceInner> backupHealth(MonitorClients clients) {
    return step(
        clients, "backup-health-alert", new WatchedResource.Vault(clients.connection().rest()));
  }

  private static ResourceStep<MetricAlertResourceInner> step(
      MonitorClients clients, String name, WatchedResource watched) {
    return new ResourceStep<>(
        clients.connection(),
        name,
        Set.of(ActionGroup.STEP),
        new MetricAlert(clients, name, watched));
  }

  @Override
  public ArmType type() {
    return ArmTypes.METRIC_ALERT;
  }

  @Override
  public Set<ArmType> types() {
    return Set.of(type(), watched.type());
  }

  @Override
  public Demand demand(MigrationRequested request) {
    return watched.demand(request);
  }

  @Override
  public Optional<StepResult> prerequisite(StepContext context) {
    return watched.prerequisite(context);
  }

  @Override
  public ResourceId id(StepContext context) {
    return AlertRuleId.of(TargetScope.of(context), type(), name);
  }

  @Override
  public Optional<Observed<MetricAlertResourceInner>> observe(StepContext context) {
    ResourceId id = id(context);
    return ArmLookup.find(
            () ->
                clients
                    .monitor(context)
                    .getMetricAlerts()
                    .getByResourceGroupWithResponse(
                        TargetScope.of(context).resourceGroup(), id.name(), Context.NONE))
        .map(rule -> Observed.tagged(rule, id.toString(), rule.tags()));
  }

  @Override
  public List<Difference> compare(StepContext context, Observed<MetricAlertResourceInner> found) {
    MetricAlertResourceInner observed = found.body();
    MetricRule wanted = watched.rule(context.request());
    String scope = watched.id(context);
    String group = context.output(ActionGroup.ACTION_GROUP_ID);
    List<MetricAlertAction> actions = observed.actions() == null ? List.of() : observed.actions();
    return Comparison.of(found)
        .equal("properties.enabled", true, observed.enabled())
        .equal("properties.severity", wanted.severity(), observed.severity())
        .equal("properties.evaluationFrequency", FREQUENCY, observed.evaluationFrequency())
        .equal("properties.windowSize", wanted.window(), observed.windowSize())
        .require(
            observed.scopes().size() == 1 && ResourceId.same(scope, observed.scopes().get(0)),
            "properties.scopes",
            scope,
            observed.scopes())
        .require(isMet(wanted, observed), "properties.criteria", wanted, "another condition")
        .require(
            actions.stream().anyMatch(a -> ResourceId.same(group, a.actionGroupId())),
            "properties.actions",
            group,
            actions.stream().map(MetricAlertAction::actionGroupId).toList())
        .differences();
  }

  @Override
  public ArmResponse write(
      StepContext context, Optional<Observed<MetricAlertResourceInner>> observed) {
    MetricRule wanted = watched.rule(context.request());
    MetricAlertResourceInner body =
        new MetricAlertResourceInner()
            .withLocation(LOCATION)
            .withTags(
                observed
                    .map(found -> found.body().tags())
                    .orElseGet(() -> ResourceTags.of(context.request())))
            .withDescription(wanted.description())
            .withSeverity(wanted.severity())
            .withEnabled(true)
            .withAutoMitigate(true)
            .withScopes(List.of(watched.id(context)))
            .withTargetResourceType(wanted.namespace())
            .withTargetResourceRegion(TargetScope.of(context).region())
            .withEvaluationFrequency(FREQUENCY)
            .withWindowSize(wanted.window())
            .withCriteria(
                new MetricAlertSingleResourceMultipleMetricCriteria()
                    .withAllOf(List.of(wanted.criteria())))
            .withActions(
                List.of(
                    new MetricAlertAction()
                        .withActionGroupId(context.output(ActionGroup.ACTION_GROUP_ID))));
    return ArmResponse.finished(
        clients
            .monitor(context)
            .getMetricAlerts()
            .createOrUpdateWithResponse(
                TargetScope.of(context).resourceGroup(), id(context).name(), body, Context.NONE));
  }

  private static boolean isMet(MetricRule wanted, MetricAlertResourceInner observed) {
    if (!(observed.criteria()
        instanceof MetricAlertSingleResourceMultipleMetricCriteria criteria)) {
      return false;
    }
    List<MetricCriteria> all = criteria.allOf();
    return all != null && all.size() == 1 && wanted.isSameAs(all.get(0));
  }
}
