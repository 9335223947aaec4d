package io.dbmodernizer.emulator.requestlog;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request of Azure's API and its answer as they went over the wire, without secrets.
 *
 * @param method HTTP method
 * @param target path and query as sent
 * @param requestBody JSON sent, redacted; null if none
 * @param status HTTP status of the answer, 0 if a fault kept the request from being handled
 * @param headers headers of the answer by name that say something about it: {@code
 *     Azure-AsyncOperation}, {@code Location}, {@code Retry-After} and the like
 * @param responseBody JSON answered, redacted; null if none
 * @param principal who asked, for example the client id of a service principal; empty if not
 *     authenticated
 * @param fault whether a fault that a test asked for changed what happened
 */
public record Exchange(
    String method,
    String target,
    @Nullable JsonNode requestBody,
    int status,
    Map<String, String> headers,
    @Nullable JsonNode responseBody,
    String principal,
    boolean fault) {

  public Exchange {
    headers = Map.copyOf(headers);
  }

  /** Returns the headers in the order of their names. */
  Map<String, String> sortedHeaders() {
    return new TreeMap<>(headers);
  }
}
