package io.dbmodernizer.migration.factory;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The dataset of one side, with schema and table as parameters.
 *
 * @param azure the connection to Azure Resource Manager
 * @param name the name of the dataset
 * @param kind the type of the dataset in Data Factory
 * @param linkedService the name of the linked service to the database
 */
record Dataset(AzureConnection azure, String name, String kind, String linkedService)
    implements FactoryPart {

  @Override
  public ArmType type() {
    return ArmTypes.DATASET;
  }

  @Override
  public String name(MigrationRequested request) {
    return name;
  }

  @Override
  public ObjectNode properties(StepContext context) {
    ObjectNode properties = JsonMapper.shared().createObjectNode();
    properties.put("type", kind);
    properties
        .putObject("linkedServiceName")
        .put("referenceName", linkedService)
        .put("type", "LinkedServiceReference");
    ObjectNode parameters = properties.putObject("parameters");
    ObjectNode typeProperties = properties.putObject("typeProperties");
    for (String parameter : List.of("schema", "table")) {
      parameters.putObject(parameter).put("type", "String");
      typeProperties
          .putObject(parameter)
          .put("value", "@dataset()." + parameter)
          .put("type", "Expression");
    }
    return properties;
  }
}
