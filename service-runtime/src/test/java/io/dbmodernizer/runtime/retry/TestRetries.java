package io.dbmodernizer.runtime.retry;

import java.time.Duration;
import java.util.Map;

/** Backoff without chance: it begins with one second and doubles. */
public final class TestRetries {
  /** Waits of at most one minute, within half an hour. */
  public static final RetryPolicy HALF_AN_HOUR =
      policy(Duration.ofMinutes(1), Duration.ofMinutes(30));

  private TestRetries() {}

  /**
   * Returns a policy.
   *
   * @param longest the longest wait
   * @param budget how long a step may fail
   */
  public static RetryPolicy policy(Duration longest, Duration budget) {
    return new RetryPolicy(
        new RetryProperties(Duration.ofSeconds(1), 2, longest, 0, budget, Map.of()), () -> 0.5);
  }
}
