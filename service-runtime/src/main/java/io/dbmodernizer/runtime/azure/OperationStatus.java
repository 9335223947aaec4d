package io.dbmodernizer.runtime.azure;

import java.time.Duration;

/** What one poll of a long-running operation found. */
public sealed interface OperationStatus {

  /**
   * Not over.
   *
   * @param percent 0 to 100, 0 if Azure does not say
   * @param pollAfter time until the next poll
   */
  record Running(int percent, Duration pollAfter) implements OperationStatus {}

  /** Over and successful; observe the resource for the result. */
  record Succeeded() implements OperationStatus {}

  /**
   * Over and not successful.
   *
   * @param code Azure's error code, verbatim
   * @param message Azure's message
   */
  record Failed(String code, String message) implements OperationStatus {}
}
