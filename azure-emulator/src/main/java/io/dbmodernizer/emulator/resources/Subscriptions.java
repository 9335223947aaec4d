package io.dbmodernizer.emulator.resources;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.route.Route;
import io.dbmodernizer.emulator.arm.rule.Regions;
import io.dbmodernizer.emulator.arm.store.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The subscriptions, their regions and their tenant: operations {@code Subscriptions_List}, {@code
 * Subscriptions_Get}, {@code Subscriptions_ListLocations} and {@code Tenants_List}. If the options
 * name no subscriptions, every UUID is one. The list then contains the subscriptions with resource
 * groups, and a default one for the sign-in of a client.
 */
final class Subscriptions {

  /** The id of the only tenant. A client may sign in with any tenant id. */
  static final String TENANT = "00000000-0000-4000-8000-0000000000ad";

  /** The subscription of the local platform's example requests. */
  static final String DEFAULT = "00000000-0000-4000-8000-0000000000aa";

  private static final String ID =
      "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}";
  private static final String PATH = "/subscriptions/{subscription}";

  private final ResourceDirectory directory;
  private final Set<String> known;

  /**
   * Creates the subscriptions.
   *
   * @param directory the resources
   * @param known ids of the existing subscriptions; if empty, every UUID is one
   */
  Subscriptions(ResourceDirectory directory, Set<String> known) {
    this.directory = directory;
    this.known =
        known.stream()
            .map(id -> id.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/tenants", this::tenants),
        Route.of("GET", "/subscriptions", this::list),
        Route.of("GET", PATH, this::get),
        Route.of("GET", PATH + "/locations", this::locations));
  }

  /**
   * Requires that a subscription exists.
   *
   * @throws ArmException 400 InvalidSubscriptionId if the id is not a UUID; 404
   *     SubscriptionNotFound if there is no such subscription
   */
  void require(String id) {
    if (!id.matches(ID)) {
      throw ArmException.badRequest(
          "InvalidSubscriptionId",
          "The provided subscription identifier '%s' is malformed or invalid.".formatted(id));
    }
    if (!known.isEmpty() && !known.contains(id.toLowerCase(Locale.ROOT))) {
      throw ArmException.notFound(
          "SubscriptionNotFound", "The subscription '%s' could not be found.".formatted(id));
    }
  }

  private ArmResponse tenants(ArmRequest request) {
    return ArmResponse.list(
        List.of(
            Json.object(
                body ->
                    body.put("id", "/tenants/" + TENANT)
                        .put("tenantId", TENANT)
                        .put("tenantCategory", "Home")
                        .put("displayName", "Emulated tenant")
                        .put("tenantType", "AAD"))));
  }

  private ArmResponse list(ArmRequest request) {
    Set<String> ids = new TreeSet<>(known);
    if (known.isEmpty()) {
      ids.add(DEFAULT);
      directory.ofType(ResourceGroupType.KEY).stream()
          .map(Resource::id)
          .map(id -> id.subscription().toLowerCase(Locale.ROOT))
          .forEach(ids::add);
    }
    return ArmResponse.list(ids.stream().map(Subscriptions::subscription).toList());
  }

  private ArmResponse get(ArmRequest request) {
    return ArmResponse.of(200, subscription(request.parameter("subscription")));
  }

  private static ObjectNode subscription(String id) {
    return Json.object(
        body -> {
          body.put("id", "/subscriptions/" + id);
          body.put("authorizationSource", "RoleBased");
          body.putArray("managedByTenants");
          body.put("subscriptionId", id).put("tenantId", TENANT);
          body.put("displayName", "Emulated subscription").put("state", "Enabled");
          body.putObject("subscriptionPolicies")
              .put("locationPlacementId", "Public_2014-09-01")
              .put("quotaId", "PayAsYouGo_2014-09-01")
              .put("spendingLimit", "Off");
        });
  }

  private ArmResponse locations(ArmRequest request) {
    String subscription = request.parameter("subscription");
    return ArmResponse.of(
        200,
        Json.object(
            body -> {
              ArrayNode value = body.putArray("value");
              Regions.names().forEach(name -> value.add(location(subscription, name)));
            }));
  }

  private static ObjectNode location(String subscription, String name) {
    return Json.object(
        body -> {
          body.put("id", "/subscriptions/" + subscription + "/locations/" + name);
          body.put("name", name).put("type", "Region");
          body.put("displayName", Regions.displayName(name));
          body.put("regionalDisplayName", Regions.displayName(name));
          body.putObject("metadata").put("regionType", "Physical");
        });
  }

  /** Returns the subscription id of a path, empty if the path has none. */
  static Stream<String> in(String path) {
    String[] segments = path.split("/");
    return segments.length > 2 && segments[1].equalsIgnoreCase("subscriptions")
        ? Stream.of(segments[2])
        : Stream.empty();
  }
}
