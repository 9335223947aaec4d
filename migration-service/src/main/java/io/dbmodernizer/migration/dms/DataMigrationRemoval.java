package io.dbmodernizer.migration.dms;

import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.RemovableType;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.ResourceRemovalStep;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The removal of what this stage created in {@code Microsoft.DataMigration}: the database migration
 * first, then its service, unless other migrations use that. The nodes of its runtime are not this
 * project's; they lose their service with it.
 */
public final class DataMigrationRemoval {
  /** Name of the step that removes the database migration. */
  public static final String REMOVE_MIGRATION = "remove-database-migration";

  /** Name of the step that removes the migration service. */
  public static final String REMOVE_SERVICE = "remove-migration-service";

  private DataMigrationRemoval() {}

  /** The steps in Azure's order. */
  public static List<Step> steps(AzureConnection azure) {
    return List.of(
        new ResourceRemovalStep(
            azure,
            REMOVE_MIGRATION,
            Set.of(),
            RemovableType.untagged(
                    DataMigrationIds.MIGRATION_TYPE,
                    "database migration",
                    DataMigrationIds.API_VERSION)
                .withQuery(DataMigrationRemoval::force)),
        new ResourceRemovalStep(
            azure,
            REMOVE_SERVICE,
            Set.of(REMOVE_MIGRATION),
            RemovableType.tagged(
                    DataMigrationIds.SERVICE_TYPE,
                    "SQL migration service",
                    DataMigrationIds.API_VERSION)
                .guardedBy((context, service, live) -> others(azure, context, service.getId()))));
  }

  /** Azure deletes a migration that is not over only by force. */
  private static String force(JsonNode live) {
    return DatabaseMigration.of(live).state().isOver() ? "" : "?force=true";
  }

  private static Optional<String> others(
      AzureConnection azure, StepContext context, String serviceId) {
    String own = DataMigrationIds.migrationId(context.target());
    int count = 0;
    Optional<ArmResponse> answer =
        azure
            .rest()
            .get(
                ResourceId.parse(serviceId).with("listMigrations").toString(),
                DataMigrationIds.API_VERSION);
    if (answer.isPresent()) {
      for (JsonNode migration : answer.get().body().path("value")) {
        count += ResourceId.same(migration.path("id").asString(""), own) ? 0 : 1;
      }
    }
    return count == 0
        ? Optional.empty()
        : Optional.of(count + " other database migrations belong to it");
  }
}
