package io.dbmodernizer.provisioner.removal;

import io.dbmodernizer.runtime.azure.ArmException;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.OperationStatus;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.Operation;
import io.dbmodernizer.state.StepState;
import java.time.Instant;
import java.util.Set;

/**
 * Waits until Azure is through with what the main work began and did not see the end of. A server
 * that is being created cannot be seen, so it could not be removed.
 */
final class SettleOperationsStep implements Step {
  private static final int NOT_FOUND = 404;

  private final AzureConnection azure;
  private final String name;
  private final Set<String> after;

  SettleOperationsStep(AzureConnection azure, String name, Set<String> after) {
    this.azure = azure;
    this.name = name;
    this.after = Set.copyOf(after);
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
    for (StepState step : context.stage().getSteps()) {
      Operation operation = step.getOperation();
      if (operation != null
          && step.getProcedure().isEmpty()
          && poll(operation, context.now()) instanceof OperationStatus.Running running) {
        return StepResult.inProgress(
            running.percent(), step.getName() + " is still at work in Azure", running.pollAfter());
      }
    }
    return StepResult.done("nothing is at work in Azure");
  }

  /** Azure forgets operations after a while; one that is forgotten is over. */
  private OperationStatus poll(Operation operation, Instant now) {
    try {
      return azure.operations().poll(operation, now);
    } catch (ArmException e) {
      if (e.status() == NOT_FOUND) {
        return new OperationStatus.Succeeded();
      }
      throw e;
    }
  }
}
