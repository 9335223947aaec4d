package io.dbmodernizer.migration.factory;

import io.dbmodernizer.migration.runtime.RuntimeState;
import io.dbmodernizer.request.ResourceNames;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings the factory's self-hosted integration runtime into being and waits until a node of it is
 * online. Only a person can register one, so this is a wait, never a failure. Migrations to one
 * server share the runtime of a factory.
 */
public final class FactoryRuntimeStep extends FactoryPartsStep {
  /** Name of the step. */
  public static final String NAME = "factory-runtime";

  /**
   * @param azure connection to Azure Resource Manager
   */
  public FactoryRuntimeStep(AzureConnection azure) {
    super(azure);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(FactoryStep.NAME);
  }

  @Override
  protected List<FactoryPart> parts(StepContext context) {
    ObjectNode properties = JsonMapper.shared().createObjectNode();
    properties.put("type", "SelfHosted");
    return List.of(
        new FactoryPart(
            FactoryPart.Kind.RUNTIME, ResourceNames.factoryRuntime(context.request()), properties));
  }

  @Override
  protected StepResult complete(
      StepContext context, StepResult.Done done, Map<FactoryPart, JsonNode> observed) {
    FactoryPart part = observed.keySet().iterator().next();
    ArmResponse answer =
        azure()
            .rest()
            .post(part.action(context.request(), "getStatus"), FactoryIds.API_VERSION, null);
    JsonNode status = answer.body().path("properties");
    List<String> nodes = new ArrayList<>();
    status
        .path("typeProperties")
        .path("nodes")
        .forEach(node -> nodes.add(node.path("nodeName").asString("")));
    RuntimeState runtime =
        new RuntimeState(
            "data factory " + ResourceNames.dataFactory(context.request()),
            " --factory",
            status.path("state").asString(""),
            nodes);
    return runtime.isOnline()
        ? done
        : runtime.waiting(context, answer.retryAfter().orElse(azure().rest().pollInterval()));
  }
}
