package io.dbmodernizer.emulator.arm.operation;

/** The ways in which Azure's providers let a caller follow an operation. */
public enum PollingStyle {
  /** The change has taken effect before it is answered. */
  NONE,
  /** 202 with {@code Azure-AsyncOperation} and {@code Location}. */
  ASYNC_OPERATION_AND_LOCATION,
  /** 202 with {@code Azure-AsyncOperation} only. */
  ASYNC_OPERATION,
  /** 202 with {@code Location} only. */
  LOCATION,
  /** 201 or 200 with a body whose {@code properties.provisioningState} is not final yet. */
  PROVISIONING_STATE
}
