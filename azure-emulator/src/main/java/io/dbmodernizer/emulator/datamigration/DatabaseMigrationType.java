package io.dbmodernizer.emulator.datamigration;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.operation.Polling;
import io.dbmodernizer.emulator.arm.operation.Verb;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.resource.TypeDeclaration;
import io.dbmodernizer.emulator.arm.rule.NameRule;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.integration.SqlAddress;
import io.dbmodernizer.emulator.time.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Database migrations: operations {@code DatabaseMigrationsSqlDb_CreateOrUpdate}, {@code _Get} and
 * {@code _Delete}. A migration is an extension resource of a SQL server and has the name of the
 * target database. {@code provisioningState} only tells whether a migration was accepted. {@code
 * migrationStatus} tells its progress and result.
 */
final class DatabaseMigrationType extends ResourceType {

  static final Polling CREATION = Polling.provisioningState(Duration.ofSeconds(20));
  static final Polling ASYNC =
      Polling.asyncOperation(
          Duration.ofSeconds(10),
          "/subscriptions/{subscription}/providers/Microsoft.DataMigration/locations/{location}/operationStatuses/{operation}");

  /** The time for which details of an ended migration can be read. Azure documents no value. */
  static final Duration DETAILS_KEPT = Duration.ofDays(7);

  private final MigrationPlanner planner;
  private final MigrationRuns runs;
  private final Timers timers;

  DatabaseMigrationType(MigrationPlanner planner, MigrationRuns runs, Timers timers) {
    super(
        TypeDeclaration.of(
                "Microsoft.DataMigration/databaseMigrations",
                MigrationPaths.MIGRATION,
                NameRule.of(
                    "[^;]{1,128}",
                    "InvalidParameterValue",
                    "A migration is named like its target database, which must not contain ';'."))
            .methods(List.of("PUT", "DELETE"))
            .supporting("$expand", "force", "migrationOperationId")
            .creating(CREATION)
            .updating(CREATION)
            .deleting(ASYNC));
    this.planner = planner;
    this.runs = runs;
    this.timers = timers;
  }

  @Override
  public void verify(ResourceChange change) {
    requireIdle(change);
    planner.testConnections(planner.plan(change));
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    requireIdle(change);
    MigrationPlan plan = planner.plan(change);
    runs.prepare(change.id(), plan);
    ObjectNode document = change.document(null);
    ObjectNode properties = Json.child(document, "properties");
    properties.put("kind", "SqlDb");
    for (String name : Set.of("scope", "migrationService", "sourceDatabaseName")) {
      properties.put(name, change.text("/properties/" + name));
    }
    String collation = change.text("/properties/targetDatabaseCollation");
    if (collation != null) {
      properties.put("targetDatabaseCollation", collation);
    }
    properties.put(
        "sourceServerName",
        SqlAddress.parse(Json.text(change.body(), "/properties/sourceSqlConnection/dataSource", ""))
            .host());
    plan.tables().forEach(table -> properties.withArray("tableList").add(table.toString()));
    properties.putObject("offlineConfiguration").put("offline", true);
    properties.put("migrationOperationId", plan.operationId());
    properties.put("migrationStatus", MigrationStatus.CREATING.text());
    return document;
  }

  private void requireIdle(ResourceChange change) {
    boolean active =
        runs.find(change.id()).filter(run -> run.state().status().active()).isPresent();
    if (active) {
      throw conflict(change.id(), Verb.ACTION);
    }
  }

  @Override
  public void markRunning(ObjectNode document, Verb verb) {
    ObjectNode properties = Json.child(document, "properties");
    properties.put(
        "provisioningState", verb == Verb.CREATE ? "Provisioning" : verb.provisioningState());
    if (verb != Verb.DELETE) {
      properties.put("migrationStatus", MigrationStatus.CREATING.text());
    }
  }

  @Override
  public void completed(Resource migration) {
    runs.start(migration.id());
  }

  @Override
  public void markFailed(ObjectNode document, String code, String message) {
    super.markFailed(document, code, message);
    Json.child(document, "properties")
        .put("migrationStatus", MigrationStatus.FAILED.text())
        .put("provisioningError", code + ": " + message);
  }

  @Override
  public void failed(Resource migration, Verb verb) {
    runs.remove(migration.id());
  }

  @Override
  public void checkDelete(Resource migration, ArmRequest request) {
    boolean active =
        runs.find(migration.id()).filter(run -> run.state().status().active()).isPresent();
    if (active && !request.query("force").equalsIgnoreCase("true")) {
      throw ArmException.badRequest(
          "DeleteMigrationNotAllowedMigrationInProgress",
          "The migration of database '%s' is in progress. Cancel it first, or delete it with force=true."
              .formatted(migration.id().name()));
    }
  }

  @Override
  public void deleted(Resource migration) {
    runs.remove(migration.id());
  }

  @Override
  public ObjectNode view(Resource migration, ArmRequest request) {
    runs.find(migration.id()).ifPresent(run -> MigrationRuns.write(run, migration));
    ObjectNode properties = migration.properties();
    String current = Json.text(properties, "/migrationOperationId", "");
    String asked = request.query("migrationOperationId");
    boolean details = request.query("$expand").equalsIgnoreCase("MigrationStatusDetails");
    boolean other = !asked.isEmpty() && !asked.equalsIgnoreCase(current);
    if (other || ((details || !asked.isEmpty()) && collected(properties))) {
      throw operationNotFound(asked.isEmpty() ? current : asked);
    }
    if (!details) {
      properties.remove("migrationStatusDetails");
    }
    return migration.body();
  }

  /** Returns true if the details are no longer available. The migration itself stays. */
  private boolean collected(ObjectNode properties) {
    String endedOn = Json.text(properties, "/endedOn");
    return endedOn != null && Instant.parse(endedOn).plus(DETAILS_KEPT).isBefore(timers.now());
  }

  /** Returns the error for another or an expired operation id: 400 OperationIdNotFound. */
  static ArmException operationNotFound(String id) {
    return ArmException.badRequest("OperationIdNotFound", "Operation Id " + id + " was not found.");
  }
}
