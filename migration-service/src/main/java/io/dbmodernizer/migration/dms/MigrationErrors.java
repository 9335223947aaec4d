package io.dbmodernizer.migration.dms;

import io.dbmodernizer.runtime.azure.ArmException;
import io.dbmodernizer.runtime.step.FailureClassifier;
import io.dbmodernizer.runtime.step.StepResult;
import java.util.Optional;

/**
 * The classification of the documented error codes of {@code Microsoft.DataMigration}, in any step.
 */
public final class MigrationErrors implements FailureClassifier {

  @Override
  public Optional<StepResult> classify(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof ArmException e) {
        return DataMigrationError.find(e.code()).map(known -> refused(known, e));
      }
    }
    return Optional.empty();
  }

  private static StepResult refused(DataMigrationError known, ArmException e) {
    StepResult.Failed failed =
        DataMigrationError.failed(
            Optional.of(known),
            "Azure Database Migration Service",
            e.code(),
            String.valueOf(e.getMessage()),
            true,
            e.retryAfter());
    // The refusal of a call does not end the operation that the step follows.
    return new StepResult.Failed(failed.failure(), failed.retryable(), failed.retryAfter(), false);
  }
}
