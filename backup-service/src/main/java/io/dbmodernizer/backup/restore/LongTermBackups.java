package io.dbmodernizer.backup.restore;

import io.dbmodernizer.backup.retention.TargetDatabase;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.ArmRest;
import io.dbmodernizer.runtime.azure.ResourceId;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The long-term backups of a database, which outlive it and its server. */
public final class LongTermBackups {
  private static final String TYPE =
      "Microsoft.Sql/locations/longTermRetentionServers/longTermRetentionDatabases/longTermRetentionBackups";

  private LongTermBackups() {}

  /** Those there are, as resources that this migration did not create. */
  public static List<AzureResource> resources(ArmRest rest, TargetDatabase database) {
    return of(rest, database).stream()
        .map(
            backup ->
                AzureResource.newBuilder()
                    .setId(backup.path("id").asString(""))
                    .setType(TYPE)
                    .setName(backup.path("name").asString(""))
                    .build())
        .toList();
  }

  /** Those there are, in Azure's order. */
  static List<JsonNode> of(ArmRest rest, TargetDatabase database) {
    String list =
        ResourceId.subscription(database.subscriptionId())
            .child("resourceGroups", database.resourceGroup())
            .resource("Microsoft.Sql/locations", database.region())
            .child("longTermRetentionServers", database.server())
            .child("longTermRetentionDatabases", database.name())
            .with("longTermRetentionBackups")
            .toString();
    List<JsonNode> backups = new ArrayList<>();
    rest.get(list, RestoreSources.API_VERSION)
        .map(ArmResponse::body)
        .ifPresent(body -> body.path("value").forEach(backups::add));
    return backups;
  }
}
