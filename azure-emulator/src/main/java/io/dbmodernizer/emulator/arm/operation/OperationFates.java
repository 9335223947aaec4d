package io.dbmodernizer.emulator.arm.operation;

import io.dbmodernizer.emulator.arm.call.ArmRequest;

/** Decides what becomes of operations that start. */
@FunctionalInterface
public interface OperationFates {

  /** Lets every operation do its work. */
  OperationFates NONE = request -> OperationFate.NORMAL;

  /** Decides on the operation that a request starts; called once for each operation. */
  OperationFate of(ArmRequest request);
}
