package io.dbmodernizer.monitoring.azure;

import com.azure.resourcemanager.monitor.models.AggregationTypeEnum;
import com.azure.resourcemanager.monitor.models.MetricCriteria;
import com.azure.resourcemanager.monitor.models.Operator;
import io.dbmodernizer.request.ServiceObjective;
import java.time.Duration;

/**
 * A condition on one metric of the database. Each is a rule of its own, because the criteria of one
 * rule must all be met for it to fire. Metrics: Microsoft, "Supported metrics for
 * Microsoft.Sql/servers/databases".
 *
 * @param metric name of the metric
 * @param aggregation how values within the window become one
 * @param threshold the rule fires above it
 * @param window time that is looked at
 * @param severity Azure's, 0 (critical) to 4 (verbose)
 * @param description for whoever is mailed
 */
record MetricRule(
    String metric,
    AggregationTypeEnum aggregation,
    double threshold,
    Duration window,
    int severity,
    String description) {
  static final String NAMESPACE = "Microsoft.Sql/servers/databases";

  /** Connections that failed for a reason on Azure's side. */
  static MetricRule connections() {
    return new MetricRule(
        "connection_failed",
        AggregationTypeEnum.TOTAL,
        0,
        Duration.ofMinutes(5),
        2,
        "Connections to the database failed for a reason on the server's side.");
  }

  /** Space used of the size the database may have. */
  static MetricRule storage() {
    return new MetricRule(
        "storage_percent",
        AggregationTypeEnum.AVERAGE,
        90,
        Duration.ofMinutes(15),
        2,
        "More than 90 percent of the database's space is used.");
  }

  /** Use of the compute that the service objective gives: DTUs or vCores. */
  static MetricRule compute(String serviceObjective) {
    boolean dtu =
        ServiceObjective.find(serviceObjective).map(ServiceObjective::isDtu).orElse(false);
    return new MetricRule(
        dtu ? "dtu_consumption_percent" : "cpu_percent",
        AggregationTypeEnum.AVERAGE,
        90,
        Duration.ofMinutes(15),
        3,
        "The database has used more than 90 percent of its compute for 15 minutes.");
  }

  MetricCriteria criteria() {
    return new MetricCriteria()
        .withName(metric)
        .withMetricNamespace(NAMESPACE)
        .withMetricName(metric)
        .withOperator(Operator.GREATER_THAN)
        .withThreshold(threshold)
        .withTimeAggregation(aggregation);
  }

  boolean isMetBy(MetricCriteria observed) {
    return metric.equalsIgnoreCase(observed.metricName())
        && aggregation.equals(observed.timeAggregation())
        && Operator.GREATER_THAN.equals(observed.operator())
        && Double.compare(threshold, observed.threshold()) == 0;
  }

  @Override
  public String toString() {
    return metric + " " + aggregation + " > " + threshold;
  }
}
