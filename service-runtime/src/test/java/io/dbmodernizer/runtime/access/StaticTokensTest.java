package io.dbmodernizer.runtime.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.runtime.access.AccessProperties.Token;
import io.dbmodernizer.runtime.secret.KeyVaultSecrets;
import io.dbmodernizer.runtime.secret.SecretResolver;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import reactor.core.publisher.Mono;

class StaticTokensTest {
  private static final String FIRST = "first-0123456789-0123456789-0123456789";
  private static final String SECOND = "second-0123456789-0123456789-0123456789";

  private final Map<String, String> environment = new HashMap<>();
  private final SecretResolver secrets =
      new SecretResolver(
          environment::get,
          new KeyVaultSecrets(
              context -> Mono.error(new IllegalStateException("no vault here")),
              request -> Mono.error(new IllegalStateException("no vault here"))));
  private Instant now = Instant.EPOCH;

  @BeforeEach
  void firstToken() {
    environment.put("TOKEN", FIRST);
  }

  @Test
  void aRotatedTokenReplacesTheFormerAfterTheRefreshTime() {
    // Given
    StaticTokens tokens = tokens(new Token("ci", AccessRole.OPERATOR, "env:TOKEN"));
    assertThat(caller(tokens, FIRST)).isNotNull();

    // When
    environment.put("TOKEN", SECOND);
    now = now.plusSeconds(61);

    // Then
    assertThat(caller(tokens, SECOND)).isNotNull();
    assertThat(caller(tokens, FIRST)).isNull();
  }

  @Test
  void aSecretThatCannotBeReadAnewLocksNobodyOut() {
    // Given
    StaticTokens tokens = tokens(new Token("ci", AccessRole.OPERATOR, "env:TOKEN"));

    // When
    environment.remove("TOKEN");
    now = now.plusSeconds(61);

    // Then
    assertThat(caller(tokens, FIRST))
        .isEqualTo(new Caller("ci", AccessRole.OPERATOR, "configuration"));
  }

  @Test
  void twoCallersWithOneTokenAreRefusedAtTheStart() {
    assertThatThrownBy(
            () ->
                tokens(
                    new Token("a", AccessRole.VIEWER, "env:TOKEN"),
                    new Token("b", AccessRole.OPERATOR, "env:TOKEN")))
        .hasMessageContaining("'a' and 'b' have the same token")
        .hasMessageNotContaining(FIRST);
  }

  @Test
  void aMissingSecretIsNamedByItsReference() {
    assertThatThrownBy(() -> tokens(new Token("a", AccessRole.VIEWER, "env:NONE")))
        .hasMessageContaining("env:NONE")
        .hasMessageContaining("cannot be read");
  }

  @Test
  void settingsThatContradictEachOtherAreRefused() {
    // Given
    List<Token> one = List.of(new Token("a", AccessRole.VIEWER, "env:TOKEN"));

    // Then
    assertThatThrownBy(() -> properties(AccessMode.TOKENS, List.of()))
        .hasMessageContaining("there is no token");
    assertThatThrownBy(() -> properties(AccessMode.OIDC, one))
        .hasMessageContaining("is not TOKENS");
    assertThatThrownBy(() -> properties(AccessMode.TOKENS, List.of(one.get(0), one.get(0))))
        .hasMessageContaining("'a' twice");
    assertThatThrownBy(() -> new Token("a", AccessRole.VIEWER, FIRST))
        .hasMessageContaining("is not a reference")
        .hasMessageNotContaining(FIRST);
  }

  private StaticTokens tokens(Token... tokens) {
    return new StaticTokens(properties(AccessMode.TOKENS, List.of(tokens)), secrets, () -> now);
  }

  private static AccessProperties properties(AccessMode mode, List<Token> tokens) {
    return new AccessProperties(mode, tokens, Duration.ofMinutes(1), true);
  }

  private static @Nullable Caller caller(StaticTokens tokens, String token) {
    try {
      return Caller.of(tokens.authenticate(new BearerTokenAuthenticationToken(token)))
          .orElseThrow();
    } catch (InvalidBearerTokenException e) {
      return null;
    }
  }
}
