package io.dbmodernizer.emulator.requestlog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request and its answer, without secrets.
 *
 * @param sequence number of the request since the start, from 1, without gaps
 * @param time time of arrival by the emulator's clock
 * @param method HTTP method
 * @param path decoded path with exactly one leading slash
 * @param apiVersion the {@code api-version} query parameter, empty if absent
 * @param status HTTP status of the answer, also of a withheld one; 0 if a fault prevented the
 *     handling of the request
 * @param requestBody redacted JSON of the request, null if none
 * @param responseBody redacted JSON of the answer, null if none
 * @param durationMillis time from the arrival to the answer in milliseconds
 * @param clientRequestId {@code x-ms-client-request-id}, empty if absent
 * @param userAgent {@code User-Agent}, empty if absent
 * @param principal the caller, for example the client id of a service principal; empty if not
 *     authenticated
 * @param operation name of the operation in role definitions, for example {@code
 *     Microsoft.Sql/servers/write}; empty if no operation answers
 * @param fault kind of the fault that affected the request or its operation, empty for none
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

  /** Returns true for PUT, PATCH, POST and DELETE. */
  public boolean isWrite() {
    return !method.equals("GET") && !method.equals("HEAD");
  }
}
