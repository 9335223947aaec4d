package io.dbmodernizer.emulator.arm.operation;

/** How a provider lets its callers follow an operation to its end. */
public enum PollingStyle {
  /** The operation is done when it is answered. */
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
