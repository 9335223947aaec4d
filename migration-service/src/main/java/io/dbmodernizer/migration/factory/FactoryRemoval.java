package io.dbmodernizer.migration.factory;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.request.ResourceNames;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.ResourceUse;
import io.dbmodernizer.runtime.azure.removal.RemovableType;
import io.dbmodernizer.runtime.azure.removal.ResourceRemovalStep;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * The removal of the resources that this stage created in {@code Microsoft.DataFactory}. The
 * schedule is stopped first. Each part is removed after the parts that refer to it, and the factory
 * last. Runtime and factory stay if others use them.
 */
public final class FactoryRemoval {
  private static final String STOP = "stop-schedule";

  private FactoryRemoval() {}

  /** Returns the steps, in the order that Azure requires. */
  public static List<Step> steps(AzureConnection azure) {
    List<Step> steps = new ArrayList<>();
    steps.add(new StopTriggerStep(azure, STOP));
    String before = STOP;
    for (ArmType type :
        List.of(ArmTypes.TRIGGER, ArmTypes.PIPELINE, ArmTypes.DATASET, ArmTypes.LINKED_SERVICE)) {
      String name = "remove-" + type.collection();
      steps.add(new ResourceRemovalStep(azure, name, Set.of(before), RemovableType.of(type)));
      before = name;
    }
    steps.add(
        new ResourceRemovalStep(
            azure,
            "remove-factory-runtime",
            Set.of(before),
            RemovableType.of(ArmTypes.FACTORY_RUNTIME)
                .usedBy(
                    (context, runtime, live, since) ->
                        usersOfRuntime(azure, context, runtime, since))));
    steps.add(
        new ResourceRemovalStep(
            azure,
            "remove-data-factory",
            Set.of("remove-factory-runtime"),
            RemovableType.of(ArmTypes.DATA_FACTORY)
                .sharedBy(
                    (context, factory, live, since) -> rest(azure, context, factory, since))));
    return steps;
  }

  private static ResourceUse usersOfRuntime(
      AzureConnection azure, StepContext context, AzureResource runtime, Instant since) {
    return use(
        azure,
        context,
        ResourceId.parse(runtime.getId()).parent(),
        ArmTypes.LINKED_SERVICE,
        since,
        service ->
            service
                .path("properties")
                .path("connectVia")
                .path("referenceName")
                .asString("")
                .equalsIgnoreCase(runtime.getName()));
  }

  /**
   * Finds parts that are left in the factory after the removal of this migration's parts. They
   * belong to other owners. This project's runtime does not count, because it serves only parts of
   * the factory and is removed with it.
   */
  private static ResourceUse rest(
      AzureConnection azure, StepContext context, AzureResource factory, Instant since) {
    String ownRuntime = ResourceNames.factoryRuntime(context.request());
    for (ArmType type :
        List.of(ArmTypes.PIPELINE, ArmTypes.LINKED_SERVICE, ArmTypes.FACTORY_RUNTIME)) {
      ResourceUse use =
          use(
              azure,
              context,
              ResourceId.parse(factory.getId()),
              type,
              since,
              part ->
                  type != ArmTypes.FACTORY_RUNTIME
                      || !part.path("name").asString("").equalsIgnoreCase(ownRuntime));
      if (!(use instanceof ResourceUse.Unused)) {
        return use;
      }
    }
    return ResourceUse.NONE;
  }

  private static ResourceUse use(
      AzureConnection azure,
      StepContext context,
      ResourceId factory,
      ArmType type,
      Instant since,
      Predicate<JsonNode> counts) {
    return azure
        .listings()
        .look(factory.with(type.collection()), type.apiVersion(), since, context.now())
        .use(
            parts ->
                parts.stream()
                    .filter(counts)
                    .findFirst()
                    .map(part -> part.path("name").asString(""))
                    .map(name -> type.label() + " " + name + " uses it"));
  }
}
