package io.dbmodernizer.backup.vault;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.ArmRest;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.Demand;
import io.dbmodernizer.runtime.azure.resource.Observed;
import io.dbmodernizer.runtime.azure.resource.ResourceDeclaration;
import io.dbmodernizer.runtime.azure.resource.ResourceStep;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The soft delete of the vault, which keeps deleted backup items for 14 days. If Azure does not
 * allow switching it off, it stays on, and the event says so. The setting of a vault of another
 * owner is never changed.
 *
 * <p>Source: Microsoft.RecoveryServices 2024-04-01, {@code BackupResourceVaultConfigs_Put}.
 */
public final class VaultSoftDelete implements ResourceDeclaration<JsonNode> {
  /** Name of the step. */
  public static final String STEP = "vault-soft-delete";

  private static final String STATE = "softDeleteFeatureState";
  private static final String ALWAYS_ON = "AlwaysON";

  private final ArmRest rest;

  private VaultSoftDelete(ArmRest rest) {
    this.rest = rest;
  }

  /**
   * Returns the step.
   *
   * @param azure connection to Azure Resource Manager
   */
  public static ResourceStep<JsonNode> step(AzureConnection azure) {
    return new ResourceStep<>(
        azure, STEP, Set.of(RecoveryVault.STEP), new VaultSoftDelete(azure.rest()));
  }

  @Override
  public ArmType type() {
    return ArmTypes.VAULT_CONFIG;
  }

  @Override
  public Demand demand(MigrationRequested request) {
    return RecoveryVault.demanded(request);
  }

  @Override
  public ResourceId id(StepContext context) {
    return RecoveryVault.id(context.request()).child(type().collection(), "vaultconfig");
  }

  @Override
  public String subject(StepContext context) {
    return "soft delete of vault " + RecoveryVault.options(context.request()).getName();
  }

  @Override
  public Optional<Observed<JsonNode>> observe(StepContext context) {
    String id = id(context).toString();
    return rest.get(id, type().apiVersion()).map(answer -> Observed.untagged(answer.body(), id));
  }

  @Override
  public List<Difference> compare(StepContext context, Observed<JsonNode> observed) {
    boolean wanted = isWanted(context);
    boolean owned = context.output(RecoveryVault.OWNED);
    if (wanted == isOn(observed.body()) || (owned && isForced(observed.body()))) {
      return List.of();
    }
    return List.of(
        new Difference("properties." + STATE, state(wanted), state(observed.body()), !owned));
  }

  @Override
  public ArmResponse write(StepContext context, Optional<Observed<JsonNode>> observed) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    ObjectNode properties = body.putObject("properties");
    // A PUT replaces the whole configuration, so the setting of enhanced security is sent again.
    JsonNode security =
        observed
            .map(found -> found.body().path("properties").path("enhancedSecurityState"))
            .orElse(JsonMapper.shared().missingNode());
    if (security.isString()) {
      properties.put("enhancedSecurityState", security.asString());
    }
    properties.put(STATE, state(isWanted(context)));
    return rest.put(id(context).toString(), type().apiVersion(), body);
  }

  @Override
  public Outputs outputs(StepContext context, Observed<JsonNode> observed) {
    boolean forced = isForced(observed.body()) && !isWanted(context);
    return Outputs.of(ReportedVault.SOFT_DELETE, isOn(observed.body()))
        .with(ReportedVault.SOFT_DELETE_FORCED, forced);
  }

  private static boolean isWanted(StepContext context) {
    return RecoveryVault.options(context.request()).getSoftDelete();
  }

  private static String state(boolean on) {
    return on ? "Enabled" : "Disabled";
  }

  private static String state(JsonNode observed) {
    return observed.path("properties").path(STATE).asString("");
  }

  private static boolean isOn(JsonNode observed) {
    return !state(observed).equals("Disabled");
  }

  private static boolean isForced(JsonNode observed) {
    return state(observed).equals(ALWAYS_ON)
        || (isOn(observed)
            && !observed
                .path("properties")
                .path("isSoftDeleteFeatureStateEditable")
                .asBoolean(true));
  }
}
