package io.dbmodernizer.emulator.http;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.store.ResourceStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The bearer tokens of the emulator. A token is random and valid for 3599 seconds. The store holds
 * only the hash of a token. A token stays valid if the emulator restarts with its data.
 */
public final class Tokens {

  static final Duration LIFETIME = Duration.ofSeconds(3599);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final InstantSource clock;
  private final ResourceStore store;
  private final MVMap<String, String> issued;
  private final @Nullable String staticToken;

  /**
   * Creates the token register.
   *
   * @param staticToken a token that is always accepted, null for none
   */
  public Tokens(InstantSource clock, ResourceStore store, @Nullable String staticToken) {
    this.clock = clock;
    this.store = store;
    this.issued = store.map("tokens");
    this.staticToken = staticToken;
  }

  /** Issues a new token for a client id. */
  public String issue(String clientId) {
    byte[] random = new byte[32];
    RANDOM.nextBytes(random);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    issued.put(
        hash(token),
        Json.write(
            Json.object(
                json ->
                    json.put("client", clientId)
                        .put("expires", clock.instant().plus(LIFETIME).toString()))));
    store.commit();
    return token;
  }

  /**
   * Returns the principal of a request.
   *
   * @param authorization header {@code Authorization}, null if missing
   * @throws ArmException 401 AuthenticationFailed without the header; 401
   *     InvalidAuthenticationToken or ExpiredAuthenticationToken for an unknown or expired token
   */
  String principal(@Nullable String authorization) {
    if (authorization == null) {
      throw new ArmException(
          401,
          "AuthenticationFailed",
          "Authentication failed. The 'Authorization' header is missing.");
    }
    String token = authorization.startsWith("Bearer ") ? authorization.substring(7).trim() : "";
    if (staticToken != null && same(token, staticToken)) {
      return "static-token";
    }
    String found = issued.get(hash(token));
    if (found == null) {
      throw new ArmException(
          401,
          "InvalidAuthenticationToken",
          "The access token is invalid. This emulator has not issued it.");
    }
    ObjectNode json = Json.parseObject(found);
    if (Instant.parse(Json.text(json, "/expires", "")).isBefore(clock.instant())) {
      throw new ArmException(401, "ExpiredAuthenticationToken", "The access token has expired.");
    }
    return Json.text(json, "/client", "");
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static String hash(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
