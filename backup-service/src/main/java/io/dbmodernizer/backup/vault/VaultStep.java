package io.dbmodernizer.backup.vault;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.ArmResourceStep;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceTags;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.step.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Recovery Services vault, if the request names one, with the redundancy asked for. A vault of
 * another owner is accepted if it matches and is never changed.
 *
 * <p>Source: Microsoft.RecoveryServices 2024-04-01, {@code Vaults_CreateOrUpdate}.
 */
public final class VaultStep extends ArmResourceStep<JsonNode> {
  /** Name of the step. */
  public static final String NAME = "vault";

  /**
   * @param azure the way to Resource Manager
   */
  public VaultStep(AzureConnection azure) {
    super(azure);
  }

  @Override
  public String name() {
    return NAME;
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
    return "Recovery Services vault " + Vault.of(context.request()).name();
  }

  @Override
  protected Optional<JsonNode> observe(StepContext context) {
    return azure()
        .rest()
        .get(Vault.of(context.request()).id(), Vault.API_VERSION)
        .map(ArmResponse::body);
  }

  /** A vault whose creation failed is there, is not usable, and can be written again. */
  private static boolean hasFailed(JsonNode observed) {
    return ArmResponse.provisioningState(observed).equals("Failed");
  }

  @Override
  protected boolean ready(JsonNode observed) {
    String state = ArmResponse.provisioningState(observed);
    return state.isEmpty() || state.equals("Succeeded") || hasFailed(observed);
  }

  @Override
  protected List<Difference> compare(StepContext context, JsonNode observed) {
    Vault wanted = Vault.of(context.request());
    List<Difference> differences = new ArrayList<>();
    if (hasFailed(observed)) {
      differences.add(Difference.mutable("properties.provisioningState", "Succeeded", "Failed"));
    }
    String location = region(observed.path("location").asString(""));
    if (!location.equals(region(wanted.region()))) {
      differences.add(Difference.immutable("location", region(wanted.region()), location));
    }
    String redundancy = redundancy(observed);
    if (!redundancy.equals(wanted.redundancy())) {
      differences.add(
          new Difference(
              "properties.redundancySettings.standardTierStorageRedundancy",
              wanted.redundancy(),
              redundancy,
              !isOwned(context, observed)));
    }
    return differences;
  }

  @Override
  protected ArmResponse write(StepContext context, Optional<JsonNode> observed) {
    Vault wanted = Vault.of(context.request());
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.put("location", wanted.region());
    ObjectNode tags = body.putObject("tags");
    ResourceTags.of(context.request()).forEach(tags::put);
    body.putObject("sku").put("name", "RS0").put("tier", "Standard");
    ObjectNode properties = body.putObject("properties");
    properties.put("publicNetworkAccess", "Enabled");
    properties
        .putObject("redundancySettings")
        .put("standardTierStorageRedundancy", wanted.redundancy());
    return azure().rest().put(wanted.id(), Vault.API_VERSION, body);
  }

  @Override
  protected Optional<AzureResource> intended(StepContext context) {
    return Optional.of(Vault.of(context.request()).resource());
  }

  @Override
  protected AzureResource describe(StepContext context, JsonNode observed) {
    AzureResource resource = Vault.of(context.request()).resource();
    resource.setCreated(isOwned(context, observed));
    return resource;
  }

  @Override
  protected Map<String, String> outputs(StepContext context, JsonNode observed) {
    return Map.of(
        Vault.OWNED, Boolean.toString(isOwned(context, observed)),
        ReportedVault.REDUNDANCY, redundancy(observed));
  }

  private static boolean isOwned(StepContext context, JsonNode observed) {
    Map<String, String> tags = new TreeMap<>();
    observed
        .path("tags")
        .properties()
        .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asString("")));
    return ResourceTags.markedBy(context.request(), tags);
  }

  private static String redundancy(JsonNode observed) {
    return observed
        .path("properties")
        .path("redundancySettings")
        .path("standardTierStorageRedundancy")
        .asString("");
  }

  private static String region(String location) {
    return location.replace(" ", "").toLowerCase(Locale.ROOT);
  }
}
