package io.dbmodernizer.emulator.sql.database;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.database.DatabaseServer;
import io.dbmodernizer.emulator.sql.path.SqlPaths;
import java.sql.SQLException;
import java.util.Set;

/**
 * The create mode {@code Secondary} with {@code secondaryType} {@code Named}. A named replica reads
 * the data of a Hyperscale database with compute of its own. Unlike in Azure, writes through it are
 * not refused.
 */
record NamedReplicaMode(ResourceDirectory directory, DatabaseServer databases)
    implements CreateMode {

  static final String NAME = "Secondary";
  static final String NAMED = "Named";

  /** The types of secondaries that the emulator does not support. {@code Geo} is the default. */
  private static final Set<String> OTHERS = Set.of("Geo", "Standby");

  private static final int MOST = 30;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public CreationSource source(ResourceChange change) {
    String type = change.text("/properties/secondaryType");
    if (!NAMED.equals(type)) {
      boolean known = type == null || OTHERS.contains(type);
      throw new ArmException(
          known ? 501 : 400,
          known ? "NotEmulated" : "InvalidDatabaseCreateMode",
          "%s: secondaryType '%s'. Use '%s'."
              .formatted(known ? "Not emulated" : "Invalid secondaryType", type, NAMED));
    }
    String id = change.text("/properties/sourceDatabaseId");
    if (id == null) {
      throw ArmException.badRequest(
          "MissingSourceDatabaseId", "Missing source database identifier.");
    }
    Resource source =
        directory
            .find(ResourceId.fromBody(id, "properties.sourceDatabaseId"))
            .filter(found -> found.id().type().equals(SqlPaths.DATABASE_TYPE))
            .orElseThrow(
                () ->
                    ArmException.badRequest(
                        "InvalidSourceDatabaseId",
                        "Invalid source database identifier: '" + id + "' does not exist."));
    requireFit(change, source);
    return CreationSource.of(NAME, source);
  }

  private void requireFit(ResourceChange change, Resource source) {
    if (isReplica(source)) {
      throw ArmException.badRequest(
          "DatabaseNamedReplicaChainingNotAllowed",
          "A named replica of the named replica '%s' is not allowed."
              .formatted(source.id().name()));
    }
    if (!"Hyperscale".equals(source.body().at("/sku/tier").asString(""))) {
      throw ArmException.badRequest(
          "DatabaseNamedReplicaInvalidOperation",
          "The database '%s' must be Hyperscale to have a named replica."
              .formatted(source.id().name()));
    }
    boolean elsewhere =
        !source.location().equals(change.region(SqlPaths.DATABASE_TYPE))
            || !source.id().subscription().equalsIgnoreCase(change.id().subscription());
    if (elsewhere) {
      throw ArmException.badRequest(
          "DatabaseNamedReplicaInvalidSourceDatabase",
          "A named replica must be in the subscription and the region of its source database.");
    }
    if (directory.busy(source.id())) {
      throw DatabaseConflict.on(source.id());
    }
    if (replicasOf(source.id()) >= MOST) {
      throw ArmException.badRequest(
          "DatabaseNamedReplicaPerDatabaseLimitExceeded",
          "The database '%s' has %d named replicas already.".formatted(source.id().name(), MOST));
    }
  }

  /**
   * Requires that a database has no named replicas.
   *
   * @throws ArmException 409 InvalidOperationForDatabaseInReplicationRelationship
   */
  void requireNoReplicas(ResourceId database) {
    if (replicasOf(database) > 0) {
      throw ArmException.conflict(
          "InvalidOperationForDatabaseInReplicationRelationship",
          "The database '%s' has named replicas. Drop them first.".formatted(database.name()));
    }
  }

  private long replicasOf(ResourceId database) {
    return directory.ofType(SqlPaths.DATABASE_TYPE).stream()
        .filter(NamedReplicaMode::isReplica)
        .filter(other -> database.value().equalsIgnoreCase(CreationSource.sourceOf(other)))
        .count();
  }

  static boolean isReplica(Resource database) {
    return NAME.equals(CreationSource.modeOf(database));
  }

  @Override
  public void create(Resource database) throws SQLException {
    ResourceId source = new ResourceId(String.valueOf(CreationSource.sourceOf(database)));
    databases.link(
        SqlPaths.serverOf(source).name(),
        source.name(),
        SqlPaths.serverOf(database.id()).name(),
        database.id().name());
  }
}
