package io.dbmodernizer.migration.dms;

import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.runtime.azure.ArmException;
import io.dbmodernizer.runtime.retry.RetryPolicy;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.util.Optional;

/**
 * The failures of a copy: reason, message without secrets, remedy, and whether the step is tried
 * again.
 */
final class CopyFailures {
  private static final String TRIED_AGAIN =
      "Fix the connection between the integration runtime and both databases if the failure"
          + " persists, then request a retry. Until the retry budget is spent, the copy is tried"
          + " again automatically.";

  private final SecretResolver secrets;
  private final RetryPolicy retry;

  CopyFailures(SecretResolver secrets, RetryPolicy retry) {
    this.secrets = secrets;
    this.retry = retry;
  }

  /**
   * Returns the failure of a copy that ended without success. The step is tried again if the
   * checkpoint says that this can succeed, until the retry budget of the failure's reason is spent.
   * The budget begins with the series of failures. The engine's own budget begins again whenever a
   * copy has run for a while.
   */
  StepResult.Failed ended(
      StepContext context, CopyCheckpoint checkpoint, DatabaseMigration migration) {
    StepResult.Failed failed = ended(context.target(), migration);
    Reason reason = failed.failure().getReason();
    FailureSeries series = checkpoint.series();
    if (!checkpoint.over() || !context.now().isBefore(series.since().plus(retry.budget(reason)))) {
      return failed;
    }
    failed.failure().setRemedy(TRIED_AGAIN);
    return new StepResult.Failed(
        failed.failure(), true, retry.delay(reason, series.failures(), null), true);
  }

  private StepResult.Failed ended(TargetProvisioned target, DatabaseMigration migration) {
    String said = migration.errors().isEmpty() ? "" : ": " + String.join("; ", migration.errors());
    Optional<DataMigrationError> known =
        DataMigrationError.find(migration.errorCode(), migration.errors());
    if (known.isEmpty() && migration.state() == CopyState.CANCELED) {
      return StepResult.failed(
          Reason.CANCELLED,
          DatabaseMigrations.id(target).toString(),
          "a user cancelled the copy in Azure" + secrets.redact(said),
          "Find out why, then request a retry, which copies again.");
    }
    return DataMigrationError.failed(
        known,
        DatabaseMigrations.id(target).toString(),
        migration.errorCode(),
        secrets.redact("the copy ended as " + migration.status() + said),
        false,
        null);
  }

  /** Returns the failure of a copy that Azure did not accept. */
  StepResult.Failed refused(TargetProvisioned target, DataMigrationError known, ArmException e) {
    return DataMigrationError.failed(
        Optional.of(known),
        DatabaseMigrations.id(target).toString(),
        e.code(),
        secrets.redact("Azure refused the copy: " + e.getMessage()),
        true,
        e.retryAfter());
  }

  /** Returns the failure if a copy of another owner runs on the target. */
  static StepResult.Failed conflict(TargetProvisioned target, DatabaseMigration migration) {
    return new StepResult.Failed(
        StepResult.failure(
            Reason.CONFLICTING_OPERATION,
            DatabaseMigrations.id(target).toString(),
            "",
            "another migration (operation "
                + migration.operationId()
                + ", "
                + migration.status()
                + ") is writing to the target database",
            "Wait for its end, cancel it, or choose another target database. The copy is tried"
                + " again."),
        true,
        null,
        false);
  }

  /** Returns the failure if Azure does not know the operation any more. */
  static StepResult.Failed vanished(TargetProvisioned target, CopyAttempt attempt) {
    return StepResult.failed(
        Reason.COPY_FAILED,
        DatabaseMigrations.id(target).toString(),
        "Azure no longer knows the copy with operation id " + attempt.operationId(),
        "Find the user or program that deletes database migrations, then request a retry, which"
            + " copies again.");
  }
}
