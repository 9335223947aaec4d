package io.dbmodernizer.migration.factory;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.step.StepContext;
import tools.jackson.databind.node.ObjectNode;

/**
 * The pipeline for the tables of one run.
 *
 * @param azure the connection to Azure Resource Manager
 * @param definition the properties of the pipeline
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
