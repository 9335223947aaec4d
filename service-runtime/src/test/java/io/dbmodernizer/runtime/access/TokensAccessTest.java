package io.dbmodernizer.runtime.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class TokensAccessTest {
  private static final String VIEWER = "viewer-0123456789-0123456789-0123456789";
  private static final String OPERATOR = "operator-0123456789-0123456789-0123456789";

  @TempDir private static Path folder;
  private static AccessServer server;

  @BeforeAll
  static void start() throws Exception {
    server =
        AccessServer.start(
            "--dbmodernizer.access.mode=TOKENS",
            "--dbmodernizer.access.tokens[0].name=dashboards",
            "--dbmodernizer.access.tokens[0].role=VIEWER",
            "--dbmodernizer.access.tokens[0].token-ref=" + secret("viewer", VIEWER),
            "--dbmodernizer.access.tokens[1].name=platform-team",
            "--dbmodernizer.access.tokens[1].role=OPERATOR",
            "--dbmodernizer.access.tokens[1].token-ref=" + secret("operator", OPERATOR));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theCallerIsKnownToTheCodeByItsName() throws Exception {
    assertThat(server.get("/api/caller", VIEWER).body())
        .isEqualTo(new Caller("dashboards", AccessRole.VIEWER, "configuration").toString());
  }

  @Test
  void aViewerReadsAndAnOperatorActs() throws Exception {
    assertThat(server.get("/api/caller", VIEWER).statusCode()).isEqualTo(200);
    assertThat(server.get("/api/caller", OPERATOR).statusCode()).isEqualTo(200);
    assertThat(server.post("/api/things", OPERATOR).statusCode()).isEqualTo(200);
    assertThat(server.post("/preflight", OPERATOR).statusCode()).isEqualTo(200);

    HttpResponse<String> refused = server.post("/preflight", VIEWER);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("\"remedy\":\"Use a token with the role OPERATOR.\"");
    assertThat(refused.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  @Test
  void aCallWithoutATokenIsToldHowToSendOne() throws Exception {
    // When
    HttpResponse<String> answer = server.get("/api/caller", null);

    // Then
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .contains("Bearer realm=\"DB Modernizer\"");
    assertThat(answer.body()).contains("Authorization: Bearer TOKEN", "\"status\":401");
  }

  @ParameterizedTest
  @ValueSource(strings = {VIEWER + "x", "short", "not a token", ""})
  void anUnknownTokenIsRefused(String token) throws Exception {
    // When
    HttpResponse<String> answer = server.get("/api/caller", token);

    // Then
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).doesNotContain("dashboards");
  }

  @Test
  void healthAndMetricsNeedNoTokenButShowNoDetails() throws Exception {
    assertThat(server.get("/actuator/health/liveness", null).statusCode()).isEqualTo(200);
    assertThat(server.get("/actuator/metrics", null).statusCode()).isEqualTo(200);
    assertThat(server.get("/actuator/health", null).body()).doesNotContain("diskSpace");
    assertThat(server.get("/actuator/health", VIEWER).body())
        .contains("diskSpace")
        .doesNotContain("path");
    assertThat(server.get("/actuator/info", null).statusCode()).isEqualTo(401);
  }

  @Test
  void aRouteWithoutARuleIsServedToNobody() throws Exception {
    assertThat(server.get("/forgotten", null).statusCode()).isEqualTo(401);
    assertThat(server.get("/forgotten", VIEWER).statusCode()).isEqualTo(404);
    assertThat(server.get("/forgotten", OPERATOR).statusCode()).isEqualTo(404);
    assertThat(server.get("/error", OPERATOR).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/caller", "/actuator/health", "/forgotten", "/api/none", "/api//caller"})
  void everyAnswerHasTheHeadersThatKeepABrowserFromUsingIt(String path) throws Exception {
    for (String token : new String[] {null, VIEWER}) {
      // When
      HttpResponse<String> answer = server.get(path, token);

      // Then
      AccessHeaders.ALL.forEach(
          (name, value) ->
              assertThat(answer.headers().allValues(name)).as(name).containsExactly(value));
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }
  }

  @Test
  void noOtherOriginIsLetIn() throws Exception {
    // When
    HttpResponse<String> asked =
        server.send(
            server
                .request("/api/things", null)
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));

    // Then
    assertThat(asked.statusCode()).isEqualTo(401);
    assertThat(asked.headers().map()).doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void theLogNamesRefusalsAndNoToken(CapturedOutput log) throws Exception {
    // When
    server.post("/api/things", VIEWER);
    server.get("/api/caller", OPERATOR + "-mistyped");

    // Then
    assertThat(log.getAll())
        .contains("Refused a call", "dashboards", "Refused a token")
        .doesNotContain(VIEWER)
        .doesNotContain(OPERATOR)
        .doesNotContain("generated security password");
  }

  @Test
  void aCallerWhoLeavesAnAnswerIsNoErrorInTheLog(CapturedOutput log) throws Exception {
    // When
    server.leaveEndlessAnswer(VIEWER);

    // Then
    assertThat(log.getAll()).doesNotContain("Access Denied", "Exception Processing");
  }

  @Test
  void thePortOfManagementHasTheSameRules() throws Exception {
    // Given
    try (AccessServer split =
        AccessServer.start(
            "--management.server.port=0",
            "--management.server.address=127.0.0.1",
            "--dbmodernizer.access.mode=TOKENS",
            "--dbmodernizer.access.tokens[0].name=dashboards",
            "--dbmodernizer.access.tokens[0].role=VIEWER",
            "--dbmodernizer.access.tokens[0].token-ref=" + secret("split", VIEWER))) {
      String info = "http://127.0.0.1:" + split.managementPort() + "/actuator/info";

      // When
      int nobody = split.send(HttpRequest.newBuilder(URI.create(info))).statusCode();
      int viewer =
          split
              .send(
                  HttpRequest.newBuilder(URI.create(info))
                      .header("Authorization", "Bearer " + VIEWER))
              .statusCode();

      // Then
      assertThat(nobody).isEqualTo(401);
      assertThat(viewer).isEqualTo(200);
    }
  }

  @Test
  void aShortTokenStopsTheStart() throws Exception {
    // Given
    String reference = secret("short", "only-thirty-one-characters-0123");

    // Then
    assertThatThrownBy(
            () ->
                AccessServer.start(
                    "--dbmodernizer.access.mode=TOKENS",
                    "--dbmodernizer.access.tokens[0].name=ci",
                    "--dbmodernizer.access.tokens[0].role=VIEWER",
                    "--dbmodernizer.access.tokens[0].token-ref=" + reference))
        .rootCause()
        .hasMessageContaining("'ci'")
        .hasMessageContaining("32 or more")
        .hasMessageNotContaining("only-thirty-one");
  }

  private static String secret(String name, String value) throws Exception {
    return "file:" + Files.writeString(folder.resolve(name), value);
  }
}
