package io.dbmodernizer.runtime.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who calls.
 *
 * @param name name for people and logs: the name of a static token, or a claim of the provider's
 *     token; {@code anybody} in the mode OPEN
 * @param role what the caller may do; null if the token gives no role in this service
 * @param issuer who vouches for the name: the issuer of the provider's token, {@code configuration}
 *     for a static token, {@code nobody} in the mode OPEN
 */
public record Caller(String name, @Nullable AccessRole role, String issuer) {

  /** The caller in the mode OPEN: anybody on this machine. */
  public static final Caller UNAUTHENTICATED = new Caller("anybody", AccessRole.OPERATOR, "nobody");

  /** Returns whether somebody vouches for the name. */
  public boolean isAuthenticated() {
    return !issuer.equals(UNAUTHENTICATED.issuer);
  }

  static final String CONFIGURATION = "configuration";

  /** Returns the caller of the request that this thread works on; empty without a request. */
  public static Optional<Caller> current() {
    return of(SecurityContextHolder.getContext().getAuthentication());
  }

  static Optional<Caller> of(@Nullable Authentication authentication) {
    return authentication instanceof CallerAuthentication known
        ? Optional.of(known.getPrincipal())
        : Optional.empty();
  }

  boolean may(AccessRole wanted) {
    return role != null && role.covers(wanted);
  }
}
