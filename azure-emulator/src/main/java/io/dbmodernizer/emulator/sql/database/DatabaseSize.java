package io.dbmodernizer.emulator.sql.database;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.sql.capacity.ServiceObjective;
import io.dbmodernizer.emulator.sql.path.SqlPaths;
import io.dbmodernizer.emulator.sql.pool.PoolMembers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The size of a database: its service objective, or its elastic pool.
 *
 * @param objective service objective; in a pool {@code ElasticPool} with the pool's tier
 * @param pool the elastic pool, null if the database is in none
 */
public record DatabaseSize(ServiceObjective objective, @Nullable Resource pool) {

  /**
   * Reads the size of a request: {@code sku} or {@code elasticPoolId}. Without both, an existing
   * database keeps its size.
   *
   * @param otherwise objective of a new database without a size
   * @throws ArmException 400 ElasticPoolSkuCombinationInvalid, ElasticPoolNameRequired,
   *     TargetElasticPoolDoesNotExist, ElasticPoolTierCombinationInvalid, or an error of {@link
   *     ServiceObjective#of}; 409 ElasticPoolBusy
   */
  public static DatabaseSize of(
      ResourceChange change, ServiceObjective otherwise, ResourceDirectory directory) {
    ObjectNode asked = change.request().bodyOrEmpty();
    JsonNode sku = asked.get("sku");
    String name = sku == null ? null : Json.text(sku, "/name");
    boolean pooled = ServiceObjective.POOLED.equalsIgnoreCase(name);
    String poolId = Json.text(asked, "/properties/elasticPoolId");
    if (poolId == null && (pooled || (sku == null && change.existing() != null))) {
      poolId = change.existing("/properties/elasticPoolId", "");
      poolId = poolId.isEmpty() ? null : poolId;
    }
    if (poolId != null && name != null && !pooled) {
      throw ArmException.badRequest(
          "ElasticPoolSkuCombinationInvalid",
          "Elastic pool and sku can be specified together only if sku is specified as 'ElasticPool'.");
    }
    if (poolId == null && pooled) {
      throw ArmException.badRequest(
          "ElasticPoolNameRequired",
          "The name of the elastic pool is required for the service objective 'ElasticPool'.");
    }
    if (poolId != null) {
      return inPool(change, poolId, sku, directory);
    }
    if (sku != null && sku.isObject()) {
      return new DatabaseSize(ServiceObjective.of(sku), null);
    }
    String current = change.existing("/properties/currentServiceObjectiveName", "");
    return new DatabaseSize(current.isEmpty() ? otherwise : ServiceObjective.named(current), null);
  }

  private static DatabaseSize inPool(
      ResourceChange change, String poolId, @Nullable JsonNode sku, ResourceDirectory directory) {
    ResourceId id = ResourceId.fromBody(poolId, "properties.elasticPoolId");
    ResourceId server = SqlPaths.serverOf(change.id());
    Resource pool =
        directory
            .find(id)
            .filter(found -> found.id().type().equals(SqlPaths.POOL_TYPE))
            .filter(found -> found.id().isWithin(server))
            .orElseThrow(
                () ->
                    ArmException.badRequest(
                        "TargetElasticPoolDoesNotExist",
                        "The elastic pool '%s' does not exist on server '%s'."
                            .formatted(id.name(), server.name())));
    String tier = sku == null ? null : Json.text(sku, "/tier");
    String poolTier = Json.text(pool.body(), "/sku/tier", "");
    if (tier != null && !tier.equalsIgnoreCase(poolTier)) {
      throw ArmException.badRequest(
          "ElasticPoolTierCombinationInvalid",
          "The database tier '%s' is different than the elastic pool service tier '%s'."
              .formatted(tier, poolTier));
    }
    if (directory.busy(pool.id())) {
      throw PoolMembers.busy(pool.id());
    }
    boolean joins =
        !pool.id().value().equalsIgnoreCase(change.existing("/properties/elasticPoolId", ""));
    if (joins) {
      PoolMembers.requireCapacity(pool, PoolMembers.of(pool.id(), directory).size() + 1);
    }
    return new DatabaseSize(ServiceObjective.pooled(poolTier), pool);
  }

  /**
   * Returns {@code maxSizeBytes}: that of the request or the default of the tier. Returns -1 for
   * Hyperscale, which shows no limit.
   *
   * @throws ArmException 400 InvalidMaxSizeBytes if the request has no number
   */
  long maxBytes(ResourceChange change) {
    String asked = Json.text(change.request().bodyOrEmpty(), "/properties/maxSizeBytes");
    if (asked != null) {
      try {
        return Long.parseLong(asked);
      } catch (NumberFormatException e) {
        throw ArmException.badRequest(
            "InvalidMaxSizeBytes", "maxSizeBytes must be a number of bytes, not '" + asked + "'.");
      }
    }
    long gibibyte = 1L << 30;
    return switch (objective.tier()) {
      case "Basic" -> 2 * gibibyte;
      case "Standard" -> 250 * gibibyte;
      case "Premium" -> 500 * gibibyte;
      case "Hyperscale" -> -1;
      default -> 32 * gibibyte;
    };
  }

  /** Writes {@code sku}, {@code kind} and the properties of the size into a document. */
  void writeTo(ObjectNode document) {
    document.set("sku", objective.toSku());
    boolean vCore =
        pool == null ? objective.family() != null : Json.text(pool.body(), "/sku/family") != null;
    document.put(
        "kind",
        "v12.0,user"
            + (vCore ? ",vcore" : "")
            + (objective.hyperscale() ? ",hyperscale" : "")
            + (objective.serverless() ? ",serverless" : "")
            + (pool == null ? "" : ",pool"));
    ObjectNode properties = Json.child(document, "properties");
    properties.set("currentSku", objective.toSku());
    properties.put("currentServiceObjectiveName", objective.name());
    properties.put("requestedServiceObjectiveName", objective.name());
    if (pool != null) {
      properties.put("elasticPoolId", pool.id().value());
    }
  }
}
