package io.dbmodernizer.runtime.azure;

/** How the end of a long-running operation is learnt; Azure's providers use all three. */
public enum PollingStyle {
  /** The Azure-AsyncOperation URL answers {@code {"status": …}}. */
  ASYNC_OPERATION,
  /** The Location URL answers 202 until the operation is over. */
  LOCATION,
  /** The resource itself carries {@code properties.provisioningState}. */
  PROVISIONING_STATE
}
