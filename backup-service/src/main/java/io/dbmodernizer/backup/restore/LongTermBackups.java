package io.dbmodernizer.backup.restore;

import io.dbmodernizer.backup.retention.TargetDatabase;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.ArmRest;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The long-term backups of a database. They outlive the database and its server. */
public final class LongTermBackups {
  private LongTermBackups() {}

  /**
   * Returns the backups as resources that this migration did not create; empty if there are none.
   */
  public static List<AzureResource> resources(ArmRest rest, TargetDatabase database) {
    return of(rest, database).stream()
        .map(backup -> ResourceId.parse(backup.path("id").asString("")))
        .map(ArmTypes.LONG_TERM_BACKUP::resource)
        .toList();
  }

  /** Returns the backups as Azure describes them, in Azure's order; empty if there are none. */
  static List<JsonNode> of(ArmRest rest, TargetDatabase database) {
    TargetScope scope = database.scope();
    String list =
        scope
            .groupId()
            .resource("Microsoft.Sql/locations", scope.region())
            .child("longTermRetentionServers", scope.server())
            .child("longTermRetentionDatabases", scope.database())
            .with(ArmTypes.LONG_TERM_BACKUP.collection())
            .toString();
    List<JsonNode> backups = new ArrayList<>();
    rest.get(list, ArmTypes.LONG_TERM_BACKUP.apiVersion())
        .map(ArmResponse::body)
        .ifPresent(body -> body.path("value").forEach(backups::add));
    return backups;
  }
}
