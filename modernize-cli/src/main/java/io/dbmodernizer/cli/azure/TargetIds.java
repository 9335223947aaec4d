package io.dbmodernizer.cli.azure;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.azure.ResourceId;

/** The resource ids of the target in a request. The resources need not exist. */
public final class TargetIds {
  private TargetIds() {}

  /** Returns the resource id of the logical server. */
  public static String server(MigrationRequested request) {
    return serverId(request).toString();
  }

  /** Returns the resource id of the database. */
  public static String database(MigrationRequested request) {
    String database = request.getTarget().getDatabase().getName();
    return serverId(request).child("databases", database).toString();
  }

  private static ResourceId serverId(MigrationRequested request) {
    return ResourceId.group(request.getTarget().getAzure())
        .resource("Microsoft.Sql/servers", request.getTarget().getServer().getName());
  }
}
