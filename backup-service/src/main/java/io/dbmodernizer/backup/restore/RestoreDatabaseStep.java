package io.dbmodernizer.backup.restore;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.azure.ArmException;
import io.dbmodernizer.runtime.azure.ArmResourceStep;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceTags;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.runtime.step.StepResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Creates the restored database beside the one there is, with this migration's tags. It is recorded
 * before it is written and never replaces anything.
 *
 * <p>Source: Microsoft.Sql 2021-11-01, {@code Databases_CreateOrUpdate}.
 */
public final class RestoreDatabaseStep extends ArmResourceStep<JsonNode> {
  /** Name of the step. */
  public static final String NAME = "restore-database";

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
   * @param azure the way to Resource Manager
   */
  public RestoreDatabaseStep(AzureConnection azure) {
    super(azure);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(RestoreSourceStep.NAME);
  }

  @Override
  public StepResult run(StepContext context) {
    StepResult result = super.run(context);
    if (result instanceof StepResult.Failed failed
        && NO_BACKUP.contains(failed.failure().getProviderCode())) {
      return unavailable(
          plan(context), failed.failure().getProviderCode(), failed.failure().getMessage());
    }
    return result;
  }

  @Override
  protected String subject(StepContext context) {
    return "restored database " + plan(context).name();
  }

  @Override
  protected Optional<JsonNode> observe(StepContext context) {
    return azure()
        .rest()
        .get(plan(context).id(), RestoreSources.API_VERSION)
        .map(ArmResponse::body);
  }

  @Override
  protected boolean ready(JsonNode observed) {
    return SETTLED.contains(observed.path("properties").path("status").asString(""));
  }

  /** A database under the name that is not of this migration was created by somebody meanwhile. */
  @Override
  protected List<Difference> compare(StepContext context, JsonNode observed) {
    return isOurs(context, observed)
        ? List.of()
        : List.of(
            Difference.immutable(
                "tags." + ResourceTags.MIGRATION, context.migrationId(), "another's or none"));
  }

  @Override
  protected ArmResponse write(StepContext context, Optional<JsonNode> observed) {
    RestorePlan plan = plan(context);
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.put("location", context.request().getTarget().getAzure().getRegion());
    ObjectNode tags = body.putObject("tags");
    ResourceTags.of(context.request()).forEach(tags::put);
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
    try {
      return azure().rest().put(plan.id(), RestoreSources.API_VERSION, body);
    } catch (ArmException e) {
      if (NO_BACKUP.contains(e.code())) {
        throw new StepException(unavailable(plan, e.code(), String.valueOf(e.getMessage())), e);
      }
      throw e;
    }
  }

  @Override
  protected Optional<AzureResource> intended(StepContext context) {
    return Optional.of(plan(context).resource());
  }

  @Override
  protected AzureResource describe(StepContext context, JsonNode observed) {
    AzureResource resource = plan(context).resource();
    resource.setCreated(isOurs(context, observed));
    return resource;
  }

  private static String redundancy(StepContext context) {
    return switch (context.request().getTarget().getDatabase().getBackupStorageRedundancy()) {
      case UNSPECIFIED, LOCAL -> "Local";
      case ZONE -> "Zone";
      case GEO -> "Geo";
      case GEO_ZONE -> "GeoZone";
    };
  }

  private static boolean isOurs(StepContext context, JsonNode observed) {
    Map<String, String> tags = new TreeMap<>();
    observed
        .path("tags")
        .properties()
        .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asString("")));
    return ResourceTags.markedBy(context.request(), tags);
  }

  private static StepResult.Failed unavailable(RestorePlan plan, String code, String message) {
    Failure failure =
        StepResult.failure(
            Reason.RESTORE_POINT_UNAVAILABLE,
            plan.source(),
            code,
            message,
            "Ask for a time or a backup that Azure has; the portal shows them on the server's page"
                + " \"Backups\".");
    return new StepResult.Failed(failure, false, null, true);
  }

  private static RestorePlan plan(StepContext context) {
    return RestorePlan.of(context.stage().getOutputs());
  }
}
