package io.dbmodernizer.migration.factory;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.RemovableType;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.ResourceRemovalStep;
import io.dbmodernizer.runtime.step.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The removal of what this stage created in {@code Microsoft.DataFactory}: the schedule is stopped,
 * then every part goes after those that name it, and the factory last. Runtime and factory stay if
 * others have come to use them.
 */
public final class FactoryRemoval {
  private static final String STOP = "stop-schedule";

  private FactoryRemoval() {}

  /** The steps in Azure's order. */
  public static List<Step> steps(AzureConnection azure) {
    List<Step> steps = new ArrayList<>();
    steps.add(new StopTriggerStep(azure, STOP));
    String before = STOP;
    for (FactoryPart.Kind kind :
        List.of(
            FactoryPart.Kind.TRIGGER,
            FactoryPart.Kind.PIPELINE,
            FactoryPart.Kind.DATASET,
            FactoryPart.Kind.LINKED_SERVICE)) {
      String name = "remove-" + kind.segment();
      steps.add(
          new ResourceRemovalStep(
              azure,
              name,
              Set.of(before),
              RemovableType.untagged(kind.type(), kind.label(), FactoryIds.API_VERSION)));
      before = name;
    }
    steps.add(
        new ResourceRemovalStep(
            azure,
            "remove-factory-runtime",
            Set.of(before),
            RemovableType.untagged(
                    FactoryPart.Kind.RUNTIME.type(),
                    FactoryPart.Kind.RUNTIME.label(),
                    FactoryIds.API_VERSION)
                .guardedBy((context, resource, live) -> usersOfRuntime(azure, resource))));
    steps.add(
        new ResourceRemovalStep(
            azure,
            "remove-data-factory",
            Set.of("remove-factory-runtime"),
            RemovableType.tagged(FactoryIds.FACTORY_TYPE, "data factory", FactoryIds.API_VERSION)
                .guardedBy(
                    (context, resource, live) -> rest(azure, ResourceId.parse(resource.getId())))));
    return steps;
  }

  private static Optional<String> usersOfRuntime(AzureConnection azure, AzureResource runtime) {
    ResourceId factory = ResourceId.parse(runtime.getId()).parent();
    for (JsonNode service : list(azure, factory, FactoryPart.Kind.LINKED_SERVICE)) {
      String via = service.path("properties").path("connectVia").path("referenceName").asString("");
      if (via.equalsIgnoreCase(runtime.getName())) {
        return Optional.of("linked service " + service.path("name").asString("") + " uses it");
      }
    }
    return Optional.empty();
  }

  /** What is left in the factory is somebody else's: this migration's own parts went before. */
  private static Optional<String> rest(AzureConnection azure, ResourceId factory) {
    for (FactoryPart.Kind kind :
        List.of(
            FactoryPart.Kind.PIPELINE, FactoryPart.Kind.LINKED_SERVICE, FactoryPart.Kind.RUNTIME)) {
      List<JsonNode> left = list(azure, factory, kind);
      if (!left.isEmpty()) {
        return Optional.of(
            kind.label() + " " + left.get(0).path("name").asString("") + " is still in it");
      }
    }
    return Optional.empty();
  }

  private static List<JsonNode> list(
      AzureConnection azure, ResourceId factory, FactoryPart.Kind kind) {
    List<JsonNode> found = new ArrayList<>();
    Optional<ArmResponse> answer =
        azure.rest().get(factory.with(kind.segment()).toString(), FactoryIds.API_VERSION);
    answer.ifPresent(response -> response.body().path("value").forEach(found::add));
    return found;
  }
}
