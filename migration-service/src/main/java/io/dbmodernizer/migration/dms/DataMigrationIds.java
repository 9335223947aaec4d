package io.dbmodernizer.migration.dms;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.AzureScope;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.request.ResourceNames;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Names and ids of the resources of {@code Microsoft.DataMigration} that a migration uses. */
final class DataMigrationIds {
  /** Newest stable version of the provider's API. */
  static final String API_VERSION = "2025-06-30";

  static final String SERVICE_TYPE = "Microsoft.DataMigration/sqlMigrationServices";
  static final String MIGRATION_TYPE = "Microsoft.DataMigration/databaseMigrations";

  private DataMigrationIds() {}

  /** Name of the SQL migration service: the request's, else derived from the server's name. */
  static String serviceName(MigrationRequested request) {
    return ResourceNames.migrationService(request);
  }

  /** Resource id of the SQL migration service. */
  static String serviceId(MigrationRequested request) {
    AzureScope azure = request.getTarget().getAzure();
    return "/subscriptions/"
        + azure.getSubscriptionId()
        + "/resourceGroups/"
        + azure.getResourceGroup()
        + "/providers/"
        + SERVICE_TYPE
        + "/"
        + serviceName(request);
  }

  /** Resource id of the migration of the target database: an extension of its server. */
  static String migrationId(TargetProvisioned target) {
    return target.getServerId() + "/providers/" + MIGRATION_TYPE + "/" + databaseName(target);
  }

  /**
   * The migration of the target database as a resource of this migration: it carries no tags, so
   * that it is this migration's is remembered before it is begun.
   */
  static AzureResource migration(TargetProvisioned target) {
    return AzureResource.newBuilder()
        .setId(migrationId(target))
        .setType(MIGRATION_TYPE)
        .setName(databaseName(target))
        .setCreated(true)
        .build();
  }

  /** The same as a path: a database's name may hold spaces. */
  static String migrationPath(TargetProvisioned target) {
    return target.getServerId()
        + "/providers/"
        + MIGRATION_TYPE
        + "/"
        + URLEncoder.encode(databaseName(target), StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String databaseName(TargetProvisioned target) {
    return target.getRequest().getTarget().getDatabase().getName();
  }
}
