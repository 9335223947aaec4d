package io.dbmodernizer.migration.factory;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.migration.runtime.RuntimeState;
import io.dbmodernizer.request.ResourceNames;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.Observed;
import io.dbmodernizer.runtime.azure.resource.ResourceStep;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The factory's self-hosted integration runtime. The step waits until one of its nodes is online.
 * Only a person can register a node, so the step waits and never fails because of it. Migrations to
 * one server share the runtime of a factory.
 *
 * @param azure the connection to Azure Resource Manager
 */
public record FactoryRuntime(AzureConnection azure) implements FactoryPart {
  /** Name of the step. */
  public static final String STEP = "factory-runtime";

  /**
   * Returns the step that creates the runtime and waits for it.
   *
   * @param azure the connection to Azure Resource Manager
   */
  public static ResourceStep<JsonNode> step(AzureConnection azure) {
    return new ResourceStep<>(azure, STEP, Set.of(DataFactory.STEP), new FactoryRuntime(azure));
  }

  @Override
  public ArmType type() {
    return ArmTypes.FACTORY_RUNTIME;
  }

  @Override
  public String name(MigrationRequested request) {
    return ResourceNames.factoryRuntime(request);
  }

  @Override
  public ObjectNode properties(StepContext context) {
    return JsonMapper.shared().createObjectNode().put("type", "SelfHosted");
  }

  @Override
  public StepResult completed(
      StepContext context, StepResult.Done done, List<Observed<JsonNode>> observed) {
    ArmResponse answer =
        azure.rest().post(id(context).with("getStatus").toString(), type().apiVersion(), null);
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
        : runtime.waiting(context, answer.retryAfter().orElse(azure.rest().pollInterval()));
  }
}
