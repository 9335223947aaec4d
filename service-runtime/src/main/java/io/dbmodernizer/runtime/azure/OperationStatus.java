package io.dbmodernizer.runtime.azure;

import java.time.Duration;

/** The status of a long-running operation at one poll. */
public sealed interface OperationStatus {

  /**
   * The operation runs.
   *
   * @param percent 0 to 100, 0 if Azure does not say
   * @param pollAfter time until the next poll
   */
  record Running(int percent, Duration pollAfter) implements OperationStatus {}

  /** The operation succeeded. Read the resource for its result. */
  record Succeeded() implements OperationStatus {}

  /**
   * The operation failed or was cancelled.
   *
   * @param code Azure's error code, verbatim
   * @param message Azure's message
   */
  record Failed(String code, String message) implements OperationStatus {}
}
