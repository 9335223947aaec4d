package io.dbmodernizer.runtime.access;

import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** The callers with tokens of an OpenID Connect provider. */
final class OidcTokens implements AuthenticationManager {
  private static final String NOT_VALID = "the token is not valid";

  private final OidcProperties properties;
  private final JwtDecoder decoder;

  OidcTokens(OidcProperties properties, JwtDecoder decoder) {
    this.properties = properties;
    this.decoder = decoder;
  }

  @Override
  public Authentication authenticate(Authentication shown) {
    try {
      return new CallerAuthentication(
          caller(decoder.decode(((BearerTokenAuthenticationToken) shown).getToken())));
    } catch (BadJwtException e) {
      throw new InvalidBearerTokenException(reason(e), e);
    } catch (JwtException | JwtDecoderInitializationException e) {
      throw new AuthenticationServiceException("the keys of the issuer cannot be read", e);
    }
  }

  /** Tells the reason only to those whose token has the issuer's signature. */
  private static String reason(BadJwtException refused) {
    return refused instanceof JwtValidationException invalid
        ? invalid.getErrors().stream()
            .map(OAuth2Error::getDescription)
            .filter(text -> text != null)
            .findFirst()
            .orElse(NOT_VALID)
        : NOT_VALID;
  }

  private Caller caller(Jwt token) {
    String name =
        Optional.ofNullable(token.getClaimAsString(properties.nameClaim()))
            .or(() -> Optional.ofNullable(token.getSubject()))
            .orElse("");
    return new Caller(name, role(token), properties.requiredIssuer());
  }

  private @Nullable AccessRole role(Jwt token) {
    Object roles = token.getClaims().get(properties.rolesClaim());
    if (has(roles, properties.operatorRole())) {
      return AccessRole.OPERATOR;
    }
    return has(roles, properties.viewerRole()) ? AccessRole.VIEWER : null;
  }

  private static boolean has(@Nullable Object claim, String role) {
    return claim instanceof Collection<?> several ? several.contains(role) : role.equals(claim);
  }
}
