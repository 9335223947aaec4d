package io.dbmodernizer.monitoring.api.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.monitoring.api.RunningService;
import io.dbmodernizer.monitoring.api.Snapshot;
import io.dbmodernizer.topics.Topic;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The stream of the running service, read over HTTP. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StreamIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String ONE = "sales-fleet-2026-00001";
  private static final String TWO = "sales-fleet-2026-00002";

  @TempDir static Path folder;
  private static RunningService service;

  @BeforeAll
  static void start() throws Exception {
    service = new RunningService();
    service.publish(Topic.STATUS, ONE, Snapshot.of(1));
    service.publish(Topic.STATUS, TWO, Snapshot.of(2));
    service.flush();
    service.start(
        folder,
        "--dbmodernizer.api.stream.max-clients=2",
        "--dbmodernizer.api.stream.pending=16KB",
        "--dbmodernizer.api.stream.heartbeat=300ms");
    await().atMost(PATIENCE).until(() -> service.get("/api/v1/summary").statusCode() == 200);
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  @BeforeEach
  void awaitThatEarlierClientsHaveGone() {
    await().atMost(PATIENCE).until(() -> clients() == 0);
  }

  @Test
  @Order(1)
  void aClientReceivesChangesAndAfterAReconnectionWhatItHasMissed() throws Exception {
    // Given
    String last;
    try (Reader reader = new Reader("/api/v1/stream", null)) {
      reader.awaits("event: summary");

      // When
      service.publish(Topic.STATUS, ONE, Snapshot.of(ONE, 1, MigrationState.COMPLETED));

      // Then
      reader.awaits("event: migration");
      reader.awaits("\"migrationId\":\"" + ONE + "\",\"state\":\"COMPLETED\"");
      reader.awaits(": heartbeat");

      // When
      service.publish(Topic.STATUS, TWO, null);

      // Then
      reader.awaits("event: removed");
      last = reader.lastId();
    }

    // When
    service.publish(Topic.STATUS, ONE, Snapshot.of(ONE, 1, MigrationState.FAILED));
    await()
        .atMost(PATIENCE)
        .until(
            () -> service.json("/api/v1/migrations/" + ONE).path("state").asString(""),
            "FAILED"::equals);

    // Then
    awaitThatEarlierClientsHaveGone();
    try (Reader reader = new Reader("/api/v1/stream", last)) {
      reader.awaits("\"migrationId\":\"" + ONE + "\",\"state\":\"FAILED\"");
      reader.hasNot("event: reset");
    }
    awaitThatEarlierClientsHaveGone();
    try (Reader reader = new Reader("/api/v1/stream", "another-service-7")) {
      reader.awaits("event: reset");
    }
  }

  @Test
  @Order(2)
  void aClientOfOneMigrationReceivesItsPresentStateAndItsChanges() throws Exception {
    try (Reader reader = new Reader("/api/v1/stream?id=" + ONE, null)) {
      // Given
      reader.awaits("event: migration");

      // When
      service.publish(Topic.STATUS, TWO, Snapshot.of(2));
      service.publish(Topic.STATUS, ONE, Snapshot.of(ONE, 1, MigrationState.CANCELLED));

      // Then
      reader.awaits("\"state\":\"CANCELLED\"");
      reader.hasNot(TWO);
      reader.hasNot("event: summary");
    }
  }

  @Test
  @Order(3)
  void aClientThatLeavesMakesRoom() throws Exception {
    try (Reader one = new Reader("/api/v1/stream", null);
        Reader two = new Reader("/api/v1/stream", null)) {
      // Given
      one.awaits("event: summary");
      two.awaits("event: summary");

      // When
      HttpResponse<String> third = service.get("/api/v1/stream", "Accept", "text/event-stream");

      // Then
      assertThat(third.statusCode()).isEqualTo(503);
      assertThat(third.headers().firstValue("Retry-After")).contains("10");
      assertThat(third.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(third.body()).contains("remedy");
    }
    await().atMost(PATIENCE).until(() -> clients() == 0);
  }

  @Test
  @Order(4)
  void requestsThatAreNotAcceptedAreProblems() throws Exception {
    // When
    HttpResponse<String> unknown =
        service.get("/api/v1/stream?id=unknown", "Accept", "text/event-stream");
    HttpResponse<String> parameter = service.get("/api/v1/stream?ids=" + ONE);
    HttpResponse<String> json = service.get("/api/v1/stream", "Accept", "application/json");
    HttpResponse<String> head = service.send("HEAD", "/api/v1/stream");

    // Then
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(parameter.statusCode()).isEqualTo(400);
    assertThat(json.statusCode()).isEqualTo(406);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    assertThat(clients()).isZero();
  }

  @Test
  @Order(5)
  void aClientThatDoesNotReadIsDisconnectedAndTheServiceGoesOn() throws Exception {
    // Given
    URI uri = service.uri("/api/v1/stream");
    try (java.net.Socket socket = new java.net.Socket()) {
      socket.setReceiveBufferSize(4096);
      socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
      socket
          .getOutputStream()
          .write(
              "GET /api/v1/stream HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      await().atMost(PATIENCE).until(() -> clients() == 1);

      // When: more than the buffers of the operating system take
      for (int i = 10; i < 20_010; i++) {
        service.publish(Topic.STATUS, Snapshot.of(i).getMigrationId(), Snapshot.of(i));
      }
      service.flush();

      // Then
      await().atMost(PATIENCE).until(() -> clients() == 0);
      await()
          .atMost(PATIENCE)
          .until(() -> service.json("/api/v1/summary").path("migrations").asInt() == 20_002);
    }
  }

  @Test
  @Order(6)
  void aServiceThatStopsEndsItsStreams() throws Exception {
    try (Reader reader = new Reader("/api/v1/stream", null)) {
      // Given
      reader.awaits("event: summary");

      // When
      service.context().getBean(StreamLifecycle.class).stop();

      // Then
      reader.ends();
    }
  }

  private static int clients() {
    return service.context().getBean(StreamHub.class).size();
  }

  /** A client that keeps all lines that it has read. */
  private static final class Reader implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final InputStream body;
    private final Thread thread;

    Reader(String path, @Nullable String lastEventId) throws Exception {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(service.uri(path)).header("Accept", "text/event-stream");
      if (lastEventId != null) {
        request.header("Last-Event-ID", lastEventId);
      }
      HttpResponse<InputStream> answer =
          service.http().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/event-stream");
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
      body = answer.body();
      thread = new Thread(this::read, "reader");
      thread.start();
    }

    private void read() {
      try (BufferedReader reader =
          new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
        reader.lines().forEach(lines::add);
      } catch (IOException | UncheckedIOException e) {
        lines.add("closed: " + e.getMessage());
      }
    }

    void awaits(String text) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(lines).anyMatch(line -> line.contains(text)));
    }

    void hasNot(String text) {
      assertThat(lines).noneMatch(line -> line.contains(text));
    }

    String lastId() {
      List<String> ids = new ArrayList<>(lines);
      ids.removeIf(line -> !line.startsWith("id: "));
      return ids.get(ids.size() - 1).substring("id: ".length());
    }

    void ends() throws InterruptedException {
      thread.join(PATIENCE.toMillis());
      assertThat(thread.isAlive()).isFalse();
    }

    @Override
    public void close() throws Exception {
      body.close();
      ends();
    }
  }
}
