package io.dbmodernizer.migration.dms;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.request.ResourceNames;
import io.dbmodernizer.runtime.azure.ResourceId;

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
    return ResourceId.group(request.getTarget().getAzure())
        .resource(SERVICE_TYPE, serviceName(request))
        .toString();
  }

  /** Resource id of the migration of the target database: an extension of its server. */
  static String migrationId(TargetProvisioned target) {
    return ResourceId.parse(target.getServerId())
        .resource(MIGRATION_TYPE, databaseName(target))
        .toString();
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

  private static String databaseName(TargetProvisioned target) {
    return target.getRequest().getTarget().getDatabase().getName();
  }
}
