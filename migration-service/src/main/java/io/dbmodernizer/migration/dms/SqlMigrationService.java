package io.dbmodernizer.migration.dms;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.CopyEngine;
import io.dbmodernizer.request.ResourceNames;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.Region;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.Demand;
import io.dbmodernizer.runtime.azure.resource.JsonResource;
import io.dbmodernizer.runtime.azure.resource.Observed;
import io.dbmodernizer.runtime.azure.resource.ResourceStep;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The SQL migration service. Several migrations may share one: an existing service in the same
 * region is used as it is, with its tags unchanged.
 *
 * @param azure the connection to Azure Resource Manager
 */
public record SqlMigrationService(AzureConnection azure) implements JsonResource {
  /** Name of the step. */
  public static final String STEP = "migration-service";

  private static final Set<String> UNSUCCESSFUL = Set.of("failed", "canceled");

  /**
   * Returns the step that creates the service.
   *
   * @param azure the connection to Azure Resource Manager
   */
  public static ResourceStep<JsonNode> step(AzureConnection azure) {
    return new ResourceStep<>(azure, STEP, Set.of(), new SqlMigrationService(azure));
  }

  /**
   * Returns the id of the service that the request names, or whose name is derived from its
   * server's.
   */
  static ResourceId id(MigrationRequested request) {
    return TargetScope.of(request)
        .inGroup(ArmTypes.MIGRATION_SERVICE, ResourceNames.migrationService(request));
  }

  @Override
  public ArmType type() {
    return ArmTypes.MIGRATION_SERVICE;
  }

  @Override
  public Demand demand(MigrationRequested request) {
    return Demand.when(
        !CopyEngine.isDirect(request.getMigration()), CopyEngine.reason(request.getMigration()));
  }

  @Override
  public ResourceId id(StepContext context) {
    return id(context.request());
  }

  @Override
  public boolean isReady(JsonNode observed) {
    String state = ArmResponse.provisioningState(observed).toLowerCase(Locale.ROOT);
    return state.isEmpty() || state.equals("succeeded") || UNSUCCESSFUL.contains(state);
  }

  @Override
  public List<Difference> compare(StepContext context, Observed<JsonNode> observed) {
    List<Difference> differences = new ArrayList<>();
    String wanted = TargetScope.of(context).region();
    String location = observed.body().path("location").asString("");
    if (!Region.same(location, wanted)) {
      differences.add(Difference.immutable("location", wanted, location));
    }
    String state = ArmResponse.provisioningState(observed.body());
    if (UNSUCCESSFUL.contains(state.toLowerCase(Locale.ROOT))) {
      differences.add(Difference.mutable("properties.provisioningState", "Succeeded", state));
    }
    return differences;
  }

  @Override
  public ObjectNode body(StepContext context) {
    ObjectNode body = JsonResource.locatedAndTagged(context.request());
    body.putObject("properties");
    return body;
  }
}
