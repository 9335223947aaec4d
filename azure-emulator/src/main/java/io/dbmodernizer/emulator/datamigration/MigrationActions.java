package io.dbmodernizer.emulator.datamigration;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.call.PathPattern;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.route.Route;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.util.List;

/**
 * The actions of a migration: operations {@code DatabaseMigrationsSqlDb_cancel} and {@code retry}.
 */
final class MigrationActions {

  private static final PathPattern MIGRATION = PathPattern.of(MigrationPaths.MIGRATION);

  private final ResourceDirectory directory;
  private final MigrationRuns runs;

  MigrationActions(ResourceDirectory directory, MigrationRuns runs) {
    this.directory = directory;
    this.runs = runs;
  }

  List<Route> routes() {
    return List.of(
        Route.of("POST", MigrationPaths.MIGRATION + "/cancel", this::cancel),
        Route.of("POST", MigrationPaths.MIGRATION + "/retry", this::retry));
  }

  private ArmResponse cancel(ArmRequest request) {
    Resource migration = find(request);
    MigrationRun run = run(migration, request);
    MigrationStatus status = run.state().status();
    if (status == MigrationStatus.CREATING) {
      throw ArmException.badRequest(
          "MigrationStillValidating",
          "The migration of database '%s' is still being validated. Try again later."
              .formatted(migration.id().name()));
    }
    if (status == MigrationStatus.SUCCEEDED) {
      throw ArmException.badRequest(
          MigrationRun.COMPLETED_DURING_CANCEL,
          "Migration cannot be canceled as Migration was completed during the cancel process. "
              + run.plan().targetSentence());
    }
    if (!status.active()) {
      throw ArmException.badRequest(
          "MigrationCancelFailed",
          "Cancel could not be performed on operation '%s' for database '%s': the migration is %s."
              .formatted(run.state().operationId(), migration.id().name(), status.text()));
    }
    runs.cancel(migration.id(), run);
    return directory.accept(request, migration, DatabaseMigrationType.ASYNC);
  }

  private ArmResponse retry(ArmRequest request) {
    Resource migration = find(request);
    MigrationRun run = run(migration, request);
    if (!run.state().retry()) {
      throw ArmException.badRequest(
          "MigrationRetryNotAllowed",
          "Migration isn't in a retriable state. Migration must be in state WaitForRetry. Current state: %s, Target server: %s, Target database: %s."
              .formatted(
                  run.state().status().text(),
                  run.plan().targetServer(),
                  run.plan().targetDatabase()));
    }
    runs.start(migration.id());
    return directory.accept(request, migration, DatabaseMigrationType.ASYNC);
  }

  private Resource find(ArmRequest request) {
    ResourceId id = new ResourceId(MIGRATION.fill(request.parameters()));
    return directory
        .find(id)
        .orElseThrow(
            () ->
                ArmException.notFound(
                    "ResourceNotFound",
                    "The migration of database '" + id.name() + "' was not found."));
  }

  private MigrationRun run(Resource migration, ArmRequest request) {
    String asked = Json.text(request.requiredBody(), "/migrationOperationId", "");
    String current = Json.text(migration.body(), "/properties/migrationOperationId", "");
    if (!asked.equalsIgnoreCase(current)) {
      throw DatabaseMigrationType.operationNotFound(asked);
    }
    // After a restart of the emulator only ended migrations have no run.
    return runs.find(migration.id())
        .orElseThrow(
            () ->
                ArmException.badRequest(
                    "MigrationCancelFailed",
                    "The migration of database '" + migration.id().name() + "' has ended."));
  }
}
