package io.dbmodernizer.runtime.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAccessTest {
  private static AccessServer server;

  @BeforeAll
  static void start() {
    server = AccessServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aServiceOnLoopbackWithoutConfigurationServesItsOwnMachine() throws Exception {
    // When
    HttpResponse<String> read = server.get("/api/caller", null);
    HttpResponse<String> action = server.post("/api/things", null);

    // Then
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(read.body()).isEqualTo(Caller.UNAUTHENTICATED.toString());
    assertThat(action.statusCode()).isEqualTo(200);
    assertThat(server.get("/api/caller", "a-token-for-another-service").statusCode())
        .isEqualTo(200);
  }

  @Test
  void aPageThatPointsItsOwnNameToThisMachineIsRefused() throws Exception {
    // When
    String answer = raw("GET /api/caller HTTP/1.1\r\nHost: evil.example:" + server.port());

    // Then
    assertThat(answer)
        .startsWith("HTTP/1.1 403")
        .contains("application/problem+json", "127.0.0.1", "dbmodernizer.access.mode");
  }

  @Test
  void aCallThatAProxyPassesOnIsRefused() throws Exception {
    // When
    String answer =
        raw("GET /api/caller HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: 203.0.113.7");

    // Then
    assertThat(answer).startsWith("HTTP/1.1 403");
    assertThat(raw("GET /api/caller HTTP/1.1\r\nHost: localhost")).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example", "http://localhost:1", "http://127.0.0.1:1", "null"})
  void aPageOfAnotherOriginIsRefused(String origin) throws Exception {
    // Given
    String host = "Host: 127.0.0.1:" + server.port();

    // When
    String read = raw("GET /api/caller HTTP/1.1\r\n" + host + "\r\nOrigin: " + origin);
    String action = raw("POST /api/things HTTP/1.1\r\n" + host + "\r\nOrigin: " + origin);

    // Then
    assertThat(List.of(read, action))
        .allSatisfy(
            answer ->
                assertThat(answer)
                    .startsWith("HTTP/1.1 403")
                    .contains("application/problem+json", "another origin"));
    assertThat(
            raw(
                "POST /api/things HTTP/1.1\r\n"
                    + host
                    + "\r\nOrigin: http://127.0.0.1:"
                    + server.port()))
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void healthShowsNoPathOfTheDisk() throws Exception {
    // When
    String body = server.get("/actuator/health", null).body();

    // Then
    assertThat(body).contains("diskSpace", "free").doesNotContain("path");
  }

  @Test
  void aServiceThatOthersReachRefusesToStartOpen() {
    assertThatThrownBy(
            () -> AccessServer.start("--dbmodernizer.access.mode=OPEN", "--server.address=0.0.0.0"))
        .rootCause()
        .hasMessageContaining("dbmodernizer.access.mode is OPEN")
        .hasMessageContaining("server.address")
        .hasMessageContaining("TOKENS or OIDC");
  }

  private static String raw(String head) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket
          .getOutputStream()
          .write((head + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
