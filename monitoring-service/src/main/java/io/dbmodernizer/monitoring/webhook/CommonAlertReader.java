package io.dbmodernizer.monitoring.webhook;

import io.dbmodernizer.events.AlertCondition;
import io.dbmodernizer.events.Severity;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A reader of the common alert schema (Microsoft, "Common alert schema for Azure Monitor alerts",
 * essentials version 1.0). It ignores the fields that this service does not use.
 */
final class CommonAlertReader {
  private static final String SCHEMA = "azureMonitorCommonAlertSchema";
  private static final String ESSENTIALS = "data.essentials.";
  private static final String USE_SCHEMA =
      "Enable the common alert schema for the webhook of the action group.";
  private static final int LONGEST_TEXT = 1000;

  private CommonAlertReader() {}

  /**
   * Reads the body of a call.
   *
   * @throws InvalidAlertException if a field is missing or wrong; names the first such field
   */
  static CommonAlert read(byte[] body) {
    JsonNode json = parse(body);
    if (!SCHEMA.equals(json.path("schemaId").asString(""))) {
      throw new InvalidAlertException("schemaId", "must be '" + SCHEMA + "'", USE_SCHEMA);
    }
    JsonNode essentials = json.path("data").path("essentials");
    JsonNode criterion =
        json.path("data").path("alertContext").path("condition").path("allOf").path(0);
    String metric =
        "Metric".equalsIgnoreCase(essentials.path("signalType").asString(""))
            ? criterion.path("metricName").asString("")
            : "";
    return new CommonAlert(
        required(essentials, "alertId"),
        required(essentials, "alertRule"),
        condition(required(essentials, "monitorCondition")),
        severity(essentials.path("severity").asString("")),
        targets(essentials.path("alertTargetIDs")),
        metric,
        describe(essentials, criterion, metric),
        time(required(essentials, "firedDateTime")));
  }

  private static JsonNode parse(byte[] body) {
    try {
      JsonNode json = JsonMapper.shared().readTree(body);
      if (json != null && json.isObject()) {
        return json;
      }
    } catch (JacksonException e) {
      throw new InvalidAlertException("the body", "is not JSON", USE_SCHEMA);
    }
    throw new InvalidAlertException("the body", "must be a JSON object", USE_SCHEMA);
  }

  private static String required(JsonNode essentials, String field) {
    JsonNode value = essentials.path(field);
    if (!value.isString() || value.asString().isBlank()) {
      throw new InvalidAlertException(
          ESSENTIALS + field, "is required and must be a string", USE_SCHEMA);
    }
    return shortened(value.asString());
  }

  private static AlertCondition condition(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "fired" -> AlertCondition.FIRED;
      case "resolved" -> AlertCondition.RESOLVED;
      default ->
          throw new InvalidAlertException(
              ESSENTIALS + "monitorCondition", "must be Fired or Resolved", USE_SCHEMA);
    };
  }

  /** Azure's severities go from Sev0 (critical) to Sev4 (verbose). */
  private static Severity severity(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "sev0", "sev1" -> Severity.ERROR;
      case "sev4" -> Severity.INFO;
      default -> Severity.WARNING;
    };
  }

  private static List<String> targets(JsonNode list) {
    List<String> ids = new ArrayList<>();
    list.forEach(id -> ids.add(shortened(id.asString(""))));
    if (ids.isEmpty() || !ids.stream().allMatch(CommonAlertReader::isResourceId)) {
      throw new InvalidAlertException(
          ESSENTIALS + "alertTargetIDs",
          "must hold at least one resource id, each beginning with /subscriptions/",
          "Use this webhook for alert rules on Azure resources only.");
    }
    return ids;
  }

  private static boolean isResourceId(String id) {
    return id.toLowerCase(Locale.ROOT).startsWith("/subscriptions/");
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeParseException e) {
      throw new InvalidAlertException(
          ESSENTIALS + "firedDateTime", "must be a time in ISO 8601", USE_SCHEMA);
    }
  }

  private static String describe(JsonNode essentials, JsonNode criterion, String metric) {
    String description = essentials.path("description").asString("").strip();
    if (metric.isEmpty()) {
      return shortened(description);
    }
    String measured =
        "%s is %s, threshold %s"
            .formatted(
                metric,
                criterion.path("metricValue").asString("unknown"),
                criterion.path("threshold").asString("unknown"));
    return shortened(description.isEmpty() ? measured : description + " (" + measured + ")");
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
  }
}
