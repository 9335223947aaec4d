package io.dbmodernizer.migration.factory;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.migration.object.MoveObjectsStep;
import io.dbmodernizer.request.ResourceNames;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.Region;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.JsonResource;
import io.dbmodernizer.runtime.azure.resource.Observed;
import io.dbmodernizer.runtime.azure.resource.ResourceStep;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The data factory. It is created when both sides compared equal. An existing factory in the same
 * region is used as it is.
 *
 * @param azure the connection to Azure Resource Manager
 */
public record DataFactory(AzureConnection azure) implements JsonResource, SynchronizationResources {
  /** Name of the step. */
  public static final String STEP = "data-factory";

  /**
   * Returns the step that creates the factory.
   *
   * @param azure the connection to Azure Resource Manager
   */
  public static ResourceStep<JsonNode> step(AzureConnection azure) {
    return new ResourceStep<>(azure, STEP, Set.of(MoveObjectsStep.NAME), new DataFactory(azure));
  }

  /**
   * Returns the id of the factory that the request names, or whose name is derived from its
   * server's.
   */
  static ResourceId id(MigrationRequested request) {
    return TargetScope.of(request)
        .inGroup(ArmTypes.DATA_FACTORY, ResourceNames.dataFactory(request));
  }

  @Override
  public ArmType type() {
    return ArmTypes.DATA_FACTORY;
  }

  @Override
  public ResourceId id(StepContext context) {
    return id(context.request());
  }

  @Override
  public List<Difference> compare(StepContext context, Observed<JsonNode> observed) {
    String wanted = TargetScope.of(context).region();
    String location = observed.body().path("location").asString("");
    return Region.same(location, wanted)
        ? List.of()
        : List.of(Difference.immutable("location", wanted, location));
  }

  @Override
  public ObjectNode body(StepContext context) {
    return JsonResource.locatedAndTagged(context.request());
  }
}
