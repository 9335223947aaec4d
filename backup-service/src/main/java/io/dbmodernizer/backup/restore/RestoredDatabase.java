package io.dbmodernizer.backup.restore;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.azure.ArmException;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.ResourceTags;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.JsonResource;
import io.dbmodernizer.runtime.azure.resource.Observed;
import io.dbmodernizer.runtime.azure.resource.ResourceStep;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.runtime.step.StepResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The restored database, with this migration's tags. It is a new database beside the original one
 * and never replaces a database. Its creation is stored before it is written.
 *
 * <p>Source: Microsoft.Sql 2021-11-01, {@code Databases_CreateOrUpdate}.
 *
 * @param azure connection to Azure Resource Manager
 */
record RestoredDatabase(AzureConnection azure) implements JsonResource {
  /** Name of the step. */
  static final String STEP = "restore-database";

  private static final Set<String> SETTLED = Set.of("", "Online", "Paused", "AutoClosed");
  private static final Set<String> NO_BACKUP =
      Set.of(
          "InvalidPointInTime",
          "LtrBackupNotFound",
          "InvalidDroppedDatabase",
          "InvalidLiveDatabase",
          "RecoveryPointDoesNotExist",
          "GeoRestoreBackupStorageTypeNotSupported");

  /**
   * Returns the step.
   *
   * @param azure connection to Azure Resource Manager
   */
  static ResourceStep<JsonNode> step(AzureConnection azure) {
    return new ResourceStep<>(
        azure, STEP, Set.of(RestoreSourceStep.NAME), new RestoredDatabase(azure));
  }

  @Override
  public ArmType type() {
    return ArmTypes.SQL_DATABASE;
  }

  @Override
  public ResourceId id(StepContext context) {
    return ResourceId.parse(plan(context).id());
  }

  @Override
  public String subject(StepContext context) {
    return "restored database " + plan(context).name();
  }

  @Override
  public AzureResource resource(StepContext context) {
    return plan(context).resource();
  }

  @Override
  public boolean isReady(JsonNode observed) {
    return SETTLED.contains(observed.path("properties").path("status").asString(""));
  }

  /** Compares the tags only: another user may have created a database with this name meanwhile. */
  @Override
  public List<Difference> compare(StepContext context, Observed<JsonNode> observed) {
    return observed.isMarkedBy(context.request())
        ? List.of()
        : List.of(
            Difference.immutable(
                "tags." + ResourceTags.MIGRATION, context.migrationId(), "another or none"));
  }

  @Override
  public ObjectNode body(StepContext context) {
    RestorePlan plan = plan(context);
    ObjectNode body = JsonResource.locatedAndTagged(context.request());
    if (!plan.sku().isEmpty()) {
      body.set("sku", JsonMapper.shared().readTree(plan.sku()));
    }
    ObjectNode properties = body.putObject("properties");
    properties.put("createMode", plan.createMode());
    properties.put(
        plan.createMode().equals(RestorePlan.LONG_TERM)
            ? "longTermRetentionBackupResourceId"
            : "sourceDatabaseId",
        plan.source());
    Instant point = plan.pointInTime();
    if (point != null) {
      properties.put("restorePointInTime", point.toString());
    }
    if (!plan.elasticPoolId().isEmpty()) {
      properties.put("elasticPoolId", plan.elasticPoolId());
    }
    properties.put("requestedBackupStorageRedundancy", redundancy(context));
    return body;
  }

  @Override
  public ArmResponse write(StepContext context, Optional<Observed<JsonNode>> observed) {
    try {
      return JsonResource.super.write(context, observed);
    } catch (ArmException e) {
      if (NO_BACKUP.contains(e.code())) {
        throw new StepException(
            unavailable(plan(context), e.code(), String.valueOf(e.getMessage())), e);
      }
      throw e;
    }
  }

  @Override
  public StepResult.Failed operationFailed(StepContext context, StepResult.Failed failed) {
    String code = failed.failure().getProviderCode();
    return NO_BACKUP.contains(code)
        ? unavailable(plan(context), code, failed.failure().getMessage())
        : failed;
  }

  private static String redundancy(StepContext context) {
    return switch (context.request().getTarget().getDatabase().getBackupStorageRedundancy()) {
      case UNSPECIFIED, LOCAL -> "Local";
      case ZONE -> "Zone";
      case GEO -> "Geo";
      case GEO_ZONE -> "GeoZone";
    };
  }

  private static StepResult.Failed unavailable(RestorePlan plan, String code, String message) {
    Failure failure =
        StepResult.failure(
            Reason.RESTORE_POINT_UNAVAILABLE,
            plan.source(),
            code,
            message,
            "Request a time or a backup that Azure has. The portal lists them on the server's page"
                + " \"Backups\".");
    return new StepResult.Failed(failure, false, null, true);
  }

  private static RestorePlan plan(StepContext context) {
    return RestorePlan.of(context.outputs());
  }
}
