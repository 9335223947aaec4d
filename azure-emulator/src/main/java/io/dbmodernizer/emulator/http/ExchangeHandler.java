package io.dbmodernizer.emulator.http;

import com.sun.net.httpserver.HttpExchange;
import io.dbmodernizer.emulator.arm.ArmException;
import io.dbmodernizer.emulator.arm.ArmRequest;
import io.dbmodernizer.emulator.arm.ArmResponse;
import io.dbmodernizer.emulator.arm.Json;
import io.dbmodernizer.emulator.arm.ResourceManager;
import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.emulator.requestlog.Redaction;
import io.dbmodernizer.emulator.requestlog.RequestLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns HTTP exchanges into requests, has them answered, and writes both to the request log. */
final class ExchangeHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ExchangeHandler.class);
  private static final String OWN_PATHS = "/_emulator";

  private final BaseAddress addresses;
  private final ResourceManager manager;
  private final List<HttpApi> apis;
  private final Tokens tokens;
  private final RequestLog log;
  private final InstantSource clock;

  ExchangeHandler(
      BaseAddress addresses,
      ResourceManager manager,
      List<HttpApi> apis,
      Tokens tokens,
      RequestLog log,
      InstantSource clock) {
    this.addresses = addresses;
    this.manager = manager;
    this.apis = List.copyOf(apis);
    this.tokens = tokens;
    this.log = log;
    this.clock = clock;
  }

  void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Instant time = clock.instant();
      long start = System.nanoTime();
      RequestTarget target = RequestTarget.parse(exchange.getRequestURI().toString());
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Answer answer = answer(exchange, target, body);
      if (!target.path().startsWith(OWN_PATHS)) {
        record(exchange, target, body, answer, time, Duration.ofNanos(System.nanoTime() - start));
      }
      send(exchange, answer.response());
    }
  }

  private Answer answer(HttpExchange exchange, RequestTarget target, String body) {
    String method = exchange.getRequestMethod();
    String principal = "";
    try {
      for (HttpApi api : apis) {
        ArmResponse response = api.handle(method, target.path(), target.query(), body);
        if (response != null) {
          return new Answer(response, principal);
        }
      }
      if (target.path().startsWith(OWN_PATHS)) {
        return new Answer(manager.handleOwn(request(method, target, body, "")), "");
      }
      principal = tokens.principal(exchange.getRequestHeaders().getFirst("Authorization"));
      return new Answer(manager.handle(request(method, target, body, principal)), principal);
    } catch (ArmException e) {
      return new Answer(e.toResponse(), principal);
    } catch (RuntimeException e) {
      LOG.atError()
          .addKeyValue("method", method)
          .addKeyValue("path", target.path())
          .setCause(e)
          .log("A request could not be answered");
      return new Answer(
          ArmResponse.error(500, "InternalServerError", "The emulator failed; see its log."),
          principal);
    }
  }

  private static ArmRequest request(
      String method, RequestTarget target, String body, String principal) {
    return new ArmRequest(method, target.path(), Map.of(), target.query(), object(body), principal);
  }

  private static @Nullable ObjectNode object(String body) {
    if (body.isBlank()) {
      return null;
    }
    try {
      return Json.parseObject(body);
    } catch (JacksonException | IllegalArgumentException e) {
      throw ArmException.badRequest(
          "InvalidRequestContent",
          "The request content was invalid and could not be deserialized: a JSON object is required.");
    }
  }

  private void send(HttpExchange exchange, ArmResponse response) throws IOException {
    String id = UUID.randomUUID().toString();
    String base = addresses.forClient(exchange.getRequestHeaders().getFirst("Host"));
    exchange.getResponseHeaders().set("x-ms-request-id", id);
    exchange.getResponseHeaders().set("x-ms-correlation-request-id", id);
    exchange.getResponseHeaders().set("Cache-Control", "no-cache");
    if (response.status() == 401) {
      exchange
          .getResponseHeaders()
          .set("WWW-Authenticate", "Bearer authorization_uri=\"" + base + "/common\"");
    }
    response
        .headers()
        .forEach(
            (name, value) ->
                exchange
                    .getResponseHeaders()
                    .set(name, value.startsWith("/") ? base + value : value));
    JsonNode body = response.body();
    if (body == null || exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(response.status(), -1);
      return;
    }
    byte[] bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(response.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void record(
      HttpExchange exchange,
      RequestTarget target,
      String body,
      Answer answer,
      Instant time,
      Duration duration) {
    JsonNode sent = Redaction.redact(loggable(body));
    JsonNode answered = Redaction.redact(answer.response().body());
    log.add(
        sequence ->
            new LoggedRequest(
                sequence,
                time,
                exchange.getRequestMethod(),
                target.path(),
                target.query().getOrDefault("api-version", ""),
                answer.response().status(),
                sent,
                answered,
                duration.toMillis(),
                header(exchange, "x-ms-client-request-id"),
                header(exchange, "User-Agent"),
                answer.principal()));
  }

  /** Returns JSON bodies only: a form with a client secret must not reach the log. */
  private static @Nullable JsonNode loggable(String body) {
    if (!body.startsWith("{") && !body.startsWith("[")) {
      return null;
    }
    try {
      return Json.parse(body);
    } catch (JacksonException e) {
      return null;
    }
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private record Answer(ArmResponse response, String principal) {}
}
