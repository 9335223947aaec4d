package io.dbmodernizer.migration.factory;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.AzureErrors;
import io.dbmodernizer.runtime.azure.OperationStatus;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Stops the schedule that this migration created, so that no more rows are copied. */
public final class StopTriggerStep implements Step {
  private static final String API_VERSION = ArmTypes.TRIGGER.apiVersion();

  private final AzureConnection azure;
  private final String name;

  /**
   * Creates the step.
   *
   * @param azure the connection to Azure Resource Manager
   * @param name the name of the step, which differs between the procedures that use it
   */
  public StopTriggerStep(AzureConnection azure, String name) {
    this.azure = azure;
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public StepResult run(StepContext context) {
    Optional<Operation> operation = context.operation();
    if (operation.isPresent()) {
      OperationStatus status = azure.operations().poll(operation.get(), context.now());
      if (status instanceof OperationStatus.Running running) {
        return StepResult.polling(50, "the schedule stops", running.pollAfter(), operation.get());
      }
      if (status instanceof OperationStatus.Failed failed) {
        return AzureErrors.operationFailed("schedule trigger", failed);
      }
    }
    List<AzureResource> triggers =
        context.stage().getResources().stream()
            .filter(AzureResource::getCreated)
            .filter(r -> r.getType().equalsIgnoreCase(ArmTypes.TRIGGER.name()))
            .toList();
    for (AzureResource trigger : triggers) {
      boolean started =
          azure
              .rest()
              .get(trigger.getId(), API_VERSION)
              .filter(answer -> TriggerState.isStarted(answer.body()))
              .isPresent();
      if (started) {
        return stop(context, trigger);
      }
    }
    return StepResult.done(
        triggers.isEmpty() ? "this migration has no schedule" : "the schedule is stopped");
  }

  private StepResult stop(StepContext context, AzureResource trigger) {
    ArmResponse answer =
        azure
            .rest()
            .post(ResourceId.parse(trigger.getId()).with("stop").toString(), API_VERSION, null);
    Duration next = answer.retryAfter().orElse(Duration.ZERO);
    return answer
        .operation(context.now())
        .map(accepted -> StepResult.polling(10, "the schedule stops", next, accepted))
        .orElseGet(() -> StepResult.inProgress(50, "the schedule stops", next));
  }
}
