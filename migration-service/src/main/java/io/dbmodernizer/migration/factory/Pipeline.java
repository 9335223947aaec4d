package io.dbmodernizer.migration.factory;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.step.StepContext;
import tools.jackson.databind.node.ObjectNode;

/**
 * The pipeline for the tables as they are in one run.
 *
 * @param azure connection to Azure Resource Manager
 * @param definition its properties
 */
record Pipeline(AzureConnection azure, ObjectNode definition) implements FactoryPart {

  @Override
  public ArmType type() {
    return ArmTypes.PIPELINE;
  }

  @Override
  public String name(MigrationRequested request) {
    return FactoryNames.pipeline(request);
  }

  @Override
  public ObjectNode properties(StepContext context) {
    return definition;
  }
}
