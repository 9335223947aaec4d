package io.dbmodernizer.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A service with the responses that a test sets. It answers all other requests with 404. */
final class ServiceStub implements AutoCloseable {

  private record Answer(int status, String body) {}

  private final HttpServer server;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final Map<String, Answer> answersToBodies = new ConcurrentHashMap<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();

  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final AtomicInteger lost = new AtomicInteger();

  private volatile String lastQuery = "";
  private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

  private ServiceStub(HttpServer server) {
    this.server = server;
  }

  static ServiceStub start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ServiceStub stub = new ServiceStub(server);
    server.createContext("/", stub::handle);
    server.start();
    return stub;
  }

  /** Sets the response for a path, or for a path with its query. */
  ServiceStub answer(String path, int status, String body) {
    answers.put(path, new Answer(status, body));
    return this;
  }

  /** Sets the response to a POST whose body contains a text. */
  ServiceStub answerToBody(String text, int status, String body) {
    answersToBodies.put(text, new Answer(status, body));
    return this;
  }

  /** Sets the response to a report with one row. */
  ServiceStub reports(String path, String stage, String row) {
    return answer(path, 200, "{\"stage\":\"%s\",\"rows\":[%s]}".formatted(stage, row));
  }

  /** Adds a migration with a state, one stage and its resources in Azure. */
  ServiceStub knows(String id, String state, String stageState, String resources) {
    return answer(
            "/api/v1/migrations/" + id + "/resources", 200, "{\"items\":[%s]}".formatted(resources))
        .answer("/api/v1/migrations/" + id + "/alerts", 200, "{\"items\":[]}")
        .answer("/api/v1/migrations/" + id + "/tables", 200, "{\"items\":[],\"total\":0}")
        .answer(
            "/api/v1/migrations/" + id,
            200,
            """
            {"migrationId":"%s","state":"%s","target":"sql-sales/SalesDb",
             "stages":[{"name":"migration","state":"%s"}],
             "backupPolicy":{"weeklyRetention":"P4W"}}
            """
                .formatted(id, state, stageState));
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Returns the query of the last request; empty if it had none. */
  String lastQuery() {
    return lastQuery;
  }

  /** Returns the bodies that were posted. */
  List<String> bodies() {
    return bodies;
  }

  /** Returns the header {@code Authorization} of each request; empty for one without it. */
  List<String> authorizations() {
    return authorizations;
  }

  /** Returns the header {@code Idempotency-Key} of each request that has one. */
  List<String> keys() {
    return keys;
  }

  /** Makes the service cut the connections of the next requests after it has read them. */
  void loseAnswers(int requests) {
    lost.set(requests);
  }

  /** Makes the service cut every connection after some more answers. */
  void closeAfter(int answers) {
    left.set(answers);
  }

  private void handle(HttpExchange exchange) throws IOException {
    if (left.getAndDecrement() <= 0) {
      exchange.close();
      return;
    }
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    authorizations.add(authorization == null ? "" : authorization);
    String posted = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    bodies.add(posted);
    keys.addAll(exchange.getRequestHeaders().getOrDefault("Idempotency-Key", List.of()));
    if (lost.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      exchange.close();
      return;
    }
    String path = exchange.getRequestURI().getPath();
    String query = exchange.getRequestURI().getQuery();
    lastQuery = query == null ? "" : query;
    Answer ofPath = answers.getOrDefault(path, new Answer(404, "{}"));
    Answer ofQuery = answers.getOrDefault(path + "?" + query, ofPath);
    Answer answer =
        answersToBodies.entrySet().stream()
            .filter(each -> posted.contains(each.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(ofQuery);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
