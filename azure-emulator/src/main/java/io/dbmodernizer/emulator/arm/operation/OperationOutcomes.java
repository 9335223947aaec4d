package io.dbmodernizer.emulator.arm.operation;

import io.dbmodernizer.emulator.arm.call.ArmRequest;

/** A rule that decides the outcome of each operation when it starts. */
@FunctionalInterface
public interface OperationOutcomes {

  /** Lets every operation take effect. */
  OperationOutcomes NONE = request -> OperationOutcome.NORMAL;

  /**
   * Decides the outcome of the operation that a request starts. Is called once for each operation,
   * because a fault may count its calls.
   */
  OperationOutcome of(ArmRequest request);
}
