package io.dbmodernizer.emulator.arm.operation;

import java.util.function.Consumer;

/** The outcome of a long-running operation. It is decided when the operation starts. */
public sealed interface OperationOutcome {

  /** The outcome of an operation that no fault affects. */
  OperationOutcome NORMAL = new Normal();

  /** The operation takes effect when it is due. */
  record Normal() implements OperationOutcome {}

  /**
   * The operation fails when it is due and has no effect.
   *
   * @param fault name of the fault that causes it
   * @param code Azure's error code
   * @param message the message that the caller reads
   */
  record Failing(String fault, String code, String message) implements OperationOutcome {}

  /**
   * The operation runs until the fault is removed. Then it takes effect.
   *
   * @param fault name of the fault that causes it
   * @param release registers the action that runs when the fault is removed
   */
  record Stuck(String fault, Consumer<Runnable> release) implements OperationOutcome {}
}
