package io.dbmodernizer.emulator.arm.operation;

import java.time.Duration;

/**
 * The duration of operations and the interval of polling.
 *
 * @param pace scale of the typical durations in Azure
 * @param retryAfter value of {@code Retry-After}, at least one second, rounded up to whole seconds.
 *     Azure's SDK ignores zero and waits 30 seconds
 */
public record Timing(Pace pace, Duration retryAfter) {

  public Timing {
    if (retryAfter.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("retryAfter must be at least one second: " + retryAfter);
    }
  }

  /** Returns the value of the header. */
  public String retryAfterHeader() {
    return Long.toString((retryAfter.toMillis() + 999) / 1000);
  }
}
