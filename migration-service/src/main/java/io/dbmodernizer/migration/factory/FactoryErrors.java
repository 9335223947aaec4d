package io.dbmodernizer.migration.factory;

import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.azure.ArmException;
import io.dbmodernizer.runtime.step.FailureClassifier;
import io.dbmodernizer.runtime.step.StepResult;
import java.util.Optional;

/**
 * Knows the refusals that are Data Factory's own. Some have no code of theirs: Azure says {@code
 * BadRequest} and tells them apart in words.
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
          "The factory's name is taken in Azure; give another one in"
              + " migration.synchronization.factoryName.");
    }
    if (e.code().equals("TriggerEnabledCannotUpdate")) {
      return failed(
          e,
          Reason.CONFLICTING_OPERATION,
          true,
          "The trigger runs, because it was started meanwhile; it is tried again.");
    }
    if (message.contains("cannot be deleted since it is referenced by")) {
      return failed(
          e,
          Reason.RESOURCE_CONFLICT,
          false,
          "Remove what refers to it, or take the reference out, then request a retry.");
    }
    if (message.contains("because of invalid reference")) {
      return failed(
          e,
          Reason.RESOURCE_CONFLICT,
          true,
          "Look for another actor that removes parts of the factory; it is tried again.");
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
