package io.dbmodernizer.migration.factory;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.ResourceStep;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The two datasets, one for each side. Each describes every table of its side by parameters.
 *
 * @param azure the connection to Azure Resource Manager
 */
public record Datasets(AzureConnection azure) implements SynchronizationResources {
  /** Name of the step. */
  public static final String STEP = "datasets";

  /**
   * Returns the step that creates the datasets.
   *
   * @param azure the connection to Azure Resource Manager
   */
  public static ResourceStep<JsonNode> step(AzureConnection azure) {
    return new ResourceStep<>(azure, STEP, Set.of(LinkedServices.STEP), new Datasets(azure));
  }

  @Override
  public ArmType type() {
    return ArmTypes.DATASET;
  }

  @Override
  public List<Dataset> members(StepContext context) {
    MigrationRequested request = context.request();
    return List.of(
        new Dataset(
            azure,
            FactoryNames.sourceTable(request),
            "SqlServerTable",
            FactoryNames.source(request)),
        new Dataset(
            azure,
            FactoryNames.targetTable(request),
            "AzureSqlTable",
            FactoryNames.target(request)));
  }
}
