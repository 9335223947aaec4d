package io.dbmodernizer.runtime.access;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which tokens of an OpenID Connect provider are accepted in the mode OIDC.
 *
 * @param issuer issuer of the tokens; https. Microsoft Entra ID: {@code
 *     https://login.microsoftonline.com/TENANT/v2.0}
 * @param audience audience that a token must be for: the application id of this service
 * @param rolesClaim claim that lists the roles of the caller
 * @param viewerRole value in that claim that makes the caller a VIEWER
 * @param operatorRole value in that claim that makes the caller an OPERATOR
 * @param nameClaim claim with the name of the caller; {@code sub} where a token lacks it
 */
@ConfigurationProperties("dbmodernizer.access.oidc")
public record OidcProperties(
    @Nullable URI issuer,
    @Nullable String audience,
    @DefaultValue("roles") String rolesClaim,
    @DefaultValue("VIEWER") String viewerRole,
    @DefaultValue("OPERATOR") String operatorRole,
    @DefaultValue("preferred_username") String nameClaim) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  /** Checks the forms. */
  public OidcProperties {
    issuer = issuer == null || issuer.toString().isBlank() ? null : issuer;
    audience = audience == null || audience.isBlank() ? null : audience;
    if (issuer != null && !isTrustworthy(issuer)) {
      throw new IllegalArgumentException(
          "dbmodernizer.access.oidc.issuer is "
              + issuer
              + "; give an https address (http only for this machine itself)");
    }
    if (viewerRole.equals(operatorRole)) {
      throw new IllegalArgumentException(
          "dbmodernizer.access.oidc.viewer-role and .operator-role are both '"
              + viewerRole
              + "'; give different values");
    }
  }

  /** Returns the issuer as the tokens write it. */
  String requiredIssuer() {
    return required(issuer, "issuer").toString();
  }

  String requiredAudience() {
    return required(audience, "audience");
  }

  static boolean isTrustworthy(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    boolean local = scheme.equals("http") && LOOPBACK.contains(String.valueOf(address.getHost()));
    return address.getHost() != null && (scheme.equals("https") || local);
  }

  private static <T> T required(@Nullable T value, String name) {
    if (value == null) {
      throw new IllegalArgumentException(
          "dbmodernizer.access.mode is OIDC, so dbmodernizer.access.oidc.%s must be set"
              .formatted(name));
    }
    return value;
  }
}
