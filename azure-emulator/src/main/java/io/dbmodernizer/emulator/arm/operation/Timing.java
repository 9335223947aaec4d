package io.dbmodernizer.emulator.arm.operation;

import java.time.Duration;

/**
 * How long operations take and how often callers shall ask.
 *
 * @param pace how the typical time in Azure is scaled
 * @param retryAfter what {@code Retry-After} says, at least one second, rounded up to whole ones;
 *     Azure's SDK takes zero for no answer and waits 30 seconds
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
