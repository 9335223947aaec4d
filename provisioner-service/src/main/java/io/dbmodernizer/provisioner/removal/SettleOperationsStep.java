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
 * Waits until the operations of the main work that are not over yet have ended in Azure. A server
 * that is being created cannot be read yet, so it could not be removed. Reads only.
 */
final class SettleOperationsStep implements Step {
  private static final int NOT_FOUND = 404;

  private final AzureConnection azure;
  private final String name;
  private final Set<String> after;

  /**
   * @param azure connection to Azure Resource Manager
   * @param name name of the step, unique in its stage
   * @param after names of the steps that come before
   */
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

  /** Reads an operation. Azure deletes operations after a while; a deleted one is over. */
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
