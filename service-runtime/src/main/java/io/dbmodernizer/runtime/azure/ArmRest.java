package io.dbmodernizer.runtime.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A client of Resource Manager that uses resource ids, api-versions and JSON. It serves types
 * without a client library that resolves (Microsoft.DataMigration), and polling. Thread-safe.
 */
public final class ArmRest {
  private static final String MANAGEMENT_SUFFIX = ".management.azure.com";

  private final HttpPipeline pipeline;
  private final URI endpoint;
  private final Duration pollInterval;

  ArmRest(HttpPipeline pipeline, URI endpoint, Duration pollInterval) {
    this.pipeline = pipeline;
    this.endpoint = endpoint;
    this.pollInterval = pollInterval;
  }

  /** Returns the time between polls if Azure names none. */
  public Duration pollInterval() {
    return pollInterval;
  }

  /**
   * Reads a resource.
   *
   * @param id resource id as Azure writes it, with further query parameters if needed ({@code
   *     id?$expand=…}); its segments are encoded here
   * @return the resource, or empty on 404
   * @throws ArmException on any other refusal
   */
  public Optional<ArmResponse> get(String id, String apiVersion) {
    try {
      return Optional.of(call(HttpMethod.GET, id, apiVersion, null));
    } catch (ArmException e) {
      if (e.status() == 404) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * Reads the next page of a list.
   *
   * @param page a list as Azure answered it
   * @return the next page, or empty if this was the last
   * @throws ArmException if refused
   */
  public Optional<ArmResponse> next(JsonNode page) {
    String link = page.path("nextLink").asString("");
    return link.isEmpty() ? Optional.empty() : Optional.of(poll(link));
  }

  /**
   * Creates or replaces a resource; idempotent.
   *
   * @throws ArmException if refused
   */
  public ArmResponse put(String id, String apiVersion, JsonNode body) {
    return call(HttpMethod.PUT, id, apiVersion, body);
  }

  /**
   * Changes a part of a resource that exists; idempotent.
   *
   * @throws ArmException if refused
   */
  public ArmResponse patch(String id, String apiVersion, JsonNode body) {
    return call(HttpMethod.PATCH, id, apiVersion, body);
  }

  /**
   * Calls an action of a resource.
   *
   * @param body null for none
   * @throws ArmException if refused
   */
  public ArmResponse post(String id, String apiVersion, @Nullable JsonNode body) {
    return call(HttpMethod.POST, id, apiVersion, body);
  }

  /**
   * Deletes a resource; a missing one answers 204.
   *
   * @throws ArmException if refused
   */
  public ArmResponse delete(String id, String apiVersion) {
    return call(HttpMethod.DELETE, id, apiVersion, null);
  }

  /**
   * Polls a URL that Azure gave.
   *
   * @throws IllegalArgumentException if the URL is not Resource Manager's, as the token is sent
   *     with the call
   * @throws ArmException if the poll was refused
   */
  ArmResponse poll(String url) {
    URI uri = URI.create(url);
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    if (!"https".equalsIgnoreCase(uri.getScheme())
        || !(host.equalsIgnoreCase(endpoint.getHost()) || host.endsWith(MANAGEMENT_SUFFIX))) {
      throw new IllegalArgumentException(
          "operation URL on host " + host + " is not Azure Resource Manager's; it is not polled");
    }
    return send(new HttpRequest(HttpMethod.GET, url));
  }

  private ArmResponse call(
      HttpMethod method, String id, String apiVersion, @Nullable JsonNode body) {
    HttpRequest request = new HttpRequest(method, url(id, apiVersion));
    if (body != null) {
      request.setHeader(HttpHeaderName.CONTENT_TYPE, "application/json");
      request.setBody(body.toString());
    }
    return send(request);
  }

  private String url(String id, String apiVersion) {
    int mark = id.indexOf('?');
    String path = ResourceId.parse(mark < 0 ? id : id.substring(0, mark)).path();
    String query = mark < 0 ? "?" : id.substring(mark) + "&";
    return endpoint.toString().replaceAll("/+$", "") + path + query + "api-version=" + apiVersion;
  }

  private ArmResponse send(HttpRequest request) {
    request.setHeader(HttpHeaderName.ACCEPT, "application/json");
    try (HttpResponse response = pipeline.sendSync(request, Context.NONE)) {
      String text =
          response.getBodyAsBinaryData() == null ? "" : response.getBodyAsString().block();
      ArmResponse answer =
          new ArmResponse(
              response.getStatusCode(),
              request.getUrl().toString(),
              response.getHeaders(),
              parse(text == null ? "" : text, response.getStatusCode()));
      if (answer.status() >= 400) {
        JsonNode error = answer.body().path("error");
        throw new ArmException(
            answer.status(),
            error.path("code").asString(""),
            error.path("message").asString("HTTP status " + answer.status()),
            answer.retryAfter().orElse(null));
      }
      return answer;
    }
  }

  private static JsonNode parse(String text, int status) {
    try {
      return ArmResponse.json(text);
    } catch (JacksonException e) {
      throw new ArmException(
          status, "", "Azure answered status " + status + " with a body that is not JSON", null);
    }
  }
}
