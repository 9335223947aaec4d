package io.dbmodernizer.emulator.datafactory;

import io.dbmodernizer.emulator.arm.call.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run of a pipeline. It runs the activities one after another and records their results.
 * Supported activities are ForEach and Copy.
 */
final class PipelineRun {

  private static final Logger LOG = LoggerFactory.getLogger(PipelineRun.class);

  private final ObjectNode record;
  private final CopyActivity copies;
  private final Supplier<Instant> now;
  private volatile boolean cancelled;

  /**
   * Creates a run.
   *
   * @param record stored form of the run, changed in place
   * @param copies runs the Copy activities
   * @param now the clock
   */
  PipelineRun(ObjectNode record, CopyActivity copies, Supplier<Instant> now) {
    this.record = record;
    this.copies = copies;
    this.now = now;
  }

  /** Cancels the run. The current activity still ends. */
  void cancel() {
    cancelled = true;
  }

  /** Runs the activities. An exception of an activity becomes the result of the run. */
  void run(JsonNode pipeline, ObjectNode parameters) {
    try {
      all(pipeline.path("activities"), Expressions.of(parameters));
      end(cancelled ? "Cancelled" : "Succeeded", "");
    } catch (PipelineFailure e) {
      end("Failed", String.valueOf(e.getMessage()));
    } catch (Throwable e) {
      LOG.atError().setCause(e).log("A pipeline run failed because of an error in the emulator");
      end("Failed", "The emulator failed (" + e.getClass().getSimpleName() + "). See its log.");
    }
  }

  /** Records the end of the run. */
  void end(String status, String message) {
    Instant end = now.get();
    record.put("status", status).put("message", message);
    record.put("runEnd", end.toString()).put("lastUpdated", end.toString());
    record.put(
        "durationInMs",
        Duration.between(Instant.parse(record.path("runStart").asString()), end).toMillis());
  }

  /**
   * Runs activities in their order in the document. An activity must follow those it depends on.
   */
  private void all(JsonNode activities, Expressions values) {
    for (JsonNode activity : activities) {
      if (cancelled) {
        return;
      }
      switch (activity.path("type").asString("")) {
        case "ForEach" -> forEach(activity, values);
        case "Copy" -> copy(activity, values);
        default ->
            throw new PipelineFailure(
                "UnknownActivityType",
                "The emulator does not run activities of type '%s'."
                    .formatted(activity.path("type").asString("")));
      }
    }
  }

  private void forEach(JsonNode activity, Expressions values) {
    JsonNode properties = activity.path("typeProperties");
    ObjectNode run = begin(activity);
    try {
      for (JsonNode item : values.value(properties.path("items"))) {
        all(properties.path("activities"), values.withItem(item));
      }
      end(run, "Succeeded", Json.object());
    } catch (PipelineFailure e) {
      failed(run, e);
      throw e;
    }
  }

  private void copy(JsonNode activity, Expressions values) {
    ObjectNode run = begin(activity);
    try {
      end(run, "Succeeded", copies.run(activity, values));
    } catch (PipelineFailure e) {
      failed(run, e);
      throw new PipelineFailure(
          e.code(),
          "Operation on target %s failed: %s"
              .formatted(activity.path("name").asString(""), e.getMessage()));
    }
  }

  private ObjectNode begin(JsonNode activity) {
    ArrayNode runs = record.withArray("activities");
    ObjectNode run = runs.addObject();
    run.put("activityName", activity.path("name").asString(""));
    run.put("activityType", activity.path("type").asString(""));
    run.put("activityRunId", UUID.randomUUID().toString());
    run.put("activityRunStart", now.get().toString());
    run.put("status", "InProgress");
    return run;
  }

  private void end(ObjectNode run, String status, ObjectNode output) {
    Instant end = now.get();
    run.put("status", status).put("activityRunEnd", end.toString());
    run.put(
        "durationInMs",
        Duration.between(Instant.parse(run.path("activityRunStart").asString()), end).toMillis());
    run.set("output", output);
  }

  private void failed(ObjectNode run, PipelineFailure failure) {
    end(run, "Failed", Json.object());
    run.putObject("error")
        .put("errorCode", failure.code())
        .put("message", failure.getMessage())
        .put("failureType", "UserError")
        .put("target", run.path("activityName").asString(""));
  }
}
