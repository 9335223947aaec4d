package io.dbmodernizer.emulator.datafactory;

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
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The actions of integration runtimes: operations {@code IntegrationRuntimes_GetStatus}, {@code
 * IntegrationRuntimes_ListAuthKeys}, {@code IntegrationRuntimes_RegenerateAuthKey} and {@code
 * IntegrationRuntimeNodes_Delete}.
 */
final class RuntimeActions {

  private static final String RUNTIME = FactoryPaths.part(FactoryPaths.RUNTIMES);
  private static final Set<String> KEY_NAMES = Set.of("authKey1", "authKey2");

  private final ResourceDirectory directory;
  private final IntegrationRuntimes runtimes;
  private final AccessKeys keys;

  RuntimeActions(ResourceDirectory directory, IntegrationRuntimes runtimes, AccessKeys keys) {
    this.directory = directory;
    this.runtimes = runtimes;
    this.keys = keys;
  }

  List<Route> routes() {
    return List.of(
        Route.of("POST", RUNTIME + "/getStatus", this::status),
        Route.of("POST", RUNTIME + "/listAuthKeys", this::listAuthKeys),
        Route.of("POST", RUNTIME + "/regenerateAuthKey", this::regenerateAuthKey),
        Route.of("DELETE", RUNTIME + "/nodes/{node}", this::deleteNode));
  }

  /**
   * Returns the emulator's own operation that registers a node. In Azure the node registers itself.
   */
  List<Route> ownRoutes() {
    return List.of(
        Route.of(
            "POST",
            "/_emulator/factories/{factory}/integrationRuntimes/{part}/register",
            this::register));
  }

  private ArmResponse status(ArmRequest request) {
    Resource runtime = find(request);
    String type = runtime.properties().path("type").asString("");
    boolean selfHosted = type.equals(RuntimeType.SELF_HOSTED);
    return ArmResponse.of(
        200,
        Json.object(
            body -> {
              body.put("name", runtime.id().name());
              ObjectNode properties = body.putObject("properties");
              properties.put("type", type);
              properties.put("state", selfHosted ? runtimes.state(runtime.id()) : "Online");
              if (selfHosted) {
                ArrayNode nodes = properties.putObject("typeProperties").putArray("nodes");
                for (String node : runtimes.nodes(runtime.id())) {
                  nodes
                      .addObject()
                      .put("nodeName", node)
                      .put("machineName", node)
                      .put("status", runtimes.runs(runtime.id(), node) ? "Online" : "Offline")
                      .put("isActiveDispatcher", true)
                      .put("maxConcurrentJobs", 20);
                }
              }
            }));
  }

  private ArmResponse listAuthKeys(ArmRequest request) {
    ResourceId runtime = find(request).id();
    return ArmResponse.of(
        200,
        Json.object(
            body ->
                body.put("authKey1", key(runtime, "authKey1"))
                    .put("authKey2", key(runtime, "authKey2"))));
  }

  private ArmResponse regenerateAuthKey(ArmRequest request) {
    ResourceId runtime = find(request).id();
    String name = Json.text(request.requiredBody(), "/keyName", "");
    if (!KEY_NAMES.contains(name)) {
      throw ArmException.badRequest(
          "BadRequest", "The keyName must be authKey1 or authKey2, not '%s'.".formatted(name));
    }
    keys.regenerate(runtime, name);
    return ArmResponse.of(200, Json.object(body -> body.put(name, key(runtime, name))));
  }

  private ArmResponse deleteNode(ArmRequest request) {
    return ArmResponse.empty(
        runtimes.remove(find(request).id(), request.parameter("node")) ? 200 : 204);
  }

  private ArmResponse register(ArmRequest request) {
    String offered = Json.text(request.requiredBody(), "/authKey", "");
    String node = Json.text(request.requiredBody(), "/nodeName", "node1");
    ResourceId runtime =
        directory.ofType(FactoryPaths.RUNTIME_TYPE).stream()
            .map(Resource::id)
            .filter(id -> id.name().equalsIgnoreCase(request.parameter("part")))
            .filter(id -> isIn(id, request.parameter("factory")))
            .findFirst()
            .orElseThrow(
                () ->
                    ArmException.notFound(
                        "ResourceNotFound",
                        "The factory '%s' has no integration runtime '%s'."
                            .formatted(request.parameter("factory"), request.parameter("part"))));
    if (KEY_NAMES.stream().noneMatch(name -> key(runtime, name).equals(offered))) {
      throw new ArmException(
          401,
          "AuthenticationFailed",
          "The authKey is not a key of the integration runtime. Use one of listAuthKeys.");
    }
    runtimes.register(runtime, node);
    return ArmResponse.of(
        200, Json.object(body -> body.put("nodeName", node).put("state", runtimes.state(runtime))));
  }

  private static boolean isIn(ResourceId runtime, String factory) {
    ResourceId parent = runtime.parent();
    return parent != null && parent.name().equalsIgnoreCase(factory);
  }

  private String key(ResourceId runtime, String name) {
    return "IR@" + runtime.name() + "@" + keys.key(runtime, name);
  }

  private Resource find(ArmRequest request) {
    ResourceId id = new ResourceId(PathPattern.of(RUNTIME).fill(request.parameters()));
    return directory
        .find(id)
        .orElseThrow(
            () ->
                ArmException.notFound(
                    "EntityNotFound",
                    "The integration runtime '" + id.name() + "' was not found."));
  }
}
