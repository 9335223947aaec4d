package io.dbmodernizer.monitoring.api.action;

import io.dbmodernizer.runtime.access.AccessMode;
import io.dbmodernizer.runtime.access.AccessRole;
import io.dbmodernizer.runtime.access.Caller;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The resource {@code /api/v1/me}: who the caller is to this service. */
@RestController
final class MeController {
  private final AccessMode mode;

  MeController(AccessMode mode) {
    this.mode = mode;
  }

  /**
   * The caller.
   *
   * @param name name for people
   * @param role what the caller may do
   * @param issuer who vouches for the name
   * @param authenticated whether somebody does
   * @param mode how the service tells who calls it
   */
  record Me(
      String name,
      @Nullable AccessRole role,
      String issuer,
      boolean authenticated,
      AccessMode mode) {}

  @Operation(operationId = "getMe", tags = "access", summary = "Shows who the caller is")
  @GetMapping(path = "/api/v1/me", produces = MediaType.APPLICATION_JSON_VALUE)
  Me me() {
    Caller caller = Caller.current().orElse(Caller.UNAUTHENTICATED);
    return new Me(caller.name(), caller.role(), caller.issuer(), caller.isAuthenticated(), mode);
  }
}
