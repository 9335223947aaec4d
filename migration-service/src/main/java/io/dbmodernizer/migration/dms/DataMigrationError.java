package io.dbmodernizer.migration.dms;

import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.step.StepResult;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the documented errors of database migrations into Azure SQL Database mean; the one place
 * where a code becomes a reason and a remedy. Sources: Microsoft, "Known issues, limitations, and
 * troubleshooting" of the Azure SQL migration extension (those with a number), and the API
 * 2025-06-30 (those without). {@code docs/azure-errors.md} lists them for people.
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
          + " within eight hours: it goes on with what has not been copied."),
  /** 2038: a cancellation came too late. */
  MIGRATION_COMPLETED_DURING_CANCEL(
      2038,
      "MigrationCompletedDuringCancel",
      Reason.WRONG_STATE,
      false,
      "Nothing is to be done: the copy had succeeded; request a retry to have it compared."),
  /** 2039: a retry came while the migration was not waiting for one. */
  MIGRATION_RETRY_NOT_ALLOWED(
      2039,
      "MigrationRetryNotAllowed",
      Reason.CONFLICTING_OPERATION,
      true,
      "Azure takes a retry only in state WaitForRetry; how the copy stands is looked at again."),
  /** 2040: nobody asked for a retry in time. */
  MIGRATION_TIMEOUT_WAITING_FOR_RETRY(
      2040,
      "MigrationTimeoutWaitingForRetry",
      Reason.OPERATION_TIMED_OUT,
      false,
      "Azure cancels a failed copy that is not retried for eight hours; remove the cause of the"
          + " failure, then request a retry, which copies anew."),
  /** 2041: cancelled after the copy, with foreign keys and temporal tables still altered. */
  DATA_COPY_COMPLETED_DURING_CANCEL(
      2041,
      "DataCopyCompletedDuringCancel",
      Reason.CANCELLED,
      false,
      "Request a retry, which puts the target's schema back by the statements in"
          + " dbo.__migration_status (steps 3, 4 and 6, then 8, 7 and 5) and copies anew."),
  /** 2042: cancelled before the copy, with foreign keys and temporal tables already altered. */
  PRE_COPY_STEPS_COMPLETED_DURING_CANCEL(
      2042,
      "PreCopyStepsCompletedDuringCancel",
      Reason.CANCELLED,
      false,
      "Request a retry, which puts the target's schema back by the statements in"
          + " dbo.__migration_status (steps 3, 4 and 6) and copies anew."),
  /** 2056: source and target do not fit each other. */
  SQL_INFO_VALIDATION_FAILED(
      2056,
      "SqlInfoValidationFailed",
      Reason.SCHEMA_CONFLICT,
      false,
      "Make the target fit as the message says (tables, collation, size), then request a retry."),
  /** A migration cannot be removed while it runs. */
  DELETE_NOT_ALLOWED(
      0,
      "DeleteMigrationNotAllowedMigrationInProgress",
      Reason.CONFLICTING_OPERATION,
      true,
      "The copy still runs; cancel the migration, or wait for its end."),
  /** A service cannot be removed while migrations run through it. */
  DELETE_SERVICE_NOT_ALLOWED(
      0,
      "DeleteServiceNotAllowed",
      Reason.CONFLICTING_OPERATION,
      true,
      "Other migrations run through the service; wait for their end."),
  /** What was asked for has to wait for the validation of the migration. */
  MIGRATION_STILL_VALIDATING(
      0,
      "MigrationStillValidating",
      Reason.CONFLICTING_OPERATION,
      true,
      "Azure still validates the migration; it is tried again."),
  /** The service is in another region than the target. */
  INVALID_LOCATION(
      0,
      "InvalidLocation",
      Reason.INVALID_REQUEST,
      false,
      "Name a migration service in the target's region, or none, so that one is created there."),
  /** Something else is being done to the migration. */
  OPERATION_IN_PROGRESS(
      0,
      "OperationInProgress",
      Reason.CONFLICTING_OPERATION,
      true,
      "Another operation holds the migration; it is tried again."),
  /** Azure could not clear away its hidden data factory. */
  ADF_CLEANUP_FAILURE(
      0,
      "AdfCleanupFailureAfterMigration",
      Reason.AZURE_UNAVAILABLE,
      true,
      "Azure could not clear away what it had copied with; the rows are not affected, and it is"
          + " tried again.");

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

  /** Finds the error in a code, or in messages that begin with or quote one. */
  static Optional<DataMigrationError> find(String code, List<String> messages) {
    return find(code)
        .or(
            () ->
                Arrays.stream(values())
                    .filter(error -> messages.stream().anyMatch(m -> m.contains(error.code)))
                    .findFirst());
  }

  /**
   * The failure of a step, whether or not the error is a documented one.
   *
   * @param subject what it is about
   * @param code Azure's code, verbatim
   * @param mayRetry false if the step must not be tried again by itself whatever the error
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

  /** The number in Microsoft's documentation; 0 if it has none. */
  int number() {
    return number;
  }

  /** Azure's code. */
  String code() {
    return code;
  }

  /** The closed reason. */
  Reason reason() {
    return reason;
  }

  /** Whether trying again without a change can help. */
  boolean retryable() {
    return retryable;
  }

  /** What to do, one sentence. */
  String remedy() {
    return remedy;
  }
}
