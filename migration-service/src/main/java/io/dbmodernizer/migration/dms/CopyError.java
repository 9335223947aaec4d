package io.dbmodernizer.migration.dms;

import io.dbmodernizer.events.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The documented errors of database migrations into Azure SQL Database. Source: Microsoft, "Known
 * issues, limitations, and troubleshooting" of the Azure SQL migration extension.
 */
enum CopyError {
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
      "Start the self-hosted integration runtime, or register a node with a key from listAuthKeys."),
  /** 2033: the copy itself failed. */
  SQL_DATA_COPY_FAILED(
      2033,
      "SqlDataCopyFailed",
      Reason.COPY_FAILED,
      false,
      "Read the errors of the tables, mend the cause on source or target, then request a retry."),
  /** 2038: a cancellation came too late. */
  MIGRATION_COMPLETED_DURING_CANCEL(
      2038,
      "MigrationCompletedDuringCancel",
      Reason.COPY_FAILED,
      false,
      "The copy had ended before it was cancelled; request a retry to have it compared."),
  /** 2039: a retry came while the migration was not waiting for one. */
  MIGRATION_RETRY_NOT_ALLOWED(
      2039,
      "MigrationRetryNotAllowed",
      Reason.COPY_FAILED,
      false,
      "Azure takes a retry only in state WaitForRetry; let the running operation end, then request a"
          + " retry."),
  /** 2040: nobody asked for a retry in time. */
  MIGRATION_TIMEOUT_WAITING_FOR_RETRY(
      2040,
      "MigrationTimeoutWaitingForRetry",
      Reason.COPY_FAILED,
      false,
      "Azure cancels a failed copy after eight hours; mend the cause of the failure, then request a"
          + " retry, which copies anew."),
  /** 2041: cancelled after the copy, with foreign keys and temporal tables still altered. */
  DATA_COPY_COMPLETED_DURING_CANCEL(
      2041,
      "DataCopyCompletedDuringCancel",
      Reason.COPY_FAILED,
      false,
      "Put the target's schema back: run the statements in column ROLLBACK of dbo.__migration_status,"
          + " steps 3, 4 and 6, then steps 8, 7 and 5."),
  /** 2042: cancelled before the copy, with foreign keys and temporal tables already altered. */
  PRE_COPY_STEPS_COMPLETED_DURING_CANCEL(
      2042,
      "PreCopyStepsCompletedDuringCancel",
      Reason.COPY_FAILED,
      false,
      "Put the target's schema back: run the statements in column ROLLBACK of dbo.__migration_status,"
          + " steps 3, 4 and 6.");

  private static final String OTHER_REMEDY =
      "Read Azure's message, mend the cause on source or target, then request a retry.";

  private final int number;
  private final String code;
  private final Reason reason;
  private final boolean retryable;
  private final String remedy;

  CopyError(int number, String code, Reason reason, boolean retryable, String remedy) {
    this.number = number;
    this.code = code;
    this.reason = reason;
    this.retryable = retryable;
    this.remedy = remedy;
  }

  /** Finds the error by its number or name. */
  static Optional<CopyError> find(String code) {
    String wanted = code.strip();
    return Arrays.stream(values())
        .filter(
            error ->
                error.code.equalsIgnoreCase(wanted)
                    || Integer.toString(error.number).equals(wanted))
        .findFirst();
  }

  /** Finds the error in a code, or in messages that begin with or quote one. */
  static Optional<CopyError> find(String code, List<String> messages) {
    return find(code)
        .or(
            () ->
                Arrays.stream(values())
                    .filter(error -> messages.stream().anyMatch(m -> m.contains(error.code)))
                    .findFirst());
  }

  static Reason reason(Optional<CopyError> error) {
    return error.map(known -> known.reason).orElse(Reason.COPY_FAILED);
  }

  static boolean retryable(Optional<CopyError> error) {
    return error.map(known -> known.retryable).orElse(false);
  }

  static String remedy(Optional<CopyError> error) {
    return error.map(known -> known.remedy).orElse(OTHER_REMEDY);
  }
}
