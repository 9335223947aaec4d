package io.dbmodernizer.emulator.arm;

import java.time.Duration;

/**
 * How long operations take and how often callers shall ask.
 *
 * @param pace how the typical time in Azure is scaled
 * @param retryAfter what {@code Retry-After} says; rounded up to whole seconds
 */
public record Timing(Pace pace, Duration retryAfter) {

  public Timing {
    if (retryAfter.isNegative()) {
      throw new IllegalArgumentException("retryAfter must not be negative: " + retryAfter);
    }
  }

  /** Returns the value of the header. */
  String retryAfterHeader() {
    return Long.toString((retryAfter.toMillis() + 999) / 1000);
  }
}
