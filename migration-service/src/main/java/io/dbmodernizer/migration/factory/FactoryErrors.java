package io.dbmodernizer.migration.factory;

import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.azure.ArmException;
import io.dbmodernizer.runtime.step.FailureClassifier;
import io.dbmodernizer.runtime.step.StepResult;
import java.util.Optional;

/**
 * The classification of errors that only Data Factory has. Some have no code of their own: Azure
 * answers {@code BadRequest}, and only the message differs.
 */
public final class FactoryErrors implements FailureClassifier {

  @Override
  public Optional<StepResult> classify(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof ArmException e) {
        return meaning(e);
      }
    }
    return Optional.empty();
  }

  private static Optional<StepResult> meaning(ArmException e) {
    String message = String.valueOf(e.getMessage());
    if (e.code().equals("DataFactoryNameInUse")) {
      return failed(
          e,
          Reason.NAME_TAKEN,
          false,
          "Name another factory in migration.synchronization.factoryName. This name is taken in"
              + " Azure.");
    }
    if (e.code().equals("TriggerEnabledCannotUpdate")) {
      return failed(
          e,
          Reason.CONFLICTING_OPERATION,
          true,
          "Wait. Another user or program started the trigger, and the step is tried again.");
    }
    if (message.contains("cannot be deleted since it is referenced by")) {
      return failed(
          e,
          Reason.RESOURCE_CONFLICT,
          false,
          "Remove the reference or the resource that has it, then request a retry.");
    }
    if (message.contains("because of invalid reference")) {
      return failed(
          e,
          Reason.RESOURCE_CONFLICT,
          true,
          "Find the user or program that removes parts of the factory. The step is tried again.");
    }
    return Optional.empty();
  }

  private static Optional<StepResult> failed(
      ArmException e, Reason reason, boolean retryable, String remedy) {
    return Optional.of(
        new StepResult.Failed(
            StepResult.failure(
                reason, "Azure Data Factory", e.code(), String.valueOf(e.getMessage()), remedy),
            retryable,
            e.retryAfter(),
            false));
  }
}
