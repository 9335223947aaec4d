package io.dbmodernizer.emulator.arm.call;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An answer of the resource manager.
 *
 * @param status HTTP status
 * @param headers headers besides those of every answer; the HTTP layer turns a value that starts
 *     with {@code /} into an absolute URL of this server
 * @param body JSON body, null for an answer without one
 * @param fault the fault that affected the request, null for none
 */
public record ArmResponse(
    int status,
    Map<String, String> headers,
    @Nullable JsonNode body,
    @Nullable InjectedFault fault) {

  public ArmResponse {
    headers = Map.copyOf(headers);
  }

  /** Returns an answer that no fault affected. */
  public ArmResponse(int status, Map<String, String> headers, @Nullable JsonNode body) {
    this(status, headers, body, null);
  }

  /** Returns an answer with a body. */
  public static ArmResponse of(int status, JsonNode body) {
    return new ArmResponse(status, Map.of(), body);
  }

  /** Returns an answer without a body. */
  public static ArmResponse empty(int status) {
    return new ArmResponse(status, Map.of(), null);
  }

  /** Returns a 200 answer with Azure's form of a list: {@code {"value":[…]}}. */
  public static ArmResponse list(Iterable<? extends JsonNode> values) {
    return of(200, Json.object(body -> values.forEach(body.putArray("value")::add)));
  }

  /** Returns an answer with Azure's error body {@code {"error":{"code":…,"message":…}}}. */
  public static ArmResponse error(int status, String code, String message) {
    return of(
        status,
        Json.object(body -> body.putObject("error").put("code", code).put("message", message)));
  }

  /** Returns a copy with one more header. */
  public ArmResponse withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new ArmResponse(status, more, body, fault);
  }

  /** Returns a copy that names the fault that affected the request. */
  public ArmResponse withFault(InjectedFault injected) {
    return new ArmResponse(status, headers, body, injected);
  }
}
