package io.dbmodernizer.emulator.datamigration;

import io.dbmodernizer.emulator.arm.call.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a migration says about itself. Safe for use by several threads; ended states stay. */
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

  /** Returns how often copying was begun. */
  synchronized int attempt() {
    return attempt;
  }

  String operationId() {
    return operationId;
  }

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

  /** Leaves WaitForRetry; returns whether that was the state. */
  synchronized boolean retry() {
    boolean waits = status == MigrationStatus.WAIT_FOR_RETRY;
    status = waits ? MigrationStatus.RETRYING : status;
    return waits;
  }

  /** Waits for the copying threads to stop; returns false if there are none to wait for. */
  synchronized boolean canceling() {
    if (status == MigrationStatus.WAIT_FOR_RETRY) {
      return false;
    }
    status = status.active() ? MigrationStatus.CANCELING : status;
    return true;
  }

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
   * Ends successfully.
   *
   * @param code error code if a cancellation was asked for meanwhile
   * @param message the same in words
   */
  synchronized void succeed(String code, String message) {
    boolean tooLate = status == MigrationStatus.CANCELING;
    end(MigrationStatus.SUCCEEDED, tooLate ? code : null, tooLate ? message : null);
  }

  synchronized void end(MigrationStatus end, @Nullable String code, @Nullable String message) {
    if (!status.active()) {
      return;
    }
    status = end;
    endedOn = clock.instant();
    errorCode = code;
    errorMessage = message;
  }

  /** Writes the state into the {@code properties} of the migration. */
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
