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
 * @param resource the resource that it changes
 * @param verb kind of the change
 * @param style way in which callers follow it
 * @param startTime time at which it was accepted
 * @param dueTime time at which it takes effect
 * @param endTime time at which it ended, null while it runs
 * @param errorCode Azure's error code if it has failed or will fail, otherwise null
 * @param errorMessage message of the failure, otherwise null
 * @param document the resource after the operation, null for a deletion or an action
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

  /**
   * Part of the status URL of a vault's operations. Microsoft's OpenAPI file of Recovery Services
   * has no {@code percentComplete} there.
   */
  private static final String WITHOUT_PROGRESS = "/operationStatus/";

  /** Returns true until the operation has ended. */
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

  /** Returns a copy that has ended successfully. */
  public Operation succeeded(Instant end) {
    return new Operation(id, resource, verb, style, startTime, dueTime, end, null, null, null);
  }

  /** Returns a copy that has failed. */
  public Operation failed(Instant end, String code, String message) {
    return new Operation(id, resource, verb, style, startTime, dueTime, end, code, message, null);
  }

  /** Returns a copy that will fail when it is due. */
  public Operation failing(String code, String message) {
    return new Operation(
        id, resource, verb, style, startTime, dueTime, endTime, code, message, document);
  }

  /**
   * Returns the body of the URL of {@code Azure-AsyncOperation}.
   *
   * @param path path of that URL
   */
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

  /** Returns the stored form. */
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

  /** Reads the stored form. */
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
