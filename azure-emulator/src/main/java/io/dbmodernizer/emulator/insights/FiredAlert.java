package io.dbmodernizer.emulator.insights;

import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.store.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An alert of a rule, in the form that webhooks receive. Source: Microsoft, "Common alert schema".
 *
 * @param rule the metric alert or activity log alert
 * @param alertId id of the alert, the same when it fires and when it is resolved
 * @param targetId id of the affected resource
 * @param firedAt time of the firing
 * @param resolvedAt time of the resolution, null if it is not resolved
 */
record FiredAlert(
    Resource rule, String alertId, String targetId, Instant firedAt, @Nullable Instant resolvedAt) {

  /** Returns true for a metric alert, false for an activity log alert. */
  boolean isMetric() {
    return rule.id().type().endsWith("/metricalerts");
  }

  /**
   * Returns the body of a call in the common alert schema.
   *
   * @param metricValue value of the metric in the alert
   */
  ObjectNode commonSchema(double metricValue) {
    return Json.object(
        body -> {
          body.put("schemaId", "azureMonitorCommonAlertSchema");
          ObjectNode data = body.putObject("data");
          essentials(data.putObject("essentials"));
          ObjectNode context = data.putObject("alertContext");
          context.putNull("properties");
          if (isMetric()) {
            condition(context, metricValue);
          } else {
            context.put("status", "Failed").put("level", "Error");
            context.put("eventSource", "Administrative");
          }
          data.putObject("customProperties");
        });
  }

  /** Returns the body of a call to a receiver that does not use the common alert schema. */
  ObjectNode ownSchema() {
    return Json.object(
        body -> {
          body.put(
              "schemaId",
              isMetric() ? "AzureMonitorMetricAlert" : "Microsoft.Insights/activityLogs");
          ObjectNode data = body.putObject("data");
          data.put("version", "2.0")
              .put("status", resolvedAt == null ? "Activated" : "Deactivated");
          data.putObject("context").put("id", rule.id().value()).put("name", rule.id().name());
        });
  }

  private void essentials(ObjectNode essentials) {
    essentials.put("alertId", alertId);
    essentials.put("alertRule", rule.id().name());
    essentials.put("severity", "Sev" + Json.text(rule.properties(), "/severity", "4"));
    essentials.put("signalType", isMetric() ? "Metric" : "Activity Log");
    essentials.put("monitorCondition", resolvedAt == null ? "Fired" : "Resolved");
    essentials.put("monitoringService", isMetric() ? "Platform" : "Activity Log - Administrative");
    essentials.putArray("alertTargetIDs").add(targetId.toLowerCase(Locale.ROOT));
    essentials
        .putArray("configurationItems")
        .add(targetId.substring(targetId.lastIndexOf('/') + 1));
    essentials.put(
        "originAlertId", alertId.substring(alertId.lastIndexOf('/') + 1) + "_" + rule.id().name());
    essentials.put("firedDateTime", firedAt.toString());
    if (resolvedAt != null) {
      essentials.put("resolvedDateTime", resolvedAt.toString());
    }
    essentials.put("description", Json.text(rule.properties(), "/description", ""));
    essentials.put("essentialsVersion", "1.0").put("alertContextVersion", "1.0");
  }

  private void condition(ObjectNode context, double metricValue) {
    String window = Json.text(rule.properties(), "/windowSize", "PT5M");
    context.put("conditionType", "SingleResourceMultipleMetricCriteria");
    ObjectNode condition = context.putObject("condition");
    condition.put("windowSize", window);
    for (JsonNode criterion : rule.properties().path("criteria").path("allOf")) {
      ObjectNode met = condition.withArray("allOf").addObject();
      met.put("metricName", Json.text(criterion, "/metricName"));
      met.put("metricNamespace", Json.text(criterion, "/metricNamespace"));
      met.put("operator", Json.text(criterion, "/operator"));
      met.put("threshold", Json.text(criterion, "/threshold"));
      met.put("timeAggregation", Json.text(criterion, "/timeAggregation"));
      met.putArray("dimensions");
      met.put("metricValue", metricValue).putNull("webTestName");
    }
    Instant end = resolvedAt == null ? firedAt : resolvedAt;
    condition.put("windowStartTime", end.minus(Duration.parse(window)).toString());
    condition.put("windowEndTime", end.toString());
  }
}
