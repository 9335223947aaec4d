package io.dbmodernizer.cli.verify;

import io.dbmodernizer.cli.option.AccessToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client that sends a question to all services at the same time. A service that has not answered
 * in time is not asked again. Safe for use by many threads.
 */
public final class ServiceClient {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
  private final Map<String, String> services;
  private final Duration timeout;
  private final @Nullable AccessToken token;
  private final Map<String, ServiceAnswer> silent = new ConcurrentHashMap<>();

  /**
   * Creates a client.
   *
   * @param services base addresses by the name of the service
   * @param timeout time limit for each answer
   * @param token token for the services; null for none
   */
  public ServiceClient(
      Map<String, String> services, Duration timeout, @Nullable AccessToken token) {
    this.services = services;
    this.timeout = timeout;
    this.token = token;
  }

  /**
   * Sends a question to all services.
   *
   * @param path path of the question
   * @param json body of the question
   * @return one answer for each service, in the order of the services
   */
  public List<ServiceAnswer> ask(String path, String json) {
    List<CompletableFuture<ServiceAnswer>> asked = new ArrayList<>();
    services.forEach((name, url) -> asked.add(ask(name, url.replaceAll("/+$", ""), path, json)));
    return asked.stream().map(CompletableFuture::join).toList();
  }

  private CompletableFuture<ServiceAnswer> ask(String name, String url, String path, String json) {
    ServiceAnswer former = silent.get(name);
    if (former != null) {
      return CompletableFuture.completedFuture(former);
    }
    HttpRequest request =
        AccessToken.show(HttpRequest.newBuilder(URI.create(url + path)), token)
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .handle(
            (response, failure) ->
                failure == null ? answer(name, url, response) : problem(name, url, failure));
  }

  private static ServiceAnswer answer(String name, String url, HttpResponse<String> response) {
    JsonNode body = parsed(response.body());
    if (response.statusCode() == 200 && body.path("rows").isArray()) {
      return new ServiceAnswer(body.path("stage").asString(name), body, "");
    }
    String why =
        switch (response.statusCode()) {
          case 404 ->
              "has no "
                  + response.uri().getPath()
                  + ": it is disabled, or the service has an older release";
          case 400 ->
              "does not understand the question; use services and command line of the same release";
          default -> refused(response.statusCode());
        };
    String detail = body.path("detail").asString("");
    return new ServiceAnswer(
        name, null, "the service at " + url + " " + why + (detail.isEmpty() ? "" : "; " + detail));
  }

  private static String refused(int status) {
    String remedy = AccessToken.remedy(status);
    return "answered " + status + (remedy == null ? "" : ": " + remedy);
  }

  private ServiceAnswer problem(String name, String url, Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    String why =
        cause instanceof HttpTimeoutException
            ? "did not answer within " + timeout.toSeconds() + " s"
            : cause instanceof IOException
                ? "cannot be reached"
                : "cannot be called: " + cause.getMessage();
    ServiceAnswer answer = new ServiceAnswer(name, null, "the service at " + url + " " + why);
    if (cause instanceof HttpTimeoutException) {
      silent.put(name, answer);
    }
    return answer;
  }

  private static JsonNode parsed(String body) {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException e) {
      // A response that is not JSON does not come from a service. Its status says so.
      return JsonMapper.shared().missingNode();
    }
  }
}
