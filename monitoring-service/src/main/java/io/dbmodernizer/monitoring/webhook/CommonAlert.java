package io.dbmodernizer.monitoring.webhook;

import io.dbmodernizer.events.AlertCondition;
import io.dbmodernizer.events.Severity;
import java.time.Instant;
import java.util.List;

/**
 * A call of Azure Monitor, with the fields that this service uses.
 *
 * @param alertId Azure's id of the alert; the same when the alert fires and when it is resolved
 * @param rule name of the alert rule
 * @param condition fired or resolved
 * @param severity severity of the rule
 * @param targetIds ids of the resources it is about, at least one
 * @param metric name of the metric; empty if the alert is not on a metric
 * @param description description of the rule, with value and threshold of the metric
 * @param firedAt time when the alert fired
 */
record CommonAlert(
    String alertId,
    String rule,
    AlertCondition condition,
    Severity severity,
    List<String> targetIds,
    String metric,
    String description,
    Instant firedAt) {
  CommonAlert {
    targetIds = List.copyOf(targetIds);
  }
}
