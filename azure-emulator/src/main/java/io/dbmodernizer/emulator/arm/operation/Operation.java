package io.dbmodernizer.emulator.arm.operation;

import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A long-running operation.
 *
 * @param id last segment of the URLs that callers poll
 * @param resource what it changes
 * @param verb what it does to it
 * @param style how callers follow it
 * @param startTime when it was accepted
 * @param dueTime when its effect happens
 * @param endTime when it ended, null while it runs
 * @param errorCode Azure's code if it has failed or is going to, else null
 * @param errorMessage what goes wrong if it fails, else null
 * @param document the resource as it will be, null for a deletion or an action
 */
public record Operation(
    String id,
    ResourceId resource,
    Verb verb,
    PollingStyle style,
    Instant startTime,
    Instant dueTime,
    @Nullable Instant endTime,
    @Nullable String errorCode,
    @Nullable String errorMessage,
    @Nullable ObjectNode document) {

  /** The status of a vault's operations, whose description knows no progress. */
  private static final String WITHOUT_PROGRESS = "/operationStatus/";

  /** Returns whether the operation has not ended. */
  public boolean running() {
    return endTime == null;
  }

  /** Returns {@code InProgress}, {@code Succeeded} or {@code Failed}. */
  public String status() {
    if (running()) {
      return "InProgress";
    }
    return errorCode == null ? "Succeeded" : "Failed";
  }

  /** Returns the operation as it is after its effect. */
  public Operation succeeded(Instant end) {
    return new Operation(id, resource, verb, style, startTime, dueTime, end, null, null, null);
  }

  /** Returns the operation as it is after its effect was refused. */
  public Operation failed(Instant end, String code, String message) {
    return new Operation(id, resource, verb, style, startTime, dueTime, end, code, message, null);
  }

  /** Returns the operation as one that will fail when it is due. */
  public Operation failing(String code, String message) {
    return new Operation(
        id, resource, verb, style, startTime, dueTime, endTime, code, message, document);
  }

  /** Returns the body that {@code Azure-AsyncOperation} answers. */
  public ObjectNode toStatusBody(String path) {
    return Json.object(
        body -> {
          body.put("id", path).put("name", id).put("status", status());
          body.put("startTime", startTime.toString());
          if (endTime != null) {
            body.put("endTime", endTime.toString());
          }
          if (!path.contains(WITHOUT_PROGRESS)) {
            body.put("percentComplete", running() ? 50 : 100);
          }
          if (!running() && errorCode != null) {
            body.putObject("error").put("code", errorCode).put("message", errorMessage);
          }
        });
  }

  /** Returns the form that is stored. */
  ObjectNode toJson() {
    return Json.object(
        json -> {
          json.put("id", id).put("resource", resource.value()).put("verb", verb.name());
          json.put("style", style.name());
          json.put("startTime", startTime.toString()).put("dueTime", dueTime.toString());
          json.put("endTime", endTime == null ? null : endTime.toString());
          json.put("errorCode", errorCode).put("errorMessage", errorMessage);
          json.set("document", document);
        });
  }

  /** Reads the form that is stored. */
  static Operation fromJson(ObjectNode json) {
    String end = Json.text(json, "/endTime");
    return new Operation(
        Json.text(json, "/id", ""),
        new ResourceId(Json.text(json, "/resource", "")),
        Verb.valueOf(Json.text(json, "/verb", "")),
        PollingStyle.valueOf(Json.text(json, "/style", PollingStyle.ASYNC_OPERATION.name())),
        Instant.parse(Json.text(json, "/startTime", "")),
        Instant.parse(Json.text(json, "/dueTime", "")),
        end == null ? null : Instant.parse(end),
        Json.text(json, "/errorCode"),
        Json.text(json, "/errorMessage"),
        json.get("document") instanceof ObjectNode document ? document : null);
  }
}
