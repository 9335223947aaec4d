package io.dbmodernizer.migration.dms;

import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.step.StepResult;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The documented errors of database migrations into Azure SQL Database, with their reason and
 * remedy. No other place maps these codes. Sources: Microsoft, "Known issues, limitations, and
 * troubleshooting" of the Azure SQL migration extension (errors with a number), and the API
 * 2025-06-30 (errors without). {@code docs/azure-errors.md} lists them for people.
 */
enum DataMigrationError {
  /** 2012: the integration runtime cannot reach one of the databases. */
  TEST_CONNECTION_FAILED(
      2012,
      "TestConnectionFailed",
      Reason.COPY_FAILED,
      true,
      "Make source and target reachable from the machine of the integration runtime (DNS, firewall,"
          + " logins), then request a retry."),
  /** 2014: no node of the integration runtime is connected. */
  INTEGRATION_RUNTIME_IS_NOT_ONLINE(
      2014,
      "IntegrationRuntimeIsNotOnline",
      Reason.INTEGRATION_RUNTIME_OFFLINE,
      true,
      "Start the self-hosted integration runtime, or register a node with a key from 'modernize"
          + " runtime-key'."),
  /** 2033: the copy itself failed. */
  SQL_DATA_COPY_FAILED(
      2033,
      "SqlDataCopyFailed",
      Reason.COPY_FAILED,
      false,
      "Read the errors of the tables, remove the cause on source or target, then request a retry"
          + " within eight hours, which copies the remaining rows."),
  /** 2038: a cancellation came too late. */
  MIGRATION_COMPLETED_DURING_CANCEL(
      2038,
      "MigrationCompletedDuringCancel",
      Reason.WRONG_STATE,
      false,
      "Request a retry to compare the rows. The copy had succeeded before the cancellation."),
  /** 2039: a retry came while the migration was not waiting for one. */
  MIGRATION_RETRY_NOT_ALLOWED(
      2039,
      "MigrationRetryNotAllowed",
      Reason.CONFLICTING_OPERATION,
      true,
      "Wait. Azure accepts a retry only in state WaitForRetry, and the state of the copy is read"
          + " again."),
  /** 2040: no retry came in time. */
  MIGRATION_TIMEOUT_WAITING_FOR_RETRY(
      2040,
      "MigrationTimeoutWaitingForRetry",
      Reason.OPERATION_TIMED_OUT,
      false,
      "Remove the cause of the failure, then request a retry, which copies again. Azure cancels a"
          + " failed copy after eight hours without a retry."),
  /** 2041: cancelled after the copy, with foreign keys and temporal tables still altered. */
  DATA_COPY_COMPLETED_DURING_CANCEL(
      2041,
      "DataCopyCompletedDuringCancel",
      Reason.CANCELLED,
      false,
      "Request a retry, which restores the target's schema with the statements in"
          + " dbo.__migration_status (steps 3, 4 and 6, then 8, 7 and 5) and copies again."),
  /** 2042: cancelled before the copy, with foreign keys and temporal tables already altered. */
  PRE_COPY_STEPS_COMPLETED_DURING_CANCEL(
      2042,
      "PreCopyStepsCompletedDuringCancel",
      Reason.CANCELLED,
      false,
      "Request a retry, which restores the target's schema with the statements in"
          + " dbo.__migration_status (steps 3, 4 and 6) and copies again."),
  /** 2056: source and target do not match. */
  SQL_INFO_VALIDATION_FAILED(
      2056,
      "SqlInfoValidationFailed",
      Reason.SCHEMA_CONFLICT,
      false,
      "Change the target as the message says (tables, collation, size), then request a retry."),
  /** A migration cannot be removed while it runs. */
  DELETE_NOT_ALLOWED(
      0,
      "DeleteMigrationNotAllowedMigrationInProgress",
      Reason.CONFLICTING_OPERATION,
      true,
      "Wait for the end of the copy, or cancel the migration."),
  /** A service cannot be removed while migrations run through it. */
  DELETE_SERVICE_NOT_ALLOWED(
      0,
      "DeleteServiceNotAllowed",
      Reason.CONFLICTING_OPERATION,
      true,
      "Wait for the end of the other migrations that use the service."),
  /** The operation has to wait for the validation of the migration. */
  MIGRATION_STILL_VALIDATING(
      0,
      "MigrationStillValidating",
      Reason.CONFLICTING_OPERATION,
      true,
      "Wait. Azure still validates the migration, and the call is tried again."),
  /** The service is in another region than the target. */
  INVALID_LOCATION(
      0,
      "InvalidLocation",
      Reason.INVALID_REQUEST,
      false,
      "Name a migration service in the target's region, or none, so that one is created there."),
  /** Another operation on the migration runs. */
  OPERATION_IN_PROGRESS(
      0,
      "OperationInProgress",
      Reason.CONFLICTING_OPERATION,
      true,
      "Wait. Another operation on the migration runs, and the call is tried again."),
  /** Azure could not remove its hidden data factory. */
  ADF_CLEANUP_FAILURE(
      0,
      "AdfCleanupFailureAfterMigration",
      Reason.AZURE_UNAVAILABLE,
      true,
      "Wait. Azure could not remove its hidden data factory, and the removal is tried again. The"
          + " rows are not affected.");

  private static final String OTHER_REMEDY =
      "Read Azure's message, remove the cause on source or target, then request a retry.";

  private final int number;
  private final String code;
  private final Reason reason;
  private final boolean retryable;
  private final String remedy;

  DataMigrationError(int number, String code, Reason reason, boolean retryable, String remedy) {
    this.number = number;
    this.code = code;
    this.reason = reason;
    this.retryable = retryable;
    this.remedy = remedy;
  }

  /** Finds the error by its number or name. */
  static Optional<DataMigrationError> find(String code) {
    String wanted = code.strip();
    return Arrays.stream(values())
        .filter(
            error ->
                error.code.equalsIgnoreCase(wanted)
                    || (error.number > 0 && Integer.toString(error.number).equals(wanted)))
        .findFirst();
  }

  /** Finds the error by its code, or in messages that contain one. */
  static Optional<DataMigrationError> find(String code, List<String> messages) {
    return find(code)
        .or(
            () ->
                Arrays.stream(values())
                    .filter(error -> messages.stream().anyMatch(m -> m.contains(error.code)))
                    .findFirst());
  }

  /**
   * Returns the failure of a step, for a documented or any other error.
   *
   * @param subject the resource concerned
   * @param code Azure's code, verbatim
   * @param mayRetry false if the step must not be tried again whatever the error
   * @param retryAfter the wait that Azure asked for, or null
   */
  static StepResult.Failed failed(
      Optional<DataMigrationError> error,
      String subject,
      String code,
      String message,
      boolean mayRetry,
      @Nullable Duration retryAfter) {
    return new StepResult.Failed(
        StepResult.failure(
            error.map(DataMigrationError::reason).orElse(Reason.COPY_FAILED),
            subject,
            code,
            message,
            error.map(DataMigrationError::remedy).orElse(OTHER_REMEDY)),
        mayRetry && error.map(DataMigrationError::retryable).orElse(false),
        retryAfter,
        true);
  }

  /** Returns the number in Microsoft's documentation; 0 if it has none. */
  int number() {
    return number;
  }

  /** Returns Azure's code. */
  String code() {
    return code;
  }

  /** Returns the reason of the failure. */
  Reason reason() {
    return reason;
  }

  /** Returns true if another attempt can succeed without a change. */
  boolean retryable() {
    return retryable;
  }

  /** Returns the remedy, one sentence. */
  String remedy() {
    return remedy;
  }
}
