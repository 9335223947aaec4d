package io.dbmodernizer.emulator.authorization;

import io.dbmodernizer.emulator.arm.Provider;
import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.route.Route;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The provider {@code Microsoft.Authorization}: operations {@code Permissions_ListForResource} and
 * {@code Permissions_ListForResourceGroup}, which return the permissions of the caller. The
 * emulator's own API {@code /_emulator/access} assigns roles. GET lists the assignments, POST
 * {@code {"principal":"…","scope":"/…","role":{…}}} adds one, DELETE removes all.
 */
public final class AuthorizationProvider implements Provider {

  private static final String PATH = "/_emulator/access";

  private final RoleAssignments access;

  /** Creates the provider for these role assignments. */
  public AuthorizationProvider(RoleAssignments access) {
    this.access = access;
  }

  @Override
  public List<ResourceType> types() {
    return List.of();
  }

  @Override
  public List<Route> actions() {
    return List.of(
        Route.of(
            "GET", "{scope*}/providers/Microsoft.Authorization/permissions", this::permissions));
  }

  @Override
  public List<Route> ownActions() {
    return List.of(
        Route.of("GET", PATH, this::list),
        Route.of("POST", PATH, this::assign),
        Route.of("DELETE", PATH, this::clear));
  }

  private ArmResponse permissions(ArmRequest request) {
    return ArmResponse.list(
        access.permissions(request.principal(), request.parameter("scope")).stream()
            .map(Permissions::toJson)
            .toList());
  }

  private ArmResponse list(ArmRequest request) {
    return ArmResponse.list(
        access.assignments().stream().map(AuthorizationProvider::json).toList());
  }

  private static ObjectNode json(RoleAssignments.Assignment assignment) {
    return Json.object(
        json -> {
          json.put("principal", assignment.principal()).put("scope", assignment.scope());
          assignment.role().forEach(each -> json.withArray("permissions").add(each.toJson()));
        });
  }

  private ArmResponse assign(ArmRequest request) {
    String principal = Json.text(request.requiredBody(), "/principal", "");
    String scope = Json.text(request.requiredBody(), "/scope", "/");
    if (principal.isBlank()
        || !scope.startsWith("/")
        || !(request.requiredBody().get("role") instanceof ObjectNode role)) {
      throw ArmException.badRequest(
          "InvalidAssignment",
          "'principal' (a client id) and 'role' (a role definition) are required. 'scope' must begin with '/'.");
    }
    try {
      access.assign(principal, scope, Permissions.ofRole(role));
    } catch (IllegalArgumentException e) {
      throw ArmException.badRequest("InvalidAssignment", String.valueOf(e.getMessage()));
    }
    return ArmResponse.empty(204);
  }

  private ArmResponse clear(ArmRequest request) {
    access.clear();
    return ArmResponse.empty(204);
  }
}
