package io.dbmodernizer.emulator.sql.server;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.route.Route;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.sql.path.SqlPaths;
import java.util.stream.Stream;

/** The names of servers. A name is unique in all of Azure. */
public record ServerNames(ResourceDirectory directory) {

  /** Returns the route of operation {@code Servers_CheckNameAvailability}. */
  public Route route() {
    return Route.of(
        "POST",
        "/subscriptions/{subscription}/providers/Microsoft.Sql/checkNameAvailability",
        this::check);
  }

  private ArmResponse check(ArmRequest request) {
    String name = Json.text(request.requiredBody(), "/name", "");
    boolean taken = named(name).findAny().isPresent();
    return ArmResponse.of(
        200,
        Json.object(
            body -> {
              body.put("name", name).put("available", !taken);
              if (taken) {
                body.put("reason", "AlreadyExists");
                body.put("message", "Specified server name is already used.");
              }
            }));
  }

  /**
   * Requires that no other server has the name.
   *
   * @throws ArmException 400 NameAlreadyExists
   */
  void requireFree(ResourceId id) {
    if (named(id.name()).anyMatch(other -> !other.sameAs(id))) {
      throw ArmException.badRequest(
          "NameAlreadyExists",
          "The name '%s' already exists. Choose a different name: a server's name is unique in all of Azure."
              .formatted(id.name()));
    }
  }

  private Stream<ResourceId> named(String name) {
    return directory.takenIds(SqlPaths.SERVER_TYPE).stream()
        .filter(id -> id.name().equalsIgnoreCase(name));
  }
}
