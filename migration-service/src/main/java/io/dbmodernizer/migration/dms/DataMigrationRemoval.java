package io.dbmodernizer.migration.dms;

import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.ResourceUse;
import io.dbmodernizer.runtime.azure.removal.RemovableType;
import io.dbmodernizer.runtime.azure.removal.ResourceRemovalStep;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The removal of the resources that this stage created in {@code Microsoft.DataMigration}: the
 * database migration first, then its service, unless other migrations use it. The nodes of its
 * runtime stay on their machines without a service.
 */
public final class DataMigrationRemoval {
  /** Name of the step that removes the database migration. */
  public static final String REMOVE_MIGRATION = "remove-database-migration";

  /** Name of the step that removes the migration service. */
  public static final String REMOVE_SERVICE = "remove-migration-service";

  private DataMigrationRemoval() {}

  /** Returns the steps, in the order that Azure requires. */
  public static List<Step> steps(AzureConnection azure) {
    return List.of(
        new ResourceRemovalStep(
            azure,
            REMOVE_MIGRATION,
            Set.of(),
            RemovableType.of(ArmTypes.DATABASE_MIGRATION).withQuery(DataMigrationRemoval::force)),
        new ResourceRemovalStep(
            azure,
            REMOVE_SERVICE,
            Set.of(REMOVE_MIGRATION),
            RemovableType.of(ArmTypes.MIGRATION_SERVICE)
                .sharedBy(
                    (context, service, live, since) ->
                        others(azure, context, service.getId(), since))));
  }

  /** Returns the parameter without which Azure refuses to delete a migration that is not over. */
  private static String force(JsonNode live) {
    return DatabaseMigration.of(live).state().isOver() ? "" : "?force=true";
  }

  private static ResourceUse others(
      AzureConnection azure, StepContext context, String serviceId, Instant since) {
    String own = DatabaseMigrations.id(context.target()).toString();
    return azure
        .listings()
        .look(
            ResourceId.parse(serviceId).with("listMigrations"),
            ArmTypes.MIGRATION_SERVICE.apiVersion(),
            since,
            context.now())
        .use(
            migrations -> {
              long count =
                  migrations.stream()
                      .filter(each -> !ResourceId.same(each.path("id").asString(""), own))
                      .count();
              return count == 0
                  ? Optional.empty()
                  : Optional.of(count + " other database migrations belong to it");
            });
  }
}
