package io.dbmodernizer.runtime.access;

import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.step.StepException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/**
 * The callers with static tokens. It keeps the hashes of the tokens and compares a hash with all of
 * them, so that the time of an answer says nothing about a token.
 */
final class StaticTokens implements AuthenticationManager {
  private static final Logger LOG = LoggerFactory.getLogger(StaticTokens.class);
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9\\-._~+/]{32,}=*");

  private record Known(Caller caller, byte[] hash) {}

  private record Loaded(List<Known> tokens, Instant at) {}

  private final List<AccessProperties.Token> settings;
  private final Duration refresh;
  private final SecretResolver secrets;
  private final InstantSource clock;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Loaded loaded;

  /**
   * Reads the tokens.
   *
   * @throws IllegalStateException if a token cannot be read, is too short or stands for two callers
   */
  StaticTokens(AccessProperties properties, SecretResolver secrets, InstantSource clock) {
    this.settings = properties.tokens();
    this.refresh = properties.tokenRefresh();
    this.secrets = secrets;
    this.clock = clock;
    this.loaded = new Loaded(read(), clock.instant());
  }

  @Override
  public Authentication authenticate(Authentication shown) {
    byte[] hash = hash(((BearerTokenAuthenticationToken) shown).getToken());
    Caller caller = null;
    for (Known known : current()) {
      if (MessageDigest.isEqual(known.hash(), hash)) {
        caller = known.caller();
      }
    }
    if (caller == null) {
      throw new InvalidBearerTokenException("the token is not known");
    }
    return new CallerAuthentication(caller);
  }

  private List<Known> current() {
    Instant now = clock.instant();
    if (now.isAfter(loaded.at().plus(refresh)) && reading.tryLock()) {
      try {
        loaded = new Loaded(readAgain(), now);
      } finally {
        reading.unlock();
      }
    }
    return loaded.tokens();
  }

  private List<Known> readAgain() {
    try {
      return read();
    } catch (IllegalStateException e) {
      LOG.atWarn()
          .addKeyValue("reason", e.getMessage())
          .log("The tokens of callers cannot be read anew; those read before stay valid");
      return loaded.tokens();
    }
  }

  private List<Known> read() {
    List<Known> known = new ArrayList<>();
    for (AccessProperties.Token token : settings) {
      byte[] hash = hash(secretOf(token));
      for (Known other : known) {
        if (MessageDigest.isEqual(other.hash(), hash)) {
          throw new IllegalStateException(
              "dbmodernizer.access.tokens: '%s' and '%s' have the same token; give each its own"
                  .formatted(other.caller().name(), token.name()));
        }
      }
      known.add(new Known(new Caller(token.name(), token.role(), Caller.CONFIGURATION), hash));
    }
    return List.copyOf(known);
  }

  private String secretOf(AccessProperties.Token token) {
    String secret;
    try {
      secret = secrets.resolve(token.tokenRef());
    } catch (StepException e) {
      throw unusable(token, "cannot be read", e);
    }
    if (!FORM.matcher(secret).matches()) {
      throw unusable(token, "has not the form of a token", null);
    }
    return secret;
  }

  private static IllegalStateException unusable(
      AccessProperties.Token token, String what, @Nullable Throwable cause) {
    return new IllegalStateException(
        ("dbmodernizer.access.tokens: the token of '%s' in %s %s; provide 32 or more letters, digits"
                + " and -._~+/ there, for example the output of 'openssl rand -hex 32'")
            .formatted(token.name(), token.tokenRef(), what),
        cause);
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
