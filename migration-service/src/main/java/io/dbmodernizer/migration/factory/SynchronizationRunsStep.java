package io.dbmodernizer.migration.factory;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reports the last run of the synchronisation pipeline: its rows, or the reason why it failed. It
 * recurs as long as the target exists and changes nothing.
 */
public final class SynchronizationRunsStep implements Step {
  /** Name of the step. */
  public static final String NAME = "synchronization-runs";

  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int LONGEST_MESSAGE = 500;

  private final AzureConnection azure;

  /**
   * Creates the step.
   *
   * @param azure the connection to Azure Resource Manager
   */
  public SynchronizationRunsStep(AzureConnection azure) {
    this.azure = azure;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<String> notRequested(MigrationRequested request) {
    return SynchronizationResources.areRequested(request)
        ? Optional.empty()
        : Optional.of("no synchronization requested");
  }

  @Override
  public StepResult run(StepContext context) {
    Duration interval =
        Duration.ofMinutes(
            context.request().getMigration().getSynchronization().getIntervalMinutes());
    Optional<JsonNode> last = last(context, interval);
    if (last.isEmpty()) {
      return StepResult.inProgress(0, "no run yet", SHORTEST);
    }
    JsonNode run = last.get();
    String status = run.path("status").asString("");
    String when = run.path("runEnd").asString(run.path("runStart").asString(""));
    return switch (status) {
      case "Succeeded" ->
          StepResult.inProgress(
              100,
              "last run succeeded at " + when + ": " + copied(context, interval, run),
              pause(interval));
      case "Failed", "Cancelled" ->
          StepResult.inProgress(
              0,
              "last run ended as " + status + " at " + when + ": " + message(run),
              pause(interval));
      default ->
          StepResult.inProgress(
              50, "a run is active since " + run.path("runStart").asString(""), SHORTEST);
    };
  }

  private Optional<JsonNode> last(StepContext context, Duration interval) {
    ObjectNode query = window(context.now(), interval);
    query
        .putArray("filters")
        .addObject()
        .put("operand", "PipelineName")
        .put("operator", "Equals")
        .putArray("values")
        .add(FactoryNames.pipeline(context.request()));
    query.putArray("orderBy").addObject().put("orderBy", "RunStart").put("order", "DESC");
    JsonNode runs = post(context, query, "queryPipelineRuns").path("value");
    return StreamSupport.stream(runs.spliterator(), false)
        .max(Comparator.comparing(run -> run.path("runStart").asString("")));
  }

  private String copied(StepContext context, Duration interval, JsonNode run) {
    JsonNode activities =
        post(
                context,
                window(context.now(), interval),
                "pipelineruns",
                run.path("runId").asString(""),
                "queryActivityruns")
            .path("value");
    long rows = 0;
    int tables = 0;
    for (JsonNode activity : activities) {
      if (activity.path("activityType").asString("").equals("Copy")) {
        rows += activity.path("output").path("rowsCopied").asLong(0);
        tables++;
      }
    }
    return rows + " rows of " + tables + " tables copied";
  }

  private JsonNode post(StepContext context, ObjectNode body, String... action) {
    return azure
        .rest()
        .post(
            DataFactory.id(context.request()).with(action).toString(),
            ArmTypes.DATA_FACTORY.apiVersion(),
            body)
        .body();
  }

  private static ObjectNode window(Instant now, Duration interval) {
    Instant to = now.truncatedTo(ChronoUnit.SECONDS);
    ObjectNode query = JsonMapper.shared().createObjectNode();
    query.put(
        "lastUpdatedAfter",
        to.minus(interval.multipliedBy(2)).minus(1, ChronoUnit.DAYS).toString());
    query.put("lastUpdatedBefore", to.plus(1, ChronoUnit.HOURS).toString());
    return query;
  }

  private static Duration pause(Duration interval) {
    Duration part = interval.dividedBy(3);
    return part.compareTo(LONGEST) > 0 ? LONGEST : part;
  }

  private static String message(JsonNode run) {
    String message = run.path("message").asString("");
    return message.length() <= LONGEST_MESSAGE
        ? message
        : message.substring(0, LONGEST_MESSAGE) + "…";
  }
}
