package io.dbmodernizer.emulator.http;

import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.emulator.requestlog.RequestLog;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The emulator's own API {@code /_emulator/health} and {@code /_emulator/requests?since=N}. The
 * latter returns the logged requests with a sequence number above N.
 */
final class EmulatorApi implements AnonymousApi {

  private final RequestLog log;

  EmulatorApi(RequestLog log) {
    this.log = log;
  }

  @Override
  public @Nullable ArmResponse handle(AnonymousRequest request) {
    if (!request.method().equals("GET")) {
      return null;
    }
    return switch (request.path()) {
      case "/_emulator/health" -> ArmResponse.of(200, Json.object(b -> b.put("status", "UP")));
      case "/_emulator/requests" -> requests(request.query().getOrDefault("since", "0"));
      default -> null;
    };
  }

  private ArmResponse requests(String since) {
    if (!since.matches("\\d{1,18}")) {
      return ArmResponse.error(
          400, "InvalidParameter", "since must be a sequence number, not '" + since + "'.");
    }
    return ArmResponse.list(
        log.since(Long.parseLong(since)).stream().map(EmulatorApi::json).toList());
  }

  private static ObjectNode json(LoggedRequest request) {
    return Json.object(
        json -> {
          json.put("sequence", request.sequence()).put("time", request.time().toString());
          json.put("method", request.method()).put("path", request.path());
          json.put("apiVersion", request.apiVersion()).put("status", request.status());
          json.set("requestBody", request.requestBody());
          json.set("responseBody", request.responseBody());
          json.put("durationMillis", request.durationMillis());
          json.put("clientRequestId", request.clientRequestId());
          json.put("userAgent", request.userAgent()).put("principal", request.principal());
          json.put("operation", request.operation()).put("fault", request.fault());
        });
  }
}
