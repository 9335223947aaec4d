package io.dbmodernizer.emulator.datamigration;

import io.dbmodernizer.emulator.arm.call.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The status of a migration with its times and errors. A final status never changes. Safe for use
 * by several threads.
 */
final class MigrationState {

  private final String operationId;
  private final InstantSource clock;
  private MigrationStatus status = MigrationStatus.CREATING;
  private @Nullable Instant startedOn;
  private @Nullable Instant endedOn;
  private @Nullable String errorCode;
  private @Nullable String errorMessage;
  private List<String> copyErrors = List.of();
  private int attempt;

  MigrationState(String operationId, InstantSource clock) {
    this.operationId = operationId;
    this.clock = clock;
  }

  synchronized MigrationStatus status() {
    return status;
  }

  /** Returns the number of attempts, 0 before the first. */
  synchronized int attempt() {
    return attempt;
  }

  String operationId() {
    return operationId;
  }

  /**
   * Sets InProgress and clears the errors. Does nothing unless the status is Creating or Retrying.
   */
  synchronized void begin() {
    if (status != MigrationStatus.CREATING && status != MigrationStatus.RETRYING) {
      return;
    }
    status = MigrationStatus.IN_PROGRESS;
    attempt++;
    startedOn = startedOn == null ? clock.instant() : startedOn;
    errorCode = null;
    errorMessage = null;
    copyErrors = List.of();
  }

  /** Changes WaitForRetry to Retrying. Returns false in any other status. */
  synchronized boolean retry() {
    boolean waits = status == MigrationStatus.WAIT_FOR_RETRY;
    status = waits ? MigrationStatus.RETRYING : status;
    return waits;
  }

  /** Sets Canceling. Returns false in WaitForRetry, where no thread has to stop. */
  synchronized boolean canceling() {
    if (status == MigrationStatus.WAIT_FOR_RETRY) {
      return false;
    }
    status = status.active() ? MigrationStatus.CANCELING : status;
    return true;
  }

  /**
   * Sets WaitForRetry.
   *
   * @param code Azure's error code
   * @param errors one sentence for each failed table
   */
  synchronized void waitForRetry(String code, String message, List<String> errors) {
    status = MigrationStatus.WAIT_FOR_RETRY;
    errorCode = code;
    errorMessage = message;
    copyErrors = List.copyOf(errors);
  }

  void fail(String code, String message) {
    end(MigrationStatus.FAILED, code, message);
  }

  void end(MigrationStatus end) {
    end(end, null, null);
  }

  /**
   * Sets Succeeded. The code and the message are used only if a cancellation was requested
   * meanwhile.
   *
   * @param code Azure's error code
   * @param message its message
   */
  synchronized void succeed(String code, String message) {
    boolean tooLate = status == MigrationStatus.CANCELING;
    end(MigrationStatus.SUCCEEDED, tooLate ? code : null, tooLate ? message : null);
  }

  /**
   * Sets a final status and the end time. Does nothing if the status is final already.
   *
   * @param code Azure's error code, null for none
   */
  synchronized void end(MigrationStatus end, @Nullable String code, @Nullable String message) {
    if (!status.active()) {
      return;
    }
    status = end;
    endedOn = clock.instant();
    errorCode = code;
    errorMessage = message;
  }

  /** Writes status, times and error into the {@code properties} of the migration. */
  synchronized void writeTo(ObjectNode properties) {
    properties.put("migrationStatus", status.text());
    properties.put("migrationOperationId", operationId);
    if (startedOn != null) {
      properties.put("startedOn", startedOn.toString());
    }
    if (endedOn != null) {
      properties.put("endedOn", endedOn.toString());
    }
    properties.remove("migrationFailureError");
    if (errorCode != null) {
      properties
          .putObject("migrationFailureError")
          .put("code", errorCode)
          .put("message", errorMessage);
    }
  }

  /** Returns {@code migrationStatusDetails} with the progress of the tables. */
  synchronized ObjectNode details(List<TableCopy> copies) {
    return Json.object(
        details -> {
          details.put("migrationState", status.active() ? "MonitorMigration" : status.text());
          copyErrors.forEach(details.putArray("sqlDataCopyErrors")::add);
          copies.forEach(copy -> details.withArray("listOfCopyProgressDetails").add(copy.toJson()));
        });
  }
}
