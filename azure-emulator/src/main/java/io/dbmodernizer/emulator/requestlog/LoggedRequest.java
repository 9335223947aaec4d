package io.dbmodernizer.emulator.requestlog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request and its answer, without secrets.
 *
 * @param sequence 1 for the first request since the start, then without gaps
 * @param time when it arrived
 * @param method HTTP method
 * @param path decoded path with exactly one leading slash
 * @param apiVersion the {@code api-version} query parameter, empty if absent
 * @param status HTTP status of the answer, also of one that a fault kept from the caller; 0 if it
 *     kept the request from being handled
 * @param requestBody JSON sent, redacted; null if none
 * @param responseBody JSON answered, redacted; null if none
 * @param durationMillis how long the answer took
 * @param clientRequestId {@code x-ms-client-request-id}, empty if absent
 * @param userAgent {@code User-Agent}, empty if absent
 * @param principal who asked, for example the client id of a service principal; empty if not
 *     authenticated
 * @param operation the name that role definitions use for it, for example {@code
 *     Microsoft.Sql/servers/write}; empty if nothing answers it
 * @param fault the kind of fault that struck it or its operation, empty for none
 */
public record LoggedRequest(
    long sequence,
    Instant time,
    String method,
    String path,
    String apiVersion,
    int status,
    @Nullable JsonNode requestBody,
    @Nullable JsonNode responseBody,
    long durationMillis,
    String clientRequestId,
    String userAgent,
    String principal,
    String operation,
    String fault) {

  /** Returns whether the request could change something: PUT, PATCH, POST or DELETE. */
  public boolean isWrite() {
    return !method.equals("GET") && !method.equals("HEAD");
  }
}
