package io.dbmodernizer.emulator.sql.restore;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.route.Route;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.sql.path.SqlPaths;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * The databases that geo-restore can use, because their backups are geo-redundant: operations
 * {@code RecoverableDatabases_Get} and {@code RecoverableDatabases_ListByServer}.
 */
final class RecoverableDatabases {

  private static final String PATTERN = SqlPaths.SERVER + "/recoverableDatabases";
  private static final Set<String> IN_A_SECOND_REGION = Set.of("Geo", "GeoZone");

  private final ResourceDirectory directory;
  private final InstantSource clock;

  RecoverableDatabases(ResourceDirectory directory, InstantSource clock) {
    this.directory = directory;
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", PATTERN, this::list), Route.of("GET", PATTERN + "/{database}", this::get));
  }

  /** Returns the database of a recoverable database, empty if there is none. */
  Optional<Resource> find(ResourceId recoverable) {
    ResourceId server = recoverable.parent();
    return server == null
        ? Optional.empty()
        : directory
            .find(server.child("databases", recoverable.name()))
            .filter(RecoverableDatabases::isGeoRedundant);
  }

  static boolean isGeoRedundant(Resource database) {
    return IN_A_SECOND_REGION.contains(
        Json.text(database.body(), "/properties/currentBackupStorageRedundancy", ""));
  }

  private ArmResponse list(ArmRequest request) {
    ResourceId server = server(request);
    return ArmResponse.list(
        directory.within(server).stream()
            .filter(resource -> resource.id().type().equals(SqlPaths.DATABASE_TYPE))
            .filter(RecoverableDatabases::isGeoRedundant)
            .map(database -> view(server, database))
            .toList());
  }

  private ArmResponse get(ArmRequest request) {
    ResourceId server = server(request);
    String name = request.parameter("database");
    Resource database =
        find(server.child("recoverableDatabases", name))
            .orElseThrow(
                () ->
                    ArmException.notFound(
                        "ResourceNotFound",
                        "The requested resource of type 'Microsoft.Sql/servers/recoverableDatabases' with name '%s' was not found."
                            .formatted(name)));
    return ArmResponse.of(200, view(server, database));
  }

  private ResourceId server(ArmRequest request) {
    ResourceId server =
        new ResourceId(
            "/subscriptions/%s/resourceGroups/%s/providers/Microsoft.Sql/servers/%s"
                .formatted(
                    request.parameter("subscription"),
                    request.parameter("group"),
                    request.parameter("server")));
    return directory
        .find(server)
        .map(Resource::id)
        .orElseThrow(
            () ->
                ArmException.notFound(
                    "ParentResourceNotFound",
                    "Can not perform requested operation on nested resource. Parent resource '%s' not found."
                        .formatted(server.name())));
  }

  private ObjectNode view(ResourceId server, Resource database) {
    ResourceId id = server.child("recoverableDatabases", database.id().name());
    return Json.object(
        body -> {
          body.put("id", id.value()).put("name", id.name());
          body.put("type", "Microsoft.Sql/servers/recoverableDatabases");
          body.putObject("properties")
              .put("edition", Json.text(database.body(), "/sku/tier"))
              .put(
                  "serviceLevelObjective",
                  Json.text(database.body(), "/properties/currentServiceObjectiveName"))
              .put("lastAvailableBackupDate", clock.instant().toString());
        });
  }
}
