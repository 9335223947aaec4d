package io.dbmodernizer.migration.dms;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.runtime.azure.ArmException;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The calls for the database migration of one target. */
final class DatabaseMigrations {
  // Azure does not document the code of this answer. Its text is: "Operation Id ... was not found".
  private static final Pattern UNKNOWN_OPERATION =
      Pattern.compile("operation id .*not found", Pattern.CASE_INSENSITIVE);
  private static final String DETAILS = "?$expand=MigrationStatusDetails";
  private static final String API_VERSION = ArmTypes.DATABASE_MIGRATION.apiVersion();

  private final AzureConnection azure;

  /**
   * Azure's report on a migration.
   *
   * @param migration the migration
   * @param pollAfter the time until the next poll
   */
  record Observed(DatabaseMigration migration, Duration pollAfter) {}

  DatabaseMigrations(AzureConnection azure) {
    this.azure = azure;
  }

  /** Returns the id of the target database's migration, an extension of its server. */
  static ResourceId id(TargetProvisioned target) {
    return ResourceId.parse(target.getServerId())
        .resource(
            ArmTypes.DATABASE_MIGRATION.name(),
            target.getRequest().getTarget().getDatabase().getName());
  }

  /**
   * Returns the target database's migration as a resource that this migration creates. It cannot
   * have tags, so the stage stores this before the creation.
   */
  static AzureResource created(TargetProvisioned target) {
    AzureResource migration = ArmTypes.DATABASE_MIGRATION.resource(id(target));
    migration.setCreated(true);
    return migration;
  }

  /**
   * Returns the latest operation on the target database; empty if there was none. Details are
   * missing if Azure has deleted them.
   */
  Optional<Observed> latest(TargetProvisioned target) {
    try {
      return get(id(target) + DETAILS);
    } catch (ArmException e) {
      if (isUnknownOperation(e)) {
        return get(id(target).toString());
      }
      throw e;
    }
  }

  /**
   * Returns one operation; empty if Azure does not know it. Azure deletes the details of old
   * operations.
   */
  Optional<Observed> operation(TargetProvisioned target, String operationId) {
    try {
      return get(operationPath(target, operationId));
    } catch (ArmException e) {
      if (isUnknownOperation(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static boolean isUnknownOperation(ArmException e) {
    return e.status() == 400 && UNKNOWN_OPERATION.matcher(String.valueOf(e.getMessage())).find();
  }

  /** Returns the path for polling an operation, relative to Resource Manager's endpoint. */
  static String operationPath(TargetProvisioned target, String operationId) {
    return id(target) + DETAILS + "&migrationOperationId=" + operationId;
  }

  /** Starts an operation. */
  ArmResponse start(TargetProvisioned target, ObjectNode body) {
    return azure.rest().put(id(target).toString(), API_VERSION, body);
  }

  /** Continues an operation that waits for a retry. Azure refuses this in any other state. */
  ArmResponse retry(TargetProvisioned target, String operationId) {
    return act(target, "retry", operationId);
  }

  /** Cancels an operation that runs or waits for a retry. Azure refuses this in any other state. */
  ArmResponse cancel(TargetProvisioned target, String operationId) {
    return act(target, "cancel", operationId);
  }

  private ArmResponse act(TargetProvisioned target, String action, String operationId) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.put("migrationOperationId", operationId);
    return azure.rest().post(id(target).with(action).toString(), API_VERSION, body);
  }

  /** Returns the time between polls if Azure gives none. */
  Duration pollInterval() {
    return azure.rest().pollInterval();
  }

  private Optional<Observed> get(String path) {
    return azure
        .rest()
        .get(path, API_VERSION)
        .map(
            answer ->
                new Observed(
                    DatabaseMigration.of(answer.body()),
                    answer.retryAfter().orElse(pollInterval())));
  }
}
