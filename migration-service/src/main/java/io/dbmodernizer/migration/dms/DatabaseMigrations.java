package io.dbmodernizer.migration.dms;

import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.runtime.azure.ArmException;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.ResourceId;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The calls on the database migration of one target. */
final class DatabaseMigrations {
  // The code of this answer is not documented, its words are: "Operation Id ... was not found".
  private static final Pattern UNKNOWN_OPERATION =
      Pattern.compile("operation id .*not found", Pattern.CASE_INSENSITIVE);
  private static final String DETAILS = "?$expand=MigrationStatusDetails";

  private final AzureConnection azure;

  /**
   * What Azure says about a migration.
   *
   * @param migration how it stands
   * @param pollAfter time until it is worth asking again
   */
  record Observed(DatabaseMigration migration, Duration pollAfter) {}

  DatabaseMigrations(AzureConnection azure) {
    this.azure = azure;
  }

  /**
   * The latest operation on the target database; empty if there was never one. Without details if
   * Azure has collected them.
   */
  Optional<Observed> latest(TargetProvisioned target) {
    try {
      return get(DataMigrationIds.migrationId(target) + DETAILS);
    } catch (ArmException e) {
      if (isUnknownOperation(e)) {
        return get(DataMigrationIds.migrationId(target));
      }
      throw e;
    }
  }

  /**
   * One operation; empty if Azure does not know it (any more): it collects the details of old ones.
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

  /** Where an operation is polled, as a path below Resource Manager's endpoint. */
  static String operationPath(TargetProvisioned target, String operationId) {
    return DataMigrationIds.migrationId(target) + DETAILS + "&migrationOperationId=" + operationId;
  }

  /** Starts an operation. */
  ArmResponse start(TargetProvisioned target, ObjectNode body) {
    return azure
        .rest()
        .put(DataMigrationIds.migrationId(target), DataMigrationIds.API_VERSION, body);
  }

  /** Lets an operation that waits for a retry go on; Azure refuses it in any other state. */
  ArmResponse retry(TargetProvisioned target, String operationId) {
    return act(target, "retry", operationId);
  }

  /** Ends an operation that runs or waits for a retry; Azure refuses it in any other state. */
  ArmResponse cancel(TargetProvisioned target, String operationId) {
    return act(target, "cancel", operationId);
  }

  private ArmResponse act(TargetProvisioned target, String action, String operationId) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.put("migrationOperationId", operationId);
    return azure
        .rest()
        .post(
            ResourceId.parse(DataMigrationIds.migrationId(target)).with(action).toString(),
            DataMigrationIds.API_VERSION,
            body);
  }

  /** Time between polls where Azure does not say. */
  Duration pollInterval() {
    return azure.rest().pollInterval();
  }

  private Optional<Observed> get(String path) {
    return azure
        .rest()
        .get(path, DataMigrationIds.API_VERSION)
        .map(
            answer ->
                new Observed(
                    DatabaseMigration.of(answer.body()),
                    answer.retryAfter().orElse(pollInterval())));
  }
}
