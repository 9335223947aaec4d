package io.dbmodernizer.emulator.http;

import com.sun.net.httpserver.HttpExchange;
import io.dbmodernizer.emulator.arm.ResourceManager;
import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.InjectedFault;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.time.Timers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The handler of HTTP exchanges: reads the request, gets the answer, logs both, sends the answer.
 */
final class ExchangeHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ExchangeHandler.class);
  private static final String OWN_PATHS = "/_emulator";
  private static final List<String> PRECONDITIONS = List.of("if-match", "if-none-match");

  private final BaseAddress addresses;
  private final ResourceManager manager;
  private final List<AnonymousApi> apis;
  private final Tokens tokens;
  private final ExchangeLog log;
  private final Timers timers;

  ExchangeHandler(
      BaseAddress addresses,
      ResourceManager manager,
      List<AnonymousApi> apis,
      Tokens tokens,
      ExchangeLog log,
      Timers timers) {
    this.addresses = addresses;
    this.manager = manager;
    this.apis = List.copyOf(apis);
    this.tokens = tokens;
    this.log = log;
    this.timers = timers;
  }

  void handle(HttpExchange exchange) throws IOException {
    boolean withheld = false;
    try {
      Instant time = timers.now();
      long start = System.nanoTime();
      RequestTarget target = RequestTarget.parse(exchange.getRequestURI().toString());
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Answer answer = answer(exchange, target, body);
      Map<String, String> headers = headers(exchange, answer.response());
      if (!target.path().startsWith(OWN_PATHS)) {
        log.add(
            exchange,
            target,
            body,
            answer,
            headers,
            time,
            Duration.ofNanos(System.nanoTime() - start));
      }
      withheld = deliver(exchange, answer.response(), headers);
    } finally {
      if (!withheld) {
        exchange.close();
      }
    }
  }

  /** Sends an answer unless a fault withholds it. Returns true if the connection stays open. */
  private boolean deliver(HttpExchange exchange, ArmResponse response, Map<String, String> headers)
      throws IOException {
    InjectedFault fault = response.fault();
    if (fault == null) {
      send(exchange, response, headers);
      return false;
    }
    return switch (fault.delivery()) {
      case ANSWERED -> {
        send(exchange, response, headers);
        yield false;
      }
      // The caller closes the exchange. Without an answer this closes the connection, too.
      case DROPPED -> false;
      case WITHHELD -> {
        timers.at(timers.now().plus(fault.closeAfter()), exchange::close);
        yield true;
      }
    };
  }

  private Answer answer(HttpExchange exchange, RequestTarget target, String body) {
    String method = exchange.getRequestMethod();
    String principal = "";
    boolean azure = false;
    try {
      AnonymousRequest anonymous =
          new AnonymousRequest(method, target.path(), target.query(), body, base(exchange));
      for (AnonymousApi api : apis) {
        ArmResponse response = api.handle(anonymous);
        if (response != null) {
          return new Answer(response, "", false, "");
        }
      }
      if (target.path().startsWith(OWN_PATHS)) {
        return new Answer(manager.handleOwn(request(exchange, target, body, "")), "", false, "");
      }
      azure = true;
      principal = tokens.principal(exchange.getRequestHeaders().getFirst("Authorization"));
      ResourceManager.Answer answered = manager.handle(request(exchange, target, body, principal));
      return new Answer(answered.response(), principal, true, answered.operation());
    } catch (ArmException e) {
      return new Answer(e.toResponse(), principal, azure, "");
    } catch (Throwable e) {
      LOG.atError()
          .addKeyValue("method", method)
          .addKeyValue("path", target.path())
          .setCause(e)
          .log("A request failed because of an error in the emulator");
      return new Answer(
          ArmResponse.error(500, "InternalServerError", "The emulator failed. See its log."),
          principal,
          azure,
          "");
    }
  }

  /** Returns an unrouted request. Its body is parsed after routing. */
  private static ArmRequest request(
      HttpExchange exchange, RequestTarget target, String body, String principal) {
    Map<String, String> preconditions = new LinkedHashMap<>();
    for (String name : PRECONDITIONS) {
      String value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        preconditions.put(name, value);
      }
    }
    return new ArmRequest(
        exchange.getRequestMethod(),
        target.path(),
        target.query(),
        principal,
        new ArmRequest.Content(preconditions, body));
  }

  /** Returns the headers of an answer with absolute URLs. */
  private Map<String, String> headers(HttpExchange exchange, ArmResponse response) {
    String base = base(exchange);
    Map<String, String> headers = new LinkedHashMap<>();
    if (response.status() == 401) {
      headers.put("WWW-Authenticate", "Bearer authorization_uri=\"" + base + "/common\"");
    }
    response
        .headers()
        .forEach((name, value) -> headers.put(name, value.startsWith("/") ? base + value : value));
    return headers;
  }

  private String base(HttpExchange exchange) {
    return addresses.forClient(exchange.getRequestHeaders().getFirst("Host"));
  }

  /** Makes the URL of a list's next page absolute, as clients need it. */
  private static JsonNode absolute(JsonNode body, String base) {
    if (body instanceof ObjectNode object && Json.text(object, "/nextLink", "").startsWith("/")) {
      return object.deepCopy().put("nextLink", base + Json.text(object, "/nextLink"));
    }
    return body;
  }

  private void send(HttpExchange exchange, ArmResponse response, Map<String, String> headers)
      throws IOException {
    TracingHeaders.of(exchange.getRequestHeaders()).forEach(exchange.getResponseHeaders()::set);
    exchange.getResponseHeaders().set("Cache-Control", "no-cache");
    headers.forEach(exchange.getResponseHeaders()::set);
    JsonNode body = response.body();
    if (body == null || exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(response.status(), -1);
      return;
    }
    byte[] bytes = Json.write(absolute(body, base(exchange))).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(response.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /**
   * An answer and the caller.
   *
   * @param principal the caller, empty if not authenticated
   * @param azure true for a request of Azure's API
   * @param operation name of the operation in role definitions, empty if no operation answers
   */
  record Answer(ArmResponse response, String principal, boolean azure, String operation) {

    /** Returns the name of the injected fault, empty for none. */
    String fault() {
      InjectedFault fault = response.fault();
      return fault == null ? "" : fault.name();
    }
  }
}
