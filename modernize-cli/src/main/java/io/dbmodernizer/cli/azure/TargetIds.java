package io.dbmodernizer.cli.azure;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.azure.ResourceId;

/** Ids of what a request asks for, before any of it exists. */
public final class TargetIds {
  private TargetIds() {}

  /** Resource id of the logical server. */
  public static String server(MigrationRequested request) {
    return serverId(request).toString();
  }

  /** Resource id of the database. */
  public static String database(MigrationRequested request) {
    String database = request.getTarget().getDatabase().getName();
    return serverId(request).child("databases", database).toString();
  }

  private static ResourceId serverId(MigrationRequested request) {
    return ResourceId.group(request.getTarget().getAzure())
        .resource("Microsoft.Sql/servers", request.getTarget().getServer().getName());
  }
}
