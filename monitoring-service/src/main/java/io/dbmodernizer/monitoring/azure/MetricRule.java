package io.dbmodernizer.monitoring.azure;

import com.azure.resourcemanager.monitor.models.AggregationTypeEnum;
import com.azure.resourcemanager.monitor.models.MetricCriteria;
import com.azure.resourcemanager.monitor.models.MetricDimension;
import com.azure.resourcemanager.monitor.models.Operator;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import java.time.Duration;
import java.util.List;

/**
 * A condition on one metric. Each is a rule of its own, because the criteria of one rule must all
 * be met for it to fire. Metrics: Microsoft, "Supported metrics for
 * Microsoft.Sql/servers/databases" and "… for Microsoft.RecoveryServices/Vaults".
 *
 * @param namespace of the metric: the type of what is watched
 * @param metric name of the metric
 * @param aggregation how values within the window become one
 * @param threshold the rule fires above it
 * @param window time that is looked at
 * @param severity Azure's, 0 (critical) to 4 (verbose)
 * @param description for whoever is mailed
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

  /** Connections that failed for a reason on Azure's side. */
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

  /** Space used of the size the database may have. */
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

  /** Use of the log throughput that the service objective gives. */
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
   * Use of the compute that the service objective gives.
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

  /** Backups in a Recovery Services vault that are not healthy. */
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

  boolean isMetBy(MetricCriteria observed) {
    List<MetricDimension> dimensions = observed.dimensions();
    int count = dimensions == null ? 0 : dimensions.size();
    return metric.equalsIgnoreCase(observed.metricName())
        && aggregation.equals(observed.timeAggregation())
        && Operator.GREATER_THAN.equals(observed.operator())
        && Double.compare(threshold, observed.threshold()) == 0
        && count == (namespace.equals(VAULTS) ? 1 : 0);
  }

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
