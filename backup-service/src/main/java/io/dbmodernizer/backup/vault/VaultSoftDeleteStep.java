package io.dbmodernizer.backup.vault;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.ArmResourceStep;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.step.Verification;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether the vault keeps for 14 days what is deleted from it. Where Azure has soft delete always
 * on it stays on, and the event says so: the vault is then safer than asked for. The setting of a
 * vault of another owner is never changed.
 *
 * <p>Source: Microsoft.RecoveryServices 2024-04-01, {@code BackupResourceVaultConfigs_Put}.
 */
public final class VaultSoftDeleteStep extends ArmResourceStep<JsonNode> {
  /** Name of the step. */
  public static final String NAME = "vault-soft-delete";

  private static final String TYPE = Vault.TYPE + "/backupconfig";
  private static final String STATE = "softDeleteFeatureState";
  private static final String ALWAYS_ON = "AlwaysON";

  /**
   * @param azure connection to Azure Resource Manager
   */
  public VaultSoftDeleteStep(AzureConnection azure) {
    super(azure);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(VaultStep.NAME);
  }

  @Override
  public StepResult run(StepContext context) {
    return Vault.isWanted(context.request())
        ? super.run(context)
        : StepResult.done("no vault requested");
  }

  @Override
  public List<Verification> verify(StepContext context) {
    return Vault.isWanted(context.request()) ? super.verify(context) : List.of();
  }

  @Override
  protected String subject(StepContext context) {
    return "soft delete of vault " + Vault.of(context.request()).name();
  }

  @Override
  protected Optional<JsonNode> observe(StepContext context) {
    return azure().rest().get(id(context), Vault.API_VERSION).map(ArmResponse::body);
  }

  @Override
  protected List<Difference> compare(StepContext context, JsonNode observed) {
    boolean wanted = Vault.of(context.request()).softDelete();
    boolean owned = Boolean.parseBoolean(context.output(Vault.OWNED));
    if (wanted == isOn(observed) || (owned && isForced(observed))) {
      return List.of();
    }
    return List.of(
        new Difference(
            "properties." + STATE, wanted ? "Enabled" : "Disabled", state(observed), !owned));
  }

  @Override
  protected ArmResponse write(StepContext context, Optional<JsonNode> observed) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    ObjectNode properties = body.putObject("properties");
    // A PUT replaces the whole configuration; what is not this step's business stays as it is.
    JsonNode security =
        observed
            .map(found -> found.path("properties").path("enhancedSecurityState"))
            .orElse(JsonMapper.shared().missingNode());
    if (security.isString()) {
      properties.put("enhancedSecurityState", security.asString());
    }
    properties.put(STATE, Vault.of(context.request()).softDelete() ? "Enabled" : "Disabled");
    return azure().rest().put(id(context), Vault.API_VERSION, body);
  }

  @Override
  protected AzureResource describe(StepContext context, JsonNode observed) {
    return AzureResource.newBuilder()
        .setId(id(context))
        .setType(TYPE)
        .setName("vaultconfig")
        .build();
  }

  @Override
  protected Map<String, String> outputs(StepContext context, JsonNode observed) {
    boolean forced = isForced(observed) && !Vault.of(context.request()).softDelete();
    return Map.of(
        ReportedVault.SOFT_DELETE, Boolean.toString(isOn(observed)),
        ReportedVault.SOFT_DELETE_FORCED, Boolean.toString(forced));
  }

  private static String id(StepContext context) {
    return ResourceId.parse(Vault.of(context.request()).id())
        .child("backupconfig", "vaultconfig")
        .toString();
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
