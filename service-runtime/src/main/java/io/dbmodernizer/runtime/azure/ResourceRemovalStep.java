package io.dbmodernizer.runtime.azure;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.Operation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Removes the resources of one type that the stage created, and nothing it only found: observe
 * (GET), DELETE what is there, poll what was accepted, and observe again before the next. A
 * resource that is gone already counts as removed, so a removal that was stopped goes on where it
 * was.
 */
public final class ResourceRemovalStep implements Step {
  private final AzureConnection azure;
  private final String name;
  private final Set<String> after;
  private final RemovableType type;

  /**
   * @param azure the way to Resource Manager
   * @param name name of the step
   * @param after names of the removal steps that come before
   * @param type what is removed
   */
  public ResourceRemovalStep(
      AzureConnection azure, String name, Set<String> after, RemovableType type) {
    this.azure = azure;
    this.name = name;
    this.after = Set.copyOf(after);
    this.type = type;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<String> after() {
    return after;
  }

  @Override
  public StepResult run(StepContext context) {
    Optional<Operation> operation = context.operation();
    if (operation.isPresent()) {
      OperationStatus status = azure.operations().poll(operation.get(), context.now());
      if (status instanceof OperationStatus.Running running) {
        return StepResult.polling(
            running.percent(),
            type.label() + " is being removed",
            running.pollAfter(),
            operation.get());
      }
      if (status instanceof OperationStatus.Failed failed) {
        return AzureErrors.operationFailed(type.label(), failed);
      }
    }
    Map<String, String> kept = new HashMap<>();
    List<AzureResource> created = RemovedResources.createdBy(context.stage(), type.name());
    for (AzureResource resource : created) {
      Optional<ArmResponse> live = azure.rest().get(resource.getId(), type.apiVersion());
      Optional<String> reason = live.flatMap(r -> reasonToKeep(context, resource, r.body()));
      if (reason.isPresent()) {
        kept.put(RemovedResources.KEPT + resource.getId(), reason.get());
      } else if (live.isPresent()) {
        return delete(context, resource, live.get().body());
      }
    }
    String detail =
        created.isEmpty()
            ? "nothing of this migration to remove"
            : created.size() - kept.size() + " removed, " + kept.size() + " kept";
    return new StepResult.Done(detail, kept, List.of(), List.of());
  }

  private Optional<String> reasonToKeep(
      StepContext context, AzureResource resource, JsonNode live) {
    if (type.tagged() && !ResourceTags.markedBy(context.request(), tags(live))) {
      return Optional.of("it no longer carries this migration's tag");
    }
    return type.guard().reasonToKeep(context, resource, live);
  }

  private StepResult delete(StepContext context, AzureResource resource, JsonNode live) {
    ArmResponse answer =
        azure.rest().delete(resource.getId() + type.query().apply(live), type.apiVersion());
    String detail = type.label() + " " + resource.getName() + " is being removed";
    return answer
        .operation(context.now())
        .map(
            accepted ->
                StepResult.polling(
                    10, detail, answer.retryAfter().orElse(azure.rest().pollInterval()), accepted))
        .orElseGet(() -> StepResult.inProgress(50, detail, Duration.ZERO));
  }

  private static Map<String, String> tags(JsonNode live) {
    Map<String, String> tags = new TreeMap<>();
    live.path("tags")
        .properties()
        .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asString("")));
    return tags;
  }
}
