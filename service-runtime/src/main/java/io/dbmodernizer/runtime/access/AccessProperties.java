package io.dbmodernizer.runtime.access;

import io.dbmodernizer.request.SecretRef;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call the HTTP interfaces of a service.
 *
 * @param mode {@code OPEN} (programs on this machine; only while the service listens on loopback),
 *     {@code TOKENS}, {@code OIDC} or {@code CLOSED} (health and metrics only). Absent: {@code
 *     OPEN} on loopback, {@code CLOSED} otherwise
 * @param tokens tokens of the mode {@code TOKENS}, each with {@code name}, {@code role} ({@code
 *     VIEWER} or {@code OPERATOR}) and {@code token-ref}, the reference to the secret ({@code
 *     env:}, {@code file:}, {@code keyvault:}), which has 32 or more letters, digits and -._~+/
 * @param tokenRefresh time after which the secrets of the tokens are read anew, 1s to 1h
 * @param openMetrics whether metrics are served without a token; they name servers and
 *     subscriptions, but no databases
 */
@ConfigurationProperties("dbmodernizer.access")
public record AccessProperties(
    @Nullable AccessMode mode,
    @DefaultValue List<Token> tokens,
    @DefaultValue("1m") Duration tokenRefresh,
    @DefaultValue("true") boolean openMetrics) {
  private static final Duration SHORTEST_REFRESH = Duration.ofSeconds(1);
  private static final Duration LONGEST_REFRESH = Duration.ofHours(1);

  /**
   * A static token.
   *
   * @param name name of its holder, a person or a program
   * @param role what its holder may do
   * @param tokenRef reference to the secret
   */
  public record Token(String name, AccessRole role, String tokenRef) {

    /** Checks the forms. */
    @SuppressWarnings("ConstantValue") // Binding passes null for what the configuration lacks.
    public Token {
      if (name == null || name.isBlank() || role == null) {
        throw new IllegalArgumentException(
            "dbmodernizer.access.tokens has an entry without a name or a role; give name, role"
                + " (VIEWER or OPERATOR) and token-ref");
      }
      if (!SecretRef.isReference(tokenRef)) {
        throw new IllegalArgumentException(
            "dbmodernizer.access.tokens: token-ref of '%s' is not a reference; give %s"
                .formatted(name, SecretRef.ACCEPTED));
      }
    }
  }

  /** Checks the settings against each other. */
  public AccessProperties {
    tokens = List.copyOf(tokens);
    if (tokenRefresh.compareTo(SHORTEST_REFRESH) < 0
        || tokenRefresh.compareTo(LONGEST_REFRESH) > 0) {
      throw new IllegalArgumentException(
          "dbmodernizer.access.token-refresh is " + tokenRefresh + ", must be 1s to 1h");
    }
    if ((mode == AccessMode.TOKENS) == tokens.isEmpty()) {
      throw new IllegalArgumentException(
          mode == AccessMode.TOKENS
              ? "dbmodernizer.access.mode is TOKENS, but there is no token; give"
                  + " dbmodernizer.access.tokens[0].name, .role and .token-ref"
              : "dbmodernizer.access.tokens has tokens, but dbmodernizer.access.mode is not TOKENS;"
                  + " set the mode or remove the tokens");
    }
    Set<String> names = new HashSet<>();
    for (Token token : tokens) {
      if (!names.add(token.name())) {
        throw new IllegalArgumentException(
            "dbmodernizer.access.tokens names '"
                + token.name()
                + "' twice; give each token its own name");
      }
    }
  }
}
