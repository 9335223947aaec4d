package io.dbmodernizer.emulator.sql.capacity;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.route.Route;
import io.dbmodernizer.emulator.arm.rule.Quotas;
import io.dbmodernizer.emulator.arm.rule.Regions;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.sql.path.SqlPaths;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The quotas of servers and vCores in a region: operations {@code
 * SubscriptionUsages_ListByLocation} and {@code SubscriptionUsages_Get}.
 */
public record SqlUsages(ResourceDirectory directory, Quotas quotas) {

  private static final String PATTERN =
      "/subscriptions/{subscription}/providers/Microsoft.Sql/locations/{location}/usages";

  /** Returns the routes of the operations. */
  public List<Route> routes() {
    return List.of(
        Route.of("GET", PATTERN, this::list), Route.of("GET", PATTERN + "/{usage}", this::get));
  }

  /**
   * Requires that the quota allows one more server.
   *
   * @param region normalised name of the region
   * @throws ArmException 409 ServerQuotaExceeded
   */
  public void requireServer(String subscription, String region) {
    if (servers(subscription, region) >= quotas.limit(Quotas.SQL_SERVERS)) {
      throw ArmException.conflict(
          "ServerQuotaExceeded",
          "Server cannot be added to a subscription because it will exceed quota: %d servers in '%s'."
              .formatted(quotas.limit(Quotas.SQL_SERVERS), region));
    }
  }

  /**
   * Requires that the quota allows the vCores of a new or changed database or pool.
   *
   * @param region normalised name of the region
   * @param capacity vCores after the change
   * @throws ArmException 409 SubscriptionVcoreQuotaExceeded
   */
  public void requireVCores(ResourceChange change, String region, int capacity) {
    boolean had = !change.existing("/sku/family", "").isEmpty();
    int more = capacity - (had ? Integer.parseInt(change.existing("/sku/capacity", "0")) : 0);
    String subscription = change.id().subscription();
    if (more > 0 && vCores(subscription, region) + more > quotas.limit(Quotas.SQL_VCORES)) {
      throw ArmException.conflict(
          "SubscriptionVcoreQuotaExceeded",
          "Could not perform the operation because subscription would exceed the allowed vCore quota: %d in '%s'."
              .formatted(quotas.limit(Quotas.SQL_VCORES), region));
    }
  }

  private ArmResponse list(ArmRequest request) {
    return ArmResponse.list(all(request));
  }

  private ArmResponse get(ArmRequest request) {
    String name = request.parameter("usage");
    return all(request).stream()
        .filter(usage -> Json.text(usage, "/name", "").equalsIgnoreCase(name))
        .findFirst()
        .map(usage -> ArmResponse.of(200, usage))
        .orElseThrow(
            () ->
                ArmException.notFound(
                    "ResourceNotFound", "The usage '" + name + "' was not found."));
  }

  private List<ObjectNode> all(ArmRequest request) {
    String subscription = request.parameter("subscription");
    String region = Regions.normalize(request.parameter("location"));
    return List.of(
        usage(
            request,
            Quotas.SQL_SERVERS,
            "Regional Server Quota for ",
            servers(subscription, region)),
        usage(
            request,
            Quotas.SQL_VCORES,
            "Regional vCore Quota for SQL Database and Data Warehouse for ",
            vCores(subscription, region)));
  }

  private ObjectNode usage(ArmRequest request, String name, String words, long current) {
    String location = request.parameter("location");
    return Json.object(
        usage -> {
          usage.put(
              "id",
              "/subscriptions/%s/providers/Microsoft.Sql/locations/%s/usages/%s"
                  .formatted(request.parameter("subscription"), location, name));
          usage.put("name", name).put("type", "Microsoft.Sql/locations/usages");
          usage
              .putObject("properties")
              .put("displayName", words + location)
              .put("currentValue", (double) current)
              .put("limit", (double) quotas.limit(name))
              .put("unit", "Count");
        });
  }

  private long servers(String subscription, String region) {
    return in(subscription, region, "microsoft.sql/servers").count();
  }

  private long vCores(String subscription, String region) {
    return Stream.concat(
            in(subscription, region, SqlPaths.DATABASE_TYPE),
            in(subscription, region, SqlPaths.POOL_TYPE))
        .filter(each -> Json.text(each.body(), "/sku/family") != null)
        .mapToLong(each -> each.body().at("/sku/capacity").asInt(0))
        .sum();
  }

  private Stream<Resource> in(String subscription, String region, String type) {
    return directory.ofType(type).stream()
        .filter(each -> each.id().subscription().equalsIgnoreCase(subscription))
        .filter(each -> each.location().equals(region));
  }
}
