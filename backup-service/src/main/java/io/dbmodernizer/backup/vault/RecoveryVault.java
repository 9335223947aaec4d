package io.dbmodernizer.backup.vault;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.VaultOptions;
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
import io.dbmodernizer.runtime.step.OutputKey;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Recovery Services vault, if the request names one, with the requested redundancy. A vault of
 * another owner is accepted if it matches the request. It is never changed.
 *
 * <p>Source: Microsoft.RecoveryServices 2024-04-01, {@code Vaults_CreateOrUpdate}.
 *
 * @param azure connection to Azure Resource Manager
 */
public record RecoveryVault(AzureConnection azure) implements JsonResource {
  /** Name of the step. */
  public static final String STEP = "vault";

  /** Whether this migration created the vault. */
  static final OutputKey<Boolean> OWNED = OutputKey.flag("backup.vault.owned");

  /**
   * Returns the step.
   *
   * @param azure connection to Azure Resource Manager
   */
  public static ResourceStep<JsonNode> step(AzureConnection azure) {
    return new ResourceStep<>(azure, STEP, Set.of(), new RecoveryVault(azure));
  }

  /** Returns the vault as requested. */
  static VaultOptions options(MigrationRequested request) {
    return request.getBackup().getVault();
  }

  /** Returns the id of the vault that a request names. */
  static ResourceId id(MigrationRequested request) {
    return TargetScope.of(request).inGroup(ArmTypes.VAULT, options(request).getName());
  }

  /** Returns whether a request names a vault. */
  static Demand demanded(MigrationRequested request) {
    return Demand.when(!options(request).getName().isBlank(), "no vault requested");
  }

  @Override
  public ArmType type() {
    return ArmTypes.VAULT;
  }

  @Override
  public Demand demand(MigrationRequested request) {
    return demanded(request);
  }

  @Override
  public ResourceId id(StepContext context) {
    return id(context.request());
  }

  /** Returns whether the creation failed. Such a vault exists and must be written again. */
  private static boolean hasFailed(JsonNode observed) {
    return ArmResponse.provisioningState(observed).equals("Failed");
  }

  @Override
  public boolean isReady(JsonNode observed) {
    String state = ArmResponse.provisioningState(observed);
    return state.isEmpty() || state.equals("Succeeded") || hasFailed(observed);
  }

  @Override
  public List<Difference> compare(StepContext context, Observed<JsonNode> observed) {
    List<Difference> differences = new ArrayList<>();
    if (hasFailed(observed.body())) {
      differences.add(Difference.mutable("properties.provisioningState", "Succeeded", "Failed"));
    }
    String region = TargetScope.of(context).region();
    String location = observed.body().path("location").asString("");
    if (!Region.same(region, location)) {
      differences.add(Difference.immutable("location", region, location));
    }
    String wantedRedundancy = wantedRedundancy(context);
    String redundancy = redundancy(observed.body());
    if (!redundancy.equals(wantedRedundancy)) {
      differences.add(
          new Difference(
              "properties.redundancySettings.standardTierStorageRedundancy",
              wantedRedundancy,
              redundancy,
              !observed.isMarkedBy(context.request())));
    }
    return differences;
  }

  @Override
  public ObjectNode body(StepContext context) {
    ObjectNode body = JsonResource.locatedAndTagged(context.request());
    body.putObject("sku").put("name", "RS0").put("tier", "Standard");
    ObjectNode properties = body.putObject("properties");
    properties.put("publicNetworkAccess", "Enabled");
    properties
        .putObject("redundancySettings")
        .put("standardTierStorageRedundancy", wantedRedundancy(context));
    return body;
  }

  @Override
  public Outputs outputs(StepContext context, Observed<JsonNode> observed) {
    return Outputs.of(OWNED, observed.isMarkedBy(context.request()))
        .with(ReportedVault.REDUNDANCY, redundancy(observed.body()));
  }

  private static String wantedRedundancy(StepContext context) {
    return AzureRedundancy.of(options(context.request()).getRedundancy());
  }

  private static String redundancy(JsonNode observed) {
    return observed
        .path("properties")
        .path("redundancySettings")
        .path("standardTierStorageRedundancy")
        .asString("");
  }
}
