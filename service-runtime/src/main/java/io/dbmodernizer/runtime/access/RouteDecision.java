package io.dbmodernizer.runtime.access;

import java.io.Serial;
import org.springframework.security.authorization.AuthorizationDecision;

/** A decision about a request, with what its route needs. */
final class RouteDecision extends AuthorizationDecision {
  @Serial private static final long serialVersionUID = 1L;

  private final RouteRule.Need need;

  RouteDecision(boolean granted, RouteRule.Need need) {
    super(granted);
    this.need = need;
  }

  RouteRule.Need need() {
    return need;
  }
}
