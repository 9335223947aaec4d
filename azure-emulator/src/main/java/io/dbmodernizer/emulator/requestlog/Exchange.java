package io.dbmodernizer.emulator.requestlog;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request of Azure's API and its answer in their wire form, without secrets.
 *
 * @param method HTTP method
 * @param target path and query in the form that the client sent
 * @param requestBody redacted JSON of the request, null if none
 * @param status HTTP status of the answer, 0 if a fault prevented the handling of the request
 * @param headers headers of the answer by name without those of every answer, for example {@code
 *     Azure-AsyncOperation}, {@code Location} and {@code Retry-After}
 * @param responseBody redacted JSON of the answer, null if none
 * @param principal the caller, for example the client id of a service principal; empty if not
 *     authenticated
 * @param fault true if an injected fault affected the request
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
