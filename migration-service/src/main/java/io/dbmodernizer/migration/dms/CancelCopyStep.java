package io.dbmodernizer.migration.dms;

import io.dbmodernizer.runtime.azure.ArmException;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.AzureErrors;
import io.dbmodernizer.runtime.azure.OperationStatus;
import io.dbmodernizer.runtime.step.OutputKey;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.Operation;
import java.time.Duration;
import java.util.Optional;

/**
 * Cancels the copy of this migration if it runs or waits for a retry, and finds out how it ended.
 * It does not touch a copy of another owner, or one that had completed before.
 */
public final class CancelCopyStep implements Step {
  /** Name of the step. */
  public static final String NAME = "cancel-copy";

  /** Azure's code of the copy that ended without success; empty if none did. */
  public static final OutputKey<String> ENDED_WITH = OutputKey.text("cancel.copy-ended-with");

  private final AzureConnection azure;
  private final DatabaseMigrations migrations;

  /**
   * Creates the step.
   *
   * @param azure the connection to Azure Resource Manager
   */
  public CancelCopyStep(AzureConnection azure) {
    this.azure = azure;
    this.migrations = new DatabaseMigrations(azure);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public StepResult run(StepContext context) {
    Optional<Operation> operation = context.operation();
    if (operation.isPresent()) {
      OperationStatus status = azure.operations().poll(operation.get(), context.now());
      if (status instanceof OperationStatus.Running running) {
        return StepResult.polling(
            Math.max(10, running.percent()),
            "the copy is being cancelled",
            running.pollAfter(),
            operation.get());
      }
      if (status instanceof OperationStatus.Failed failed && !isTooLate(failed.code())) {
        return AzureErrors.operationFailed(
            DatabaseMigrations.id(context.target()).toString(), failed);
      }
    }
    return migrations
        .latest(context.target())
        .map(latest -> observed(context, latest))
        .orElseGet(() -> intact("no copy had begun"));
  }

  private StepResult observed(StepContext context, DatabaseMigrations.Observed latest) {
    DatabaseMigration migration = latest.migration();
    if (CopyAttempt.recognise(context.migrationId(), migration.operationId()).isEmpty()) {
      return intact(
          "no copy of this migration had begun; the copy on the target belongs to another"
              + " migration");
    }
    return switch (migration.state()) {
      case SUCCEEDED ->
          intact("the copy had completed before it could be cancelled; its rows stay");
      case FAILED -> ended(migration, "the copy had failed before it could be cancelled");
      case CANCELED -> ended(migration, "the copy is cancelled");
      case RUNNING, WAITING_FOR_RETRY ->
          migration.isBeingCancelled()
              ? StepResult.inProgress(50, "the copy is being cancelled", latest.pollAfter())
              : cancel(context, migration, latest.pollAfter());
    };
  }

  private StepResult cancel(StepContext context, DatabaseMigration migration, Duration pollAfter) {
    ArmResponse answer;
    try {
      answer = migrations.cancel(context.target(), migration.operationId());
    } catch (ArmException e) {
      if (isTooLate(e.code())) {
        return StepResult.inProgress(50, "the copy had completed already", pollAfter);
      }
      if (DataMigrationError.find(e.code())
          .filter(DataMigrationError.MIGRATION_STILL_VALIDATING::equals)
          .isPresent()) {
        return StepResult.inProgress(
            5,
            "Azure still validates the copy and accepts a cancellation only afterwards",
            pollAfter);
      }
      throw e;
    }
    Duration next = answer.retryAfter().orElse(pollAfter);
    return answer
        .operation(context.now())
        .map(accepted -> StepResult.polling(10, "the copy is being cancelled", next, accepted))
        .orElseGet(() -> StepResult.inProgress(50, "the copy is being cancelled", next));
  }

  /**
   * Ends the step if the target needs no undo. Overwrites the result of an earlier cancellation.
   */
  private static StepResult intact(String detail) {
    return StepResult.done(detail, Outputs.of(ENDED_WITH, ""));
  }

  private static StepResult ended(DatabaseMigration migration, String what) {
    String code = migration.errorCode();
    return StepResult.done(
        what + (code.isEmpty() ? "" : " (" + code + ")"),
        Outputs.of(ENDED_WITH, code.isEmpty() ? migration.status() : code));
  }

  private static boolean isTooLate(String code) {
    return DataMigrationError.find(code)
        .filter(DataMigrationError.MIGRATION_COMPLETED_DURING_CANCEL::equals)
        .isPresent();
  }
}
