package io.dbmodernizer.emulator.authorization;

import io.dbmodernizer.emulator.arm.call.ApiCall;
import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.route.Interceptor;
import io.dbmodernizer.emulator.arm.route.RouteHandler;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;

/** The check that a principal may call an operation: 403 AuthorizationFailed if not. */
public final class AuthorizationInterceptor implements Interceptor {

  /** Operations that Azure does not publish, so that no role can name them. All may call them. */
  private static final Set<String> UNPUBLISHED =
      Set.of("Microsoft.Storage/locations/asyncoperations/read");

  private final RoleAssignments access;

  /** Creates the check of these role assignments. */
  public AuthorizationInterceptor(RoleAssignments access) {
    this.access = access;
  }

  @Override
  public ArmResponse intercept(ArmRequest request, RouteHandler next) {
    ApiCall call = request.requiredCall();
    if (!UNPUBLISHED.contains(call.operation())
        && !access.allows(request.principal(), call.scope(), call.operation())) {
      throw new ArmException(
          403,
          "AuthorizationFailed",
          "The client '%s' with object id '%s' does not have authorization to perform action '%s' over scope '%s' or the scope is invalid. If access was recently granted, please refresh your credentials."
              .formatted(
                  request.principal(),
                  objectId(request.principal()),
                  call.operation(),
                  call.scope()));
    }
    return next.handle(
        request.withRights(
            (operation, scope) -> access.allowsLinked(request.principal(), scope, operation)));
  }

  /** Returns an object id derived from the principal. The emulator has no directory. */
  private static UUID objectId(String principal) {
    return UUID.nameUUIDFromBytes(principal.getBytes(StandardCharsets.UTF_8));
  }
}
