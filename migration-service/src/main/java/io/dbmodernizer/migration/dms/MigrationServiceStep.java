package io.dbmodernizer.migration.dms;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.ArmResourceStep;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceTags;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings the SQL migration service into being. A fleet may share one: an existing service in the
 * same region is used as it is, its tags untouched.
 */
public final class MigrationServiceStep extends ArmResourceStep<JsonNode> {
  /** Name of the step. */
  public static final String NAME = "migration-service";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Set<String> UNSUCCESSFUL = Set.of("failed", "canceled");

  /**
   * @param azure the way to Resource Manager
   */
  public MigrationServiceStep(AzureConnection azure) {
    super(azure);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  protected String subject(StepContext context) {
    return "SQL migration service " + DataMigrationIds.serviceName(context.request());
  }

  @Override
  protected Optional<JsonNode> observe(StepContext context) {
    return azure()
        .rest()
        .get(DataMigrationIds.serviceId(context.request()), DataMigrationIds.API_VERSION)
        .map(ArmResponse::body);
  }

  @Override
  protected boolean ready(JsonNode observed) {
    String state = ArmResponse.provisioningState(observed).toLowerCase(Locale.ROOT);
    return state.isEmpty() || state.equals("succeeded") || UNSUCCESSFUL.contains(state);
  }

  @Override
  protected List<Difference> compare(StepContext context, JsonNode observed) {
    List<Difference> differences = new ArrayList<>();
    String wanted = region(context);
    String location = observed.path("location").asString("");
    if (!normalized(location).equals(normalized(wanted))) {
      differences.add(Difference.immutable("location", wanted, location));
    }
    String state = ArmResponse.provisioningState(observed);
    if (UNSUCCESSFUL.contains(state.toLowerCase(Locale.ROOT))) {
      differences.add(Difference.mutable("properties.provisioningState", "Succeeded", state));
    }
    return differences;
  }

  @Override
  protected ArmResponse write(StepContext context, Optional<JsonNode> observed) {
    ObjectNode body = JSON.createObjectNode();
    body.put("location", region(context));
    ObjectNode tags = body.putObject("tags");
    ResourceTags.of(context.request()).forEach(tags::put);
    body.putObject("properties");
    return azure()
        .rest()
        .put(DataMigrationIds.serviceId(context.request()), DataMigrationIds.API_VERSION, body);
  }

  @Override
  protected AzureResource describe(StepContext context, JsonNode observed) {
    return AzureResource.newBuilder()
        .setId(DataMigrationIds.serviceId(context.request()))
        .setType(DataMigrationIds.SERVICE_TYPE)
        .setName(DataMigrationIds.serviceName(context.request()))
        .setCreated(ResourceTags.markedBy(context.request(), tags(observed)))
        .build();
  }

  @Override
  protected Optional<AzureResource> intended(StepContext context) {
    return Optional.of(
        AzureResource.newBuilder()
            .setId(DataMigrationIds.serviceId(context.request()))
            .setType(DataMigrationIds.SERVICE_TYPE)
            .setName(DataMigrationIds.serviceName(context.request()))
            .build());
  }

  private static Map<String, String> tags(JsonNode resource) {
    Map<String, String> tags = new HashMap<>();
    resource
        .path("tags")
        .properties()
        .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asString("")));
    return tags;
  }

  private static String region(StepContext context) {
    return context.request().getTarget().getAzure().getRegion();
  }

  private static String normalized(String region) {
    return region.replace(" ", "").toLowerCase(Locale.ROOT);
  }
}
