package io.dbmodernizer.azurecontract.recording;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request to Azure and its answer, secrets masked.
 *
 * @param method HTTP method in capitals
 * @param path decoded path that starts with exactly one slash
 * @param query decoded query parameters in their own spelling
 * @param requestBody JSON sent, null if none
 * @param status HTTP status of the answer
 * @param headers headers of the answer, found in any case
 * @param responseBody JSON answered, null if none
 * @param faulty whether the answer was an injected fault
 * @param place where it was recorded: module, file and line
 */
public record Exchange(
    String method,
    String path,
    Map<String, String> query,
    @Nullable JsonNode requestBody,
    int status,
    Map<String, String> headers,
    @Nullable JsonNode responseBody,
    boolean faulty,
    Place place) {

  /**
   * Where an exchange was recorded.
   *
   * @param module the Maven module whose tests caused it
   * @param file name of the recording
   * @param line line in it, from 1
   */
  public record Place(String module, String file, int line) {

    @Override
    public String toString() {
      return module + "/" + file + ":" + line;
    }
  }

  /** Reads a line of a recording. */
  static Exchange of(JsonNode json, Place place) {
    String target = json.path("target").asString();
    int mark = target.indexOf('?');
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    json.path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), text(header.getValue())));
    return new Exchange(
        json.path("method").asString(),
        path(target),
        parameters(mark < 0 ? "" : target.substring(mark + 1)),
        body(json.path("requestBody")),
        json.path("status").asInt(),
        headers,
        body(json.path("responseBody")),
        json.path("fault").asBoolean(false),
        place);
  }

  /** A header of the answer. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The {@code api-version}, empty if none was sent. */
  public String apiVersion() {
    return query.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase("api-version"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  /** A copy with another request body. */
  public Exchange withRequestBody(JsonNode body) {
    return new Exchange(method, path, query, body, status, headers, responseBody, faulty, place);
  }

  /** A copy with another answer body. */
  public Exchange withResponseBody(JsonNode body) {
    return new Exchange(method, path, query, requestBody, status, headers, body, faulty, place);
  }

  private static @Nullable JsonNode body(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? null : node;
  }

  private static String text(JsonNode value) {
    return value.isArray() && !value.isEmpty() ? value.get(0).asString() : value.asString("");
  }

  private static Map<String, String> parameters(String text) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : text.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  /** The decoded path of a target, with one slash where there are several. */
  static String path(String target) {
    int mark = target.indexOf('?');
    String path = (mark < 0 ? target : target.substring(0, mark)).replaceAll("/+", "/");
    return decode(path.replaceAll("(?<=.)/$", "").replace("+", "%2B"));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
