package io.dbmodernizer.emulator.sql.pool;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.sql.path.SqlPaths;
import java.util.List;

/** The databases in an elastic pool. */
public final class PoolMembers {

  private PoolMembers() {}

  /** Returns the databases in a pool. */
  public static List<Resource> of(ResourceId pool, ResourceDirectory directory) {
    ResourceId server = SqlPaths.serverOf(pool);
    return directory.within(server).stream()
        .filter(each -> each.id().type().equals(SqlPaths.DATABASE_TYPE))
        .filter(
            each ->
                pool.value()
                    .equalsIgnoreCase(Json.text(each.body(), "/properties/elasticPoolId", "")))
        .toList();
  }

  /**
   * Requires that a pool can guarantee the minimum capacity of every database.
   *
   * @param databases number of databases
   * @throws ArmException 400 ElasticPoolInconsistentVcoreGuaranteeSettings or
   *     ElasticPoolInconsistentDtuGuaranteeSettings
   */
  public static void requireCapacity(Resource pool, int databases) {
    double minimum = pool.body().at("/properties/perDatabaseSettings/minCapacity").asDouble(0);
    int capacity = pool.body().at("/sku/capacity").asInt(0);
    if (minimum * databases > capacity) {
      boolean vCore = Json.text(pool.body(), "/sku/family") != null;
      throw ArmException.badRequest(
          vCore
              ? "ElasticPoolInconsistentVcoreGuaranteeSettings"
              : "ElasticPoolInconsistentDtuGuaranteeSettings",
          "%d databases with a minimum of %s each exceed the capacity %d of the elastic pool."
              .formatted(databases, minimum, capacity));
    }
  }

  /** Returns the error for a change while an operation runs on the pool: 409 ElasticPoolBusy. */
  public static ArmException busy(ResourceId pool) {
    return ArmException.conflict(
        "ElasticPoolBusy",
        "The elastic pool '%s' is busy with another operation.".formatted(pool.name()));
  }
}
