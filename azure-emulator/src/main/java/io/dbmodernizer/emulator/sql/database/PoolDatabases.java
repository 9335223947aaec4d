package io.dbmodernizer.emulator.sql.database;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.PathPattern;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.route.Route;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.sql.path.SqlPaths;
import io.dbmodernizer.emulator.sql.pool.PoolMembers;

/** The databases in an elastic pool: operation {@code Databases_ListByElasticPool}. */
public record PoolDatabases(ResourceDirectory directory) {

  private static final PathPattern POOL = PathPattern.of(SqlPaths.POOL);

  /** Returns the route of the operation. It answers 404 ElasticPoolNotFound for a missing pool. */
  public Route route() {
    return Route.of("GET", SqlPaths.POOL + "/databases", this::list);
  }

  private ArmResponse list(ArmRequest request) {
    ResourceId pool = new ResourceId(POOL.fill(request.parameters()));
    if (directory.find(pool).isEmpty()) {
      throw ArmException.notFound(
          "ElasticPoolNotFound", "The elastic pool '" + pool.name() + "' was not found.");
    }
    return ArmResponse.list(
        PoolMembers.of(pool, directory).stream()
            .map(database -> CreationSource.withoutNote(database.body()))
            .toList());
  }
}
