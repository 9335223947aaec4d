package io.dbmodernizer.emulator.arm.operation;

import java.util.function.Consumer;

/** What becomes of an operation; decided when it starts. */
public sealed interface OperationFate {

  /** It does its work after its time. */
  OperationFate NORMAL = new Normal();

  /** It does its work after its time. */
  record Normal() implements OperationFate {}

  /**
   * It ends as failed after its time, without effect.
   *
   * @param fault name of the fault that wants it
   * @param code Azure's error code
   * @param message what the caller reads
   */
  record Failing(String fault, String code, String message) implements OperationFate {}

  /**
   * It runs until it is released, then does its work.
   *
   * @param fault name of the fault that wants it
   * @param release takes what to run at the release
   */
  record Stuck(String fault, Consumer<Runnable> release) implements OperationFate {}
}
