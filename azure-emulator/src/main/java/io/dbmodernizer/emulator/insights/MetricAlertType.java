package io.dbmodernizer.emulator.insights;

import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.call.PathPattern;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.resource.TypeDeclaration;
import io.dbmodernizer.emulator.arm.rule.NameRule;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Metric alerts: operations {@code MetricAlerts_CreateOrUpdate}, {@code _Get}, {@code _Update},
 * {@code _Delete} and the lists. As in Azure, a creation is answered with 200.
 */
final class MetricAlertType extends ResourceType {

  private static final List<String> REQUIRED =
      List.of("enabled", "severity", "evaluationFrequency", "windowSize", "criteria", "scopes");
  private static final Set<String> OPERATORS =
      Set.of("GreaterThan", "LessThan", "GreaterThanOrEqual", "LessThanOrEqual", "Equals");
  private static final Set<String> AGGREGATIONS =
      Set.of("Average", "Count", "Minimum", "Maximum", "Total");
  private static final Set<String> DIMENSION_OPERATORS = Set.of("Include", "Exclude", "StartsWith");
  private static final Set<String> FREQUENCIES = Set.of("PT1M", "PT5M", "PT15M", "PT30M", "PT1H");
  private static final Set<String> WINDOWS =
      Set.of("PT1M", "PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "PT24H", "P1D");

  private final ResourceDirectory directory;

  MetricAlertType(ResourceDirectory directory) {
    super(
        TypeDeclaration.of(
                "Microsoft.Insights/metricAlerts",
                PathPattern.GROUP + "/providers/Microsoft.Insights/metricAlerts/{rule}",
                NameRule.of(
                    "[^*#&+:<>?@%{}\\\\/|\\p{Cntrl}]{0,259}[^*#&+:<>?@%{}\\\\/|.\\p{Cntrl} ]",
                    "InvalidResourceName",
                    "An alert's name has 1 to 260 characters without *#&+:<>?@%{}\\/| and does not end with '.' or a blank."))
            .created200()
            .stateless());
    this.directory = directory;
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    AlertRules.requireGlobal(change, name());
    JsonNode properties = change.body().path("properties");
    for (String property : REQUIRED) {
      if (properties.path(property).isMissingNode() || properties.path(property).isNull()) {
        throw AlertRules.badRequest("Required property 'properties." + property + "' is missing.");
      }
    }
    if (!Json.text(properties, "/severity", "").matches("[0-4]")) {
      throw AlertRules.badRequest("'properties.severity' must be from 0 to 4.");
    }
    requireTimes(properties);
    for (JsonNode scope : AlertRules.requireList(change, "/properties/scopes")) {
      requireMetrics(change, ResourceId.fromBody(scope.asString(), "properties.scopes"));
    }
    AlertRules.requireActionGroups(directory, properties.path("actions"));
    ObjectNode document = change.document("global");
    Json.child(document, "properties").setAll((ObjectNode) properties.deepCopy());
    return document;
  }

  private static void requireTimes(JsonNode properties) {
    String frequency = Json.text(properties, "/evaluationFrequency", "");
    String window = Json.text(properties, "/windowSize", "");
    if (!FREQUENCIES.contains(frequency) || !WINDOWS.contains(window)) {
      throw AlertRules.badRequest(
          "evaluationFrequency '%s' must be one of %s and windowSize '%s' one of %s."
              .formatted(frequency, FREQUENCIES, window, WINDOWS));
    }
    try {
      if (Duration.parse(frequency).compareTo(Duration.parse(window)) > 0) {
        throw AlertRules.badRequest("evaluationFrequency must not be longer than windowSize.");
      }
    } catch (DateTimeParseException e) {
      throw new IllegalStateException("accepted periods can be parsed", e);
    }
  }

  private void requireMetrics(ResourceChange change, ResourceId scope) {
    Resource resource =
        directory
            .find(scope)
            .orElseThrow(() -> AlertRules.badRequest("The scope '" + scope + "' does not exist."));
    Set<String> published = MonitoredTypes.metrics(resource);
    for (JsonNode criterion : AlertRules.requireList(change, "/properties/criteria/allOf")) {
      String metric = Json.text(criterion, "/metricName", "");
      if (!published.contains(metric)) {
        throw AlertRules.badRequest(
            "Couldn't find a metric named '%s' for the resource '%s'. Published metrics: %s."
                .formatted(metric, scope, published));
      }
      String namespace = Json.text(criterion, "/metricNamespace", scope.type());
      if (!namespace.equalsIgnoreCase(scope.type())) {
        throw AlertRules.badRequest(
            "Couldn't find a metric namespace '%s' for the resource '%s'."
                .formatted(namespace, scope));
      }
      requireCondition(criterion);
    }
  }

  private static void requireCondition(JsonNode criterion) {
    boolean dynamic = "DynamicThresholdCriterion".equals(Json.text(criterion, "/criterionType"));
    String operator = Json.text(criterion, "/operator", "");
    String aggregation = Json.text(criterion, "/timeAggregation", "");
    if ((!dynamic && !OPERATORS.contains(operator)) || !AGGREGATIONS.contains(aggregation)) {
      throw AlertRules.badRequest(
          "Criterion '%s': operator '%s' must be one of %s and timeAggregation '%s' one of %s."
              .formatted(
                  Json.text(criterion, "/name", ""),
                  operator,
                  OPERATORS,
                  aggregation,
                  AGGREGATIONS));
    }
    for (JsonNode dimension : criterion.path("dimensions")) {
      String compares = Json.text(dimension, "/operator", "");
      if (!DIMENSION_OPERATORS.contains(compares)
          || Json.text(dimension, "/name", "").isEmpty()
          || dimension.path("values").isEmpty()) {
        throw AlertRules.badRequest(
            "A dimension needs a name, values and one of the operators %s, not '%s'."
                .formatted(DIMENSION_OPERATORS, compares));
      }
    }
  }
}
