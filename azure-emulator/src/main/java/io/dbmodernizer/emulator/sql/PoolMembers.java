package io.dbmodernizer.emulator.sql;

import io.dbmodernizer.emulator.arm.ArmException;
import io.dbmodernizer.emulator.arm.Json;
import io.dbmodernizer.emulator.arm.Resource;
import io.dbmodernizer.emulator.arm.ResourceDirectory;
import io.dbmodernizer.emulator.arm.ResourceId;
import java.util.List;

/** The databases in an elastic pool. */
final class PoolMembers {

  private PoolMembers() {}

  /** Returns the databases in a pool. */
  static List<Resource> of(ResourceId pool, ResourceDirectory directory) {
    ResourceId server = DatabaseType.serverOf(pool);
    return directory.within(server).stream()
        .filter(each -> each.id().type().equals(DatabaseType.KEY))
        .filter(
            each ->
                pool.value()
                    .equalsIgnoreCase(Json.text(each.body(), "/properties/elasticPoolId", "")))
        .toList();
  }

  /**
   * Refuses a pool that cannot guarantee every database its minimum.
   *
   * @throws ArmException 400
   */
  static void requireRoom(Resource pool, int databases) {
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
}
