package io.dbmodernizer.migration.factory;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.migration.compare.CompareStep;
import io.dbmodernizer.request.ResourceNames;
import io.dbmodernizer.runtime.azure.ArmResourceStep;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceTags;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.step.Verification;
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
 * Brings the data factory into being once both sides compared equal. An existing factory in the
 * same region is used as it is.
 */
public final class FactoryStep extends ArmResourceStep<JsonNode> {
  /** Name of the step. */
  public static final String NAME = "data-factory";

  /**
   * @param azure the way to Resource Manager
   */
  public FactoryStep(AzureConnection azure) {
    super(azure);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(CompareStep.NAME);
  }

  @Override
  public StepResult run(StepContext context) {
    return FactoryIds.isRequested(context) ? super.run(context) : StepResult.done("not requested");
  }

  @Override
  public List<Verification> verify(StepContext context) {
    return FactoryIds.isRequested(context) ? super.verify(context) : List.of();
  }

  @Override
  protected String subject(StepContext context) {
    return "data factory " + ResourceNames.dataFactory(context.request());
  }

  @Override
  protected Optional<JsonNode> observe(StepContext context) {
    return azure()
        .rest()
        .get(FactoryIds.factoryId(context.request()), FactoryIds.API_VERSION)
        .map(ArmResponse::body);
  }

  @Override
  protected List<Difference> compare(StepContext context, JsonNode observed) {
    String wanted = context.request().getTarget().getAzure().getRegion();
    String location = observed.path("location").asString("");
    return normalized(location).equals(normalized(wanted))
        ? List.of()
        : List.of(Difference.immutable("location", wanted, location));
  }

  @Override
  protected ArmResponse write(StepContext context, Optional<JsonNode> observed) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.put("location", context.request().getTarget().getAzure().getRegion());
    ObjectNode tags = body.putObject("tags");
    ResourceTags.of(context.request()).forEach(tags::put);
    return azure()
        .rest()
        .put(FactoryIds.factoryId(context.request()), FactoryIds.API_VERSION, body);
  }

  @Override
  protected Optional<AzureResource> intended(StepContext context) {
    return Optional.of(resource(context).build());
  }

  @Override
  protected AzureResource describe(StepContext context, JsonNode observed) {
    Map<String, String> tags = new HashMap<>();
    observed
        .path("tags")
        .properties()
        .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asString("")));
    return resource(context).setCreated(ResourceTags.markedBy(context.request(), tags)).build();
  }

  private static AzureResource.Builder resource(StepContext context) {
    return AzureResource.newBuilder()
        .setId(FactoryIds.factoryId(context.request()))
        .setType(FactoryIds.FACTORY_TYPE)
        .setName(ResourceNames.dataFactory(context.request()));
  }

  private static String normalized(String region) {
    return region.replace(" ", "").toLowerCase(Locale.ROOT);
  }
}
