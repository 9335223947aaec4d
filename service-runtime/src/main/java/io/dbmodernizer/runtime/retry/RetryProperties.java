package io.dbmodernizer.runtime.retry;

import io.dbmodernizer.events.Reason;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Backoff and budget of failed steps.
 *
 * @param initial wait before the first retry
 * @param multiplier growth of the wait from one retry to the next, at least 1
 * @param maximum longest wait between retries
 * @param jitterPercent how far a wait is randomly shortened or lengthened, 0 to 50
 * @param budget how long a series of failures may last before the step is given up
 * @param reasons other figures for single reasons; what a reason leaves out is taken from above
 */
@ConfigurationProperties("dbmodernizer.retry")
public record RetryProperties(
    @DefaultValue("1s") Duration initial,
    @DefaultValue("2.0") double multiplier,
    @DefaultValue("1m") Duration maximum,
    @DefaultValue("20") int jitterPercent,
    @DefaultValue("1h") Duration budget,
    @DefaultValue Map<Reason, ForReason> reasons) {

  /**
   * Figures for one reason.
   *
   * @param initial wait before the first retry; absent for the general figure
   * @param maximum longest wait between retries; absent for the general figure
   * @param budget how long a series of failures may last; absent for the general figure
   */
  public record ForReason(
      @Nullable Duration initial, @Nullable Duration maximum, @Nullable Duration budget) {}

  /** Checks the ranges. */
  public RetryProperties {
    requirePositive("initial", initial);
    requirePositive("maximum", maximum);
    if (multiplier < 1) {
      throw new IllegalArgumentException(
          "dbmodernizer.retry.multiplier is " + multiplier + ", must be at least 1");
    }
    if (jitterPercent < 0 || jitterPercent > 50) {
      throw new IllegalArgumentException(
          "dbmodernizer.retry.jitter-percent is " + jitterPercent + ", must be 0 to 50");
    }
    if (budget.isNegative()) {
      throw new IllegalArgumentException(
          "dbmodernizer.retry.budget is " + budget + ", must not be negative");
    }
    reasons = Map.copyOf(reasons);
  }

  private static void requirePositive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(
          "dbmodernizer.retry." + name + " is " + value + ", must be more than zero");
    }
  }
}
