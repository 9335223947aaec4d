package io.dbmodernizer.monitoring.webhook;

import io.dbmodernizer.events.AlertCondition;
import io.dbmodernizer.events.Severity;
import java.time.Instant;
import java.util.List;

/**
 * What a call of Azure Monitor says, as far as it matters here.
 *
 * @param alertId Azure's id of the alert, the same when it fires and when it is resolved
 * @param rule name of the alert rule
 * @param condition fired or resolved
 * @param severity what the rule says
 * @param targetIds resource ids it is about, at least one
 * @param metric the metric of a metric alert; empty for others
 * @param description of the rule, with value and threshold of a metric
 * @param firedAt when it fired
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
