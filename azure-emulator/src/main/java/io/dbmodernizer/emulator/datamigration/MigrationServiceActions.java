package io.dbmodernizer.emulator.datamigration;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.call.PathPattern;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.route.Route;
import io.dbmodernizer.emulator.arm.store.AccessKeys;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.integration.IntegrationRuntimes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;

/**
 * The actions of a migration service: operations {@code SqlMigrationServices_listAuthKeys}, {@code
 * _regenerateAuthKeys}, {@code _deleteNode}, {@code _listMonitoringData} and {@code
 * _listMigrations}.
 */
final class MigrationServiceActions {

  private static final PathPattern SERVICE = PathPattern.of(MigrationPaths.SERVICE);
  private static final Set<String> KEY_NAMES = Set.of("authKey1", "authKey2");

  private final ResourceDirectory directory;
  private final MigrationServiceType services;
  private final DatabaseMigrationType migrations;
  private final IntegrationRuntimes runtimes;
  private final AccessKeys keys;
  private final MigrationRuns runs;

  MigrationServiceActions(
      ResourceDirectory directory,
      MigrationServiceType services,
      DatabaseMigrationType migrations,
      IntegrationRuntimes runtimes,
      AccessKeys keys,
      MigrationRuns runs) {
    this.directory = directory;
    this.services = services;
    this.migrations = migrations;
    this.runtimes = runtimes;
    this.keys = keys;
    this.runs = runs;
  }

  List<Route> routes() {
    String service = MigrationPaths.SERVICE;
    return List.of(
        Route.of("POST", service + "/listAuthKeys", this::listAuthKeys),
        Route.of("POST", service + "/regenerateAuthKeys", this::regenerateAuthKeys),
        Route.of("POST", service + "/deleteNode", this::deleteNode),
        Route.of("POST", service + "/listMonitoringData", this::listMonitoringData),
        Route.of("GET", service + "/listMigrations", this::listMigrations));
  }

  /**
   * Returns the emulator's own operations that register and stop a node. In Azure this is done on
   * the machine of the node.
   */
  List<Route> ownRoutes() {
    return List.of(
        Route.of("POST", "/_emulator/integrationRuntimes/{service}/register", this::register),
        Route.of("POST", "/_emulator/integrationRuntimes/{service}/stop", this::stop));
  }

  private ArmResponse listAuthKeys(ArmRequest request) {
    ResourceId service = find(request).id();
    return ArmResponse.of(
        200,
        Json.object(
            body ->
                body.put("authKey1", key(service, "authKey1"))
                    .put("authKey2", key(service, "authKey2"))));
  }

  private ArmResponse regenerateAuthKeys(ArmRequest request) {
    ResourceId service = find(request).id();
    String name = Json.text(request.requiredBody(), "/keyName", "");
    if (!KEY_NAMES.contains(name)) {
      throw ArmException.badRequest(
          "RegenerateAuthenticationKeyNameInvalid",
          "Key name '%s' is invalid. Valid key names are authKey1 and authKey2.".formatted(name));
    }
    keys.regenerate(service, name);
    return ArmResponse.of(200, Json.object(body -> body.put(name, key(service, name))));
  }

  private ArmResponse deleteNode(ArmRequest request) {
    ResourceId service = find(request).id();
    String node = Json.text(request.requiredBody(), "/nodeName", "");
    if (!runtimes.remove(service, node)) {
      throw ArmException.notFound("ResourceDoesNotExist", "Node '" + node + "' is not registered.");
    }
    return ArmResponse.of(
        200,
        Json.object(
            body -> body.put("nodeName", node).put("integrationRuntimeName", service.name())));
  }

  private ArmResponse listMonitoringData(ArmRequest request) {
    ResourceId service = find(request).id();
    return ArmResponse.of(
        200,
        Json.object(
            body -> {
              body.put("name", service.name());
              ArrayNode nodes = body.putArray("nodes");
              for (String node : runtimes.nodes(service)) {
                nodes
                    .addObject()
                    .put("nodeName", node)
                    .put("availableMemoryInMB", 4096)
                    .put("cpuUtilization", 5)
                    .put("concurrentJobsLimit", 20)
                    .put("concurrentJobsRunning", running(service))
                    .put("maxConcurrentJobs", 20)
                    .put("sentBytes", 0.0)
                    .put("receivedBytes", 0.0);
              }
            }));
  }

  private long running(ResourceId service) {
    return services.migrations(service).stream()
        .map(migration -> runs.find(migration.id()))
        .flatMap(Optional::stream)
        .filter(run -> run.state().status().active())
        .count();
  }

  private ArmResponse listMigrations(ArmRequest request) {
    return ArmResponse.list(
        services.migrations(find(request).id()).stream()
            .map(migration -> migrations.view(migration, request))
            .toList());
  }

  private ArmResponse register(ArmRequest request) {
    String name = request.parameter("service");
    String offered = Json.text(request.requiredBody(), "/authKey", "");
    String node = Json.text(request.requiredBody(), "/nodeName", "node1");
    List<ResourceId> named =
        directory.ofType(MigrationPaths.SERVICE_TYPE).stream()
            .map(Resource::id)
            .filter(id -> id.name().equalsIgnoreCase(name))
            .toList();
    if (named.isEmpty()) {
      throw ArmException.notFound(
          "ResourceNotFound", "The migration service '" + name + "' was not found.");
    }
    ResourceId service =
        named.stream()
            .filter(id -> KEY_NAMES.stream().anyMatch(key -> key(id, key).equals(offered)))
            .findFirst()
            .orElseThrow(
                () ->
                    new ArmException(
                        401,
                        "AuthenticationFailed",
                        "The authKey is not a key of '" + name + "'. Use one of listAuthKeys."));
    runtimes.register(service, node);
    return ArmResponse.of(
        200, Json.object(body -> body.put("nodeName", node).put("state", runtimes.state(service))));
  }

  private ArmResponse stop(ArmRequest request) {
    String node = Json.text(request.requiredBody(), "/nodeName", "node1");
    directory.ofType(MigrationPaths.SERVICE_TYPE).stream()
        .map(Resource::id)
        .filter(id -> id.name().equalsIgnoreCase(request.parameter("service")))
        .forEach(service -> runtimes.stop(service, node));
    return ArmResponse.empty(200);
  }

  private String key(ResourceId service, String name) {
    return "IR@" + service.name() + "@" + keys.key(service, name);
  }

  private Resource find(ArmRequest request) {
    ResourceId id = new ResourceId(SERVICE.fill(request.parameters()));
    return directory
        .find(id)
        .orElseThrow(
            () ->
                ArmException.notFound(
                    "ResourceNotFound",
                    "The migration service '" + id.name() + "' was not found."));
  }
}
