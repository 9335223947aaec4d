package io.dbmodernizer.cli.api;

import io.dbmodernizer.cli.failure.AccessRefusedException;
import io.dbmodernizer.cli.failure.CommandFailedException;
import io.dbmodernizer.cli.failure.CommandRefusedException;
import io.dbmodernizer.cli.failure.UnavailableException;
import io.dbmodernizer.cli.option.AccessToken;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Calls of the REST interface. It keeps the last answers with their tags, so that the service sends
 * nothing again that has not changed.
 */
final class RestClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(9);
  private static final Duration POST_TIMEOUT = Duration.ofSeconds(20);
  private static final int MOST_KEPT = 64;
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final int BAD_REQUEST = 400;
  private static final int UNPROCESSABLE = 422;
  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;

  /**
   * An answer that may still be valid.
   *
   * @param tag its entity tag
   * @param body its body
   */
  private record Kept(String tag, JsonNode body) {}

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final String address;
  private final @Nullable AccessToken token;
  private final Map<String, Kept> answers = new LinkedHashMap<>(16, 0.75f, true);

  RestClient(String address, @Nullable AccessToken token) {
    this.address = address.replaceAll("/+$", "");
    this.token = token;
  }

  /** Returns the body of a resource that exists. */
  JsonNode get(String path) {
    return body(path, send(path));
  }

  /** Sends a GET. */
  HttpResponse<String> send(String path) {
    Kept kept = answers.get(path);
    HttpRequest.Builder request = request(path);
    if (kept != null) {
      request.header("If-None-Match", kept.tag());
    }
    return exchange(request.build());
  }

  /** Sends a POST with a body in JSON and returns the body of the answer. */
  JsonNode post(String path, String json) {
    return answer(exchange(posting(path, json).build()));
  }

  /**
   * Sends a command in JSON and returns the body of the answer. Sends it a second time if the
   * answer is lost, with the same key, by which the service knows that it is the same command.
   */
  JsonNode command(String path, String json) {
    HttpRequest request =
        posting(path, json).header("Idempotency-Key", UUID.randomUUID().toString()).build();
    HttpResponse<String> response;
    try {
      response = client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw unreachable();
    } catch (IOException e) {
      response = again(request);
    } catch (InterruptedException e) {
      throw interrupted();
    }
    return answer(response.statusCode() == UNAVAILABLE ? again(request) : response);
  }

  private HttpResponse<String> again(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UnavailableException(
          "the monitoring service at %s has not answered; it may have published the command"
              .formatted(address),
          "look at lastCommand in 'modernize status ID -o json' before you give the command again");
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private HttpRequest.Builder posting(String path, String json) {
    return request(path)
        // The service answers that Kafka does not store a command within 15 s.
        .timeout(POST_TIMEOUT)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(json));
  }

  private JsonNode answer(HttpResponse<String> response) {
    if (response.statusCode() >= OK && response.statusCode() < 300) {
      return response.body().isEmpty() ? MissingNode.getInstance() : json(response);
    }
    throw failure(response);
  }

  /** Returns the body of an answer to a GET. */
  JsonNode body(String path, HttpResponse<String> response) {
    Kept kept = answers.get(path);
    if (response.statusCode() == NOT_MODIFIED && kept != null) {
      return kept.body();
    }
    if (response.statusCode() != OK) {
      throw failure(response);
    }
    JsonNode body = json(response);
    response.headers().firstValue("ETag").ifPresent(tag -> keep(path, new Kept(tag, body)));
    return body;
  }

  /** Returns whether the answer is JSON. A 404 of another server says nothing of a migration. */
  boolean isOfService(HttpResponse<String> response) {
    return response.headers().firstValue("Content-Type").orElse("").contains("json");
  }

  private HttpRequest.Builder request(String path) {
    return AccessToken.show(HttpRequest.newBuilder(URI.create(address + path)), token)
        .timeout(TIMEOUT)
        .header("Accept", "application/json, application/problem+json");
  }

  private void keep(String path, Kept answer) {
    answers.put(path, answer);
    if (answers.size() > MOST_KEPT) {
      answers.remove(answers.keySet().iterator().next());
    }
  }

  private HttpResponse<String> exchange(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw unreachable();
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private UnavailableException unreachable() {
    return new UnavailableException(
        "the monitoring service at %s cannot be reached".formatted(address),
        "start the platform with 'modernize up', or give another address with --api");
  }

  private static UnavailableException interrupted() {
    Thread.currentThread().interrupt();
    return new UnavailableException(
        "interrupted while waiting for the monitoring service", "run the command again");
  }

  private RuntimeException failure(HttpResponse<String> response) {
    int status = response.statusCode();
    JsonNode problem = isOfService(response) ? json(response) : MissingNode.getInstance();
    String detail = problem.path("detail").asString(problem.path("title").asString(""));
    String text =
        "the answer of %s has status %d for %s%s"
            .formatted(
                address, status, response.uri().getPath(), detail.isEmpty() ? "" : ": " + detail);
    String forToken = AccessToken.remedy(status);
    String remedy = problem.path("remedy").asString("");
    if (forToken != null) {
      return new AccessRefusedException(text, forToken);
    }
    if (remedy.isEmpty()) {
      return new UnavailableException(
          text, "give the address of the monitoring service with --api");
    }
    return switch (status) {
      case BAD_REQUEST, NOT_FOUND, CONFLICT, UNPROCESSABLE ->
          new CommandRefusedException(detail + violations(problem), remedy);
      case 429, 502, 503, 504 -> new UnavailableException(text, remedy);
      default -> new CommandFailedException(text, remedy);
    };
  }

  private static String violations(JsonNode problem) {
    return problem
        .path("violations")
        .valueStream()
        .map(
            each ->
                "; %s: %s; accepted: %s"
                    .formatted(
                        each.path("field").asString(""),
                        each.path("message").asString(""),
                        each.path("accepted").asString("")))
        .collect(Collectors.joining());
  }

  private JsonNode json(HttpResponse<String> response) {
    try {
      return JsonMapper.shared().readTree(response.body());
    } catch (JacksonException e) {
      throw new UnavailableException(
          "the answer of %s is not that of the monitoring service".formatted(address),
          "give the address of the monitoring service with --api");
    }
  }
}
