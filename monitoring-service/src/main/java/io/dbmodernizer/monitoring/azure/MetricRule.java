package io.dbmodernizer.monitoring.azure;

import com.azure.resourcemanager.monitor.models.AggregationTypeEnum;
import com.azure.resourcemanager.monitor.models.MetricCriteria;
import com.azure.resourcemanager.monitor.models.MetricDimension;
import com.azure.resourcemanager.monitor.models.Operator;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import java.time.Duration;
import java.util.List;

/**
 * A condition on one metric. Each condition needs an alert rule of its own, because a rule fires
 * only if all of its criteria are met. Source of the metrics: Microsoft, "Supported metrics for
 * Microsoft.Sql/servers/databases" and "… for Microsoft.RecoveryServices/Vaults".
 *
 * @param namespace namespace of the metric, which is the type of the watched resource
 * @param metric name of the metric
 * @param aggregation the way in which the values of the window become one value
 * @param threshold threshold above which the rule fires
 * @param window time whose values are aggregated
 * @param severity Azure's, 0 (critical) to 4 (verbose)
 * @param description text for the people who get the mail
 */
record MetricRule(
    String namespace,
    String metric,
    AggregationTypeEnum aggregation,
    double threshold,
    Duration window,
    int severity,
    String description) {
  private static final String DATABASES = ArmTypes.SQL_DATABASE.name();
  private static final String VAULTS = ArmTypes.VAULT.name();
  private static final Duration SHORT = Duration.ofMinutes(5);
  private static final Duration LONG = Duration.ofMinutes(15);
  private static final String HEALTH = "healthStatus";
  private static final String HEALTHY = "Healthy";

  /** Returns the condition on connections that failed for a reason on Azure's side. */
  static MetricRule connections() {
    return new MetricRule(
        DATABASES,
        "connection_failed",
        AggregationTypeEnum.TOTAL,
        0,
        SHORT,
        2,
        "Connections to the database failed for a reason on the server's side.");
  }

  /** Returns the condition on the used part of the maximum size. */
  static MetricRule storage() {
    return new MetricRule(
        DATABASES,
        "storage_percent",
        AggregationTypeEnum.AVERAGE,
        90,
        LONG,
        2,
        "More than 90 percent of the database's space is used.");
  }

  /** Returns the condition on the used part of the log throughput of the service objective. */
  static MetricRule logWrites() {
    return new MetricRule(
        DATABASES,
        "log_write_percent",
        AggregationTypeEnum.AVERAGE,
        90,
        LONG,
        3,
        "The database has used more than 90 percent of its log throughput for 15 minutes.");
  }

  /**
   * Returns the condition on the used part of the compute of the service objective.
   *
   * @param metric {@code dtu_consumption_percent} or {@code cpu_percent}
   */
  static MetricRule compute(String metric) {
    return new MetricRule(
        DATABASES,
        metric,
        AggregationTypeEnum.AVERAGE,
        90,
        LONG,
        3,
        "The database has used more than 90 percent of its compute for 15 minutes.");
  }

  /** Returns the condition on unhealthy backups in a Recovery Services vault. */
  static MetricRule backupHealth() {
    return new MetricRule(
        VAULTS,
        "BackupHealthEvent",
        AggregationTypeEnum.COUNT,
        0,
        LONG,
        2,
        "A backup in the Recovery Services vault is not healthy.");
  }

  /** Returns the condition as Azure's client library writes it. */
  MetricCriteria criteria() {
    MetricCriteria criteria =
        new MetricCriteria()
            .withName(metric)
            .withMetricNamespace(namespace)
            .withMetricName(metric)
            .withOperator(Operator.GREATER_THAN)
            .withThreshold(threshold)
            .withTimeAggregation(aggregation);
    return namespace.equals(VAULTS) ? criteria.withDimensions(List.of(unhealthy())) : criteria;
  }

  /** Returns whether an observed condition is the same. */
  boolean isSameAs(MetricCriteria observed) {
    List<MetricDimension> dimensions = observed.dimensions();
    int count = dimensions == null ? 0 : dimensions.size();
    return metric.equalsIgnoreCase(observed.metricName())
        && aggregation.equals(observed.timeAggregation())
        && Operator.GREATER_THAN.equals(observed.operator())
        && Double.compare(threshold, observed.threshold()) == 0
        && count == (namespace.equals(VAULTS) ? 1 : 0);
  }

  /** Returns the dimension of all events that are not healthy. */
  private static MetricDimension unhealthy() {
    return new MetricDimension()
        .withName(HEALTH)
        .withOperator("Exclude")
        .withValues(List.of(HEALTHY));
  }

  @Override
  public String toString() {
    return metric + " " + aggregation + " > " + threshold;
  }
}
