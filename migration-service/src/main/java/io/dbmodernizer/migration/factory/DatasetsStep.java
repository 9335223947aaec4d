package io.dbmodernizer.migration.factory;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Describes a table of either side to the factory: one dataset each, with schema and table as
 * parameters, however many tables there are.
 */
public final class DatasetsStep extends FactoryPartsStep {
  /** Name of the step. */
  public static final String NAME = "datasets";

  /**
   * @param azure the way to Resource Manager
   */
  public DatasetsStep(AzureConnection azure) {
    super(azure);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(LinkedServicesStep.NAME);
  }

  @Override
  protected List<FactoryPart> parts(StepContext context) {
    MigrationRequested request = context.request();
    return List.of(
        new FactoryPart(
            FactoryPart.Kind.DATASET,
            FactoryIds.sourceTable(request),
            table("SqlServerTable", FactoryIds.source(request))),
        new FactoryPart(
            FactoryPart.Kind.DATASET,
            FactoryIds.targetTable(request),
            table("AzureSqlTable", FactoryIds.target(request))));
  }

  private static ObjectNode table(String type, String linkedService) {
    ObjectNode properties = JsonMapper.shared().createObjectNode();
    properties.put("type", type);
    properties
        .putObject("linkedServiceName")
        .put("referenceName", linkedService)
        .put("type", "LinkedServiceReference");
    ObjectNode parameters = properties.putObject("parameters");
    ObjectNode typeProperties = properties.putObject("typeProperties");
    for (String name : List.of("schema", "table")) {
      parameters.putObject(name).put("type", "String");
      typeProperties.putObject(name).put("value", "@dataset()." + name).put("type", "Expression");
    }
    return properties;
  }
}
