package io.dbmodernizer.runtime.access;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The check of a token's signature, issuer, audience and time. It finds the keys by the issuer's
 * discovery document at the first token, so that a service starts without its provider.
 */
final class IssuerKeys {
  private static final int CALL_TIMEOUT_MS = 5_000;
  private static final int LARGEST_DOCUMENT = 256 * 1024;
  private static final long OUTAGE_MS = Duration.ofHours(4).toMillis();

  /** Signatures by a key that only the issuer has. A shared secret or no signature is refused. */
  private static final Set<JWSAlgorithm> SIGNATURES =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private IssuerKeys() {}

  /** Returns a decoder that accepts the tokens of the issuer for the audience. */
  static JwtDecoder decoder(OidcProperties properties) {
    String issuer = properties.requiredIssuer();
    OAuth2TokenValidator<Jwt> validator = validator(issuer, properties.requiredAudience());
    return new SupplierJwtDecoder(
        () -> {
          NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor(issuer));
          decoder.setJwtValidator(validator);
          return decoder;
        });
  }

  private static DefaultJWTProcessor<SecurityContext> processor(String issuer) {
    ResourceRetriever documents =
        new DefaultResourceRetriever(CALL_TIMEOUT_MS, CALL_TIMEOUT_MS, LARGEST_DOCUMENT);
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    // The validator of the decoder checks the claims.
    processor.setJWTClaimsSetVerifier((claims, context) -> {});
    try {
      // A token with an unknown key does not make the service call the issuer each time.
      JWKSource<SecurityContext> keys =
          JWKSourceBuilder.<SecurityContext>create(keysOf(issuer, documents).toURL(), documents)
              .refreshAheadCache(false)
              .rateLimited(true)
              .outageTolerant(OUTAGE_MS)
              .build();
      processor.setJWSKeySelector(new JWSVerificationKeySelector<>(SIGNATURES, keys));
    } catch (IOException | IllegalArgumentException | JacksonException e) {
      throw new JwtException("the discovery document of " + issuer + " cannot be read", e);
    }
    return processor;
  }

  private static URI keysOf(String issuer, ResourceRetriever documents) throws IOException {
    URI address = URI.create(issuer.replaceAll("/+$", "") + "/.well-known/openid-configuration");
    JsonNode document =
        JsonMapper.shared().readTree(documents.retrieveResource(address.toURL()).getContent());
    URI keys = URI.create(document.path("jwks_uri").asString(""));
    if (!document.path("issuer").asString("").equals(issuer)
        || !OidcProperties.isTrustworthy(keys)) {
      throw new IOException(address + " is about another issuer or has no https address of keys");
    }
    return keys;
  }

  private static OAuth2TokenValidator<Jwt> validator(String issuer, String audience) {
    JwtTimestampValidator times = new JwtTimestampValidator();
    times.setAllowEmptyExpiryClaim(false);
    return new DelegatingOAuth2TokenValidator<>(
        rule(
            "the token is from another issuer",
            token -> issuer.equals(token.getClaimAsString("iss"))),
        rule(
            "the token is for another audience",
            token -> token.getAudience() != null && token.getAudience().contains(audience)),
        rule("the token is expired or not valid yet", token -> !times.validate(token).hasErrors()));
  }

  private static OAuth2TokenValidator<Jwt> rule(String refusal, Predicate<Jwt> accepts) {
    OAuth2Error error = new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, refusal, null);
    return token ->
        accepts.test(token)
            ? OAuth2TokenValidatorResult.success()
            : OAuth2TokenValidatorResult.failure(error);
  }
}
