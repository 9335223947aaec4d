package io.dbmodernizer.emulator.arm.operation;

import java.time.Duration;

/**
 * The way in which one kind of change of a resource type runs and is followed.
 *
 * @param style headers or state by which callers follow it
 * @param typical typical duration in Azure
 * @param statusPath path pattern of {@code Azure-AsyncOperation}, empty without that header. It may
 *     contain {@code {subscription}}, {@code {group}}, {@code {location}} and {@code {name}}, and
 *     ends in {@code {operation}}
 * @param resultPath path pattern of {@code Location} with the same placeholders, empty without that
 *     header
 */
public record Polling(PollingStyle style, Duration typical, String statusPath, String resultPath) {

  private static final Polling SYNCHRONOUS = new Polling(PollingStyle.NONE, Duration.ZERO, "", "");

  /** Returns the polling of a change that has taken effect before it is answered. */
  public static Polling none() {
    return SYNCHRONOUS;
  }

  /**
   * Returns the polling of a change that callers follow by {@code properties.provisioningState}.
   */
  public static Polling provisioningState(Duration typical) {
    return new Polling(PollingStyle.PROVISIONING_STATE, typical, "", "");
  }

  /** Returns the polling of a change that callers follow by {@code Location} alone. */
  public static Polling location(Duration typical, String resultPath) {
    return new Polling(PollingStyle.LOCATION, typical, "", resultPath);
  }

  /** Returns the polling of a change that callers follow by {@code Azure-AsyncOperation} alone. */
  public static Polling asyncOperation(Duration typical, String statusPath) {
    return new Polling(PollingStyle.ASYNC_OPERATION, typical, statusPath, "");
  }

  /** Returns the polling of a change that callers follow by either of the two headers. */
  public static Polling asyncOperationAndLocation(
      Duration typical, String statusPath, String resultPath) {
    return new Polling(PollingStyle.ASYNC_OPERATION_AND_LOCATION, typical, statusPath, resultPath);
  }
}
