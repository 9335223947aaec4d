package io.dbmodernizer.migration.preflight;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.runtime.azure.ArmRest;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlEndpoint;
import java.util.Optional;

/** The database of a request if it exists at Azure already. */
final class ExistingTarget {

  private ExistingTarget() {}

  /**
   * Looks for the database.
   *
   * @return the way to it; empty if it does not exist
   */
  static Optional<SqlEndpoint> find(
      ArmRest azure, SqlConnections connections, MigrationRequested request) {
    String id = TargetScope.of(request).databaseId().toString();
    return azure.get(id, ArmTypes.SQL_DATABASE.apiVersion()).isEmpty()
        ? Optional.empty()
        : Optional.of(connections.target(provisioned(request, id)));
  }

  /** Returns the event that the provisioner will publish for a target that exists. */
  private static TargetProvisioned provisioned(MigrationRequested request, String id) {
    return TargetProvisioned.newBuilder()
        .setRequest(request)
        .setServerFqdn(request.getTarget().getServer().getName() + ".database.windows.net")
        .setDatabaseId(id)
        .build();
  }
}
