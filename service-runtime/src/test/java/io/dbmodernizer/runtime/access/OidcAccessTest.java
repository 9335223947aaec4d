package io.dbmodernizer.runtime.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A provider with keys of its own on this machine, and a service that trusts it. */
class OidcAccessTest {
  private static final String AUDIENCE = "api-of-the-modernizer";
  private static final AtomicInteger KEY_READS = new AtomicInteger();

  private static RSAKey key;
  private static HttpServer provider;
  private static String issuer = "";
  private static AccessServer server;

  @BeforeAll
  static void start() throws Exception {
    key = new RSAKeyGenerator(2048).keyID("key-1").generate();
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer = "http://127.0.0.1:" + provider.getAddress().getPort() + "/tenant/v2.0";
    serve(
        "/tenant/v2.0/.well-known/openid-configuration",
        "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(issuer, issuer));
    serve("/tenant/v2.0/keys", new JWKSet(key.toPublicJWK()).toString());
    provider.start();
    server = serviceOf(issuer);
  }

  @AfterAll
  static void stop() {
    server.close();
    provider.stop(0);
  }

  @Test
  void aTokenOfTheProviderLetsItsHolderInByRole() throws Exception {
    // Given
    String viewer = signed(claims("VIEWER"));
    String operator = signed(claims("OPERATOR"));

    // When
    HttpResponse<String> read = server.get("/api/caller", viewer);

    // Then
    assertThat(read.body())
        .isEqualTo(new Caller("ada@example.com", AccessRole.VIEWER, issuer).toString());
    assertThat(server.post("/preflight", viewer).statusCode()).isEqualTo(403);
    assertThat(server.post("/preflight", operator).statusCode()).isEqualTo(200);
  }

  @Test
  void aTokenWithoutARoleIsRefusedWithTheNamesOfTheRoles() throws Exception {
    // When
    HttpResponse<String> answer = server.get("/api/caller", signed(claims("Other.Role")));

    // Then
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("VIEWER or OPERATOR", "'roles'");
  }

  @Test
  void anExpiredTokenIsRefused() throws Exception {
    assertRefused(
        signed(claims("OPERATOR").expirationTime(Date.from(Instant.now().minusSeconds(120)))),
        "the token is expired or not valid yet");
  }

  @Test
  void aTokenThatIsNotValidYetIsRefused() throws Exception {
    assertRefused(
        signed(claims("OPERATOR").notBeforeTime(Date.from(Instant.now().plusSeconds(300)))),
        "the token is expired or not valid yet");
  }

  @Test
  void aTokenThatNeverExpiresIsRefused() throws Exception {
    assertRefused(
        signed(claims("OPERATOR").expirationTime(null)), "the token is expired or not valid yet");
  }

  @Test
  void aTokenForAnotherAudienceIsRefused() throws Exception {
    assertRefused(
        signed(claims("OPERATOR").audience("another-api")), "the token is for another audience");
  }

  /** Entra ID signs the tokens of all tenants with the same keys. */
  @Test
  void aTokenOfAnotherTenantIsRefused() throws Exception {
    assertRefused(
        signed(claims("OPERATOR").issuer(issuer.replace("tenant", "another-tenant"))),
        "the token is from another issuer");
  }

  @Test
  void aTokenWithoutASignatureIsRefused() throws Exception {
    assertRefused(new PlainJWT(claims("OPERATOR").build()).serialize(), "the token is not valid");
  }

  @Test
  void aTokenSignedByAnotherKeyIsRefused() throws Exception {
    // Given: another key under the same id, and one under an unknown id
    RSAKey same = new RSAKeyGenerator(2048).keyID("key-1").generate();
    RSAKey unknown = new RSAKeyGenerator(2048).keyID("key-2").generate();

    // Then
    assertRefused(
        signed(claims("OPERATOR"), JWSAlgorithm.RS256, "key-1", new RSASSASigner(same)),
        "the token is not valid");
    assertThat(
            server
                .get(
                    "/api/caller",
                    signed(
                        claims("OPERATOR"), JWSAlgorithm.RS256, "key-2", new RSASSASigner(unknown)))
                .statusCode())
        .isIn(401, 503);
  }

  @Test
  void aTokenSignedWithThePublicKeyAsSecretIsRefused() throws Exception {
    // Given
    byte[] secret = key.toRSAPublicKey().getEncoded();

    // Then
    assertRefused(
        signed(claims("OPERATOR"), JWSAlgorithm.HS256, "key-1", new MACSigner(secret)),
        "the token is not valid");
  }

  @Test
  void aTokenThatIsNoneAtAllIsRefused() throws Exception {
    assertRefused("abc.def.ghi", "the token is not valid");
  }

  @Test
  void unknownKeysDoNotMakeTheServiceCallTheProviderEachTime() throws Exception {
    // Given
    RSAKey unknown = new RSAKeyGenerator(2048).keyID("key-3").generate();
    server.get("/api/caller", signed(claims("VIEWER")));
    int before = KEY_READS.get();

    // When
    for (int i = 0; i < 20; i++) {
      server.get(
          "/api/caller",
          signed(
              claims("VIEWER"), JWSAlgorithm.RS256, "key-" + i + "x", new RSASSASigner(unknown)));
    }

    // Then
    assertThat(KEY_READS.get() - before).isLessThanOrEqualTo(2);
    assertThat(server.get("/api/caller", signed(claims("VIEWER"))).statusCode()).isEqualTo(200);
  }

  @Test
  void aServiceStartsWithoutItsProviderAndAnswersThatItCannotCheckNow() throws Exception {
    // Given
    try (AccessServer lonely = serviceOf("http://127.0.0.1:1/tenant/v2.0")) {
      // When
      HttpResponse<String> answer = lonely.get("/api/caller", signed(claims("VIEWER")));

      // Then
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(answer.body()).contains("the token cannot be checked now");
      assertThat(lonely.get("/actuator/health/liveness", null).statusCode()).isEqualTo(200);
    }
  }

  private static void assertRefused(String token, String reason) throws Exception {
    HttpResponse<String> answer = server.get("/api/caller", token);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .contains(
            "Bearer realm=\"DB Modernizer\", error=\"invalid_token\", error_description=\""
                + reason
                + "\"");
    assertThat(answer.body()).contains(reason, issuer).doesNotContain("Jwt", "xception", token);
  }

  private static AccessServer serviceOf(String issuer) {
    return AccessServer.start(
        "--dbmodernizer.access.mode=OIDC",
        "--dbmodernizer.access.oidc.issuer=" + issuer,
        "--dbmodernizer.access.oidc.audience=" + AUDIENCE);
  }

  private static JWTClaimsSet.Builder claims(String role) {
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .audience(AUDIENCE)
        .subject("subject-1")
        .claim("preferred_username", "ada@example.com")
        .claim("roles", List.of(role))
        .expirationTime(Date.from(Instant.now().plusSeconds(300)));
  }

  private static String signed(JWTClaimsSet.Builder claims) throws Exception {
    return signed(claims, JWSAlgorithm.RS256, "key-1", new RSASSASigner(key));
  }

  private static String signed(
      JWTClaimsSet.Builder claims, JWSAlgorithm algorithm, String keyId, JWSSigner signer)
      throws Exception {
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims.build());
    token.sign(signer);
    return token.serialize();
  }

  private static void serve(String path, String json) {
    provider.createContext(
        path,
        exchange -> {
          if (path.endsWith("/keys")) {
            KEY_READS.incrementAndGet();
          }
          byte[] body = json.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }
}
