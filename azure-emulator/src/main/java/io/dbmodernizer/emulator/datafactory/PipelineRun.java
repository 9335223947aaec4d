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

/** One run of a pipeline: carries out its activities and writes down how they went. */
final class PipelineRun {

  private static final Logger LOG = LoggerFactory.getLogger(PipelineRun.class);

  private final ObjectNode record;
  private final CopyActivity copies;
  private final Supplier<Instant> now;
  private volatile boolean cancelled;

  /**
   * @param record the run as it is stored, changed in place
   */
  PipelineRun(ObjectNode record, CopyActivity copies, Supplier<Instant> now) {
    this.record = record;
    this.copies = copies;
    this.now = now;
  }

  /** Ends the run after the activity that is being carried out. */
  void cancel() {
    cancelled = true;
  }

  /** Carries out the activities; never throws, whatever they throw. */
  void carryOut(JsonNode pipeline, ObjectNode parameters) {
    try {
      all(pipeline.path("activities"), Expressions.of(parameters));
      end(cancelled ? "Cancelled" : "Succeeded", "");
    } catch (PipelineFailure e) {
      end("Failed", String.valueOf(e.getMessage()));
    } catch (Throwable e) {
      LOG.atError().setCause(e).log("A pipeline could not be carried out");
      end("Failed", "The emulator failed: " + e.getClass().getSimpleName() + ".");
    }
  }

  /** Ends the run without carrying anything out. */
  void end(String status, String message) {
    Instant end = now.get();
    record.put("status", status).put("message", message);
    record.put("runEnd", end.toString()).put("lastUpdated", end.toString());
    record.put(
        "durationInMs",
        Duration.between(Instant.parse(record.path("runStart").asString()), end).toMillis());
  }

  /** In their order, which is one in which every activity comes after those it depends on. */
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
                "Activities of type '%s' are not carried out here."
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
