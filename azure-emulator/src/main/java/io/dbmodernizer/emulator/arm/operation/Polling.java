package io.dbmodernizer.emulator.arm.operation;

import java.time.Duration;

/**
 * How one kind of change of one resource type runs.
 *
 * @param style how callers follow it
 * @param typical how long it typically takes in Azure
 * @param statusPath path pattern of the status that {@code Azure-AsyncOperation} names; may use
 *     {@code {subscription}}, {@code {group}}, {@code {location}}, {@code {name}}; ends in {@code
 *     {operation}}
 * @param resultPath the same for {@code Location}
 */
public record Polling(PollingStyle style, Duration typical, String statusPath, String resultPath) {

  private static final Polling SYNCHRONOUS = new Polling(PollingStyle.NONE, Duration.ZERO, "", "");

  /** Returns the description of a change that is done when it is answered. */
  public static Polling none() {
    return SYNCHRONOUS;
  }

  /** Returns the description of a change followed by {@code properties.provisioningState}. */
  public static Polling provisioningState(Duration typical) {
    return new Polling(PollingStyle.PROVISIONING_STATE, typical, "", "");
  }

  /** Returns the description of a change followed by {@code Location} alone. */
  public static Polling location(Duration typical, String resultPath) {
    return new Polling(PollingStyle.LOCATION, typical, "", resultPath);
  }

  /** Returns the description of a change followed by {@code Azure-AsyncOperation} alone. */
  public static Polling asyncOperation(Duration typical, String statusPath) {
    return new Polling(PollingStyle.ASYNC_OPERATION, typical, statusPath, "");
  }

  /** Returns the description of a change followed by both headers. */
  public static Polling asyncOperationAndLocation(
      Duration typical, String statusPath, String resultPath) {
    return new Polling(PollingStyle.ASYNC_OPERATION_AND_LOCATION, typical, statusPath, resultPath);
  }
}
