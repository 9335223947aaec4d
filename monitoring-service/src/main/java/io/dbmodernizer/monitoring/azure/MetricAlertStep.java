package io.dbmodernizer.monitoring.azure;

import com.azure.core.util.Context;
import com.azure.resourcemanager.monitor.fluent.models.MetricAlertResourceInner;
import com.azure.resourcemanager.monitor.models.MetricAlertAction;
import com.azure.resourcemanager.monitor.models.MetricAlertSingleResourceMultipleMetricCriteria;
import com.azure.resourcemanager.monitor.models.MetricCriteria;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.ArmLookup;
import io.dbmodernizer.runtime.azure.ArmResourceStep;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceTags;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.step.Verification;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An alert rule on one metric. */
public final class MetricAlertStep extends ArmResourceStep<MetricAlertResourceInner> {
  static final String TYPE = "Microsoft.Insights/metricAlerts";

  private static final String LOCATION = "global";
  private static final Duration FREQUENCY = Duration.ofMinutes(1);

  private final MonitorClients clients;
  private final String name;
  private final WatchedThing watched;

  private MetricAlertStep(MonitorClients clients, String name, WatchedThing watched) {
    super(clients.connection());
    this.clients = clients;
    this.name = name;
    this.watched = watched;
  }

  /** An alert on failed connections. */
  public static MetricAlertStep connections(MonitorClients clients) {
    return new MetricAlertStep(
        clients, "connection-alert", WatchedThing.database(d -> MetricRule.connections()));
  }

  /** An alert on space running out, where there is a limit. */
  public static MetricAlertStep storage(MonitorClients clients) {
    return new MetricAlertStep(
        clients,
        "storage-alert",
        WatchedThing.database(WatchedDatabase::hasFixedSize, d -> MetricRule.storage()));
  }

  /** An alert on saturated log throughput. */
  public static MetricAlertStep logWrites(MonitorClients clients) {
    return new MetricAlertStep(
        clients, "log-write-alert", WatchedThing.database(d -> MetricRule.logWrites()));
  }

  /** An alert on saturated compute. */
  public static MetricAlertStep compute(MonitorClients clients) {
    return new MetricAlertStep(
        clients,
        "compute-alert",
        WatchedThing.database(d -> MetricRule.compute(d.computeMetric())));
  }

  /** An alert on unhealthy backups in the Recovery Services vault, if the request names one. */
  public static MetricAlertStep backupHealth(MonitorClients clients) {
    return new MetricAlertStep(
        clients, "backup-health-alert", WatchedThing.vault(clients.connection().rest()));
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
    Optional<String> absent = watched.notApplicable(context);
    if (absent.isPresent()) {
      return StepResult.done(absent.get());
    }
    Optional<StepResult.Waiting> waiting = watched.waiting(context);
    return waiting.isPresent() ? waiting.get() : super.run(context);
  }

  @Override
  public List<Verification> verify(StepContext context) {
    return watched
        .notApplicable(context)
        .map(why -> List.of(Wanted.notApplicable(subject(context), why)))
        .orElseGet(() -> super.verify(context));
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
    MetricRule wanted = watched.rule(context);
    String scope = watched.id(context);
    String group = context.output(ActionGroupStep.ACTION_GROUP_ID);
    List<MetricAlertAction> actions = observed.actions() == null ? List.of() : observed.actions();
    return Wanted.Comparison.of(observed.tags())
        .equal("properties.enabled", true, observed.enabled())
        .equal("properties.severity", wanted.severity(), observed.severity())
        .equal("properties.evaluationFrequency", FREQUENCY, observed.evaluationFrequency())
        .equal("properties.windowSize", wanted.window(), observed.windowSize())
        .require(
            observed.scopes().size() == 1 && Wanted.sameId(scope, observed.scopes().get(0)),
            "properties.scopes",
            scope,
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
    MetricRule wanted = watched.rule(context);
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
            .withScopes(List.of(watched.id(context)))
            .withTargetResourceType(wanted.namespace())
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
    return Wanted.marked(resource(context), context, observed.tags());
  }

  @Override
  protected Optional<AzureResource> intended(StepContext context) {
    return Optional.of(resource(context));
  }

  private AzureResource resource(StepContext context) {
    return Wanted.inGroup(context, TYPE, Wanted.ruleName(context, name));
  }

  private static boolean isMet(MetricRule wanted, MetricAlertResourceInner observed) {
    if (!(observed.criteria()
        instanceof MetricAlertSingleResourceMultipleMetricCriteria criteria)) {
      return false;
    }
    List<MetricCriteria> all = criteria.allOf();
    return all != null && all.size() == 1 && wanted.isMetBy(all.get(0));
  }
}
