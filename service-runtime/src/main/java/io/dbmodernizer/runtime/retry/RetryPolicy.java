package io.dbmodernizer.runtime.retry;

import io.dbmodernizer.events.Reason;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** The policy of retries: exponential backoff with jitter, and a time budget, both by reason. */
public final class RetryPolicy {
  /** Reasons whose causes take longer, or do not end by themselves. Settings override them. */
  private static final Map<Reason, RetryProperties.ForReason> DEFAULTS =
      Map.of(
          Reason.THROTTLED,
          new RetryProperties.ForReason(
              Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofHours(24)),
          Reason.AZURE_UNAVAILABLE,
          new RetryProperties.ForReason(null, Duration.ofMinutes(2), Duration.ofHours(6)),
          Reason.CONFLICTING_OPERATION,
          new RetryProperties.ForReason(Duration.ofSeconds(5), null, Duration.ofHours(6)),
          Reason.SECRET_UNRESOLVABLE,
          new RetryProperties.ForReason(null, null, Duration.ofMinutes(10)),
          Reason.INTERNAL_ERROR,
          new RetryProperties.ForReason(null, null, Duration.ofMinutes(10)));

  private static final RetryProperties.ForReason NOTHING =
      new RetryProperties.ForReason(null, null, null);

  private final RetryProperties properties;
  private final DoubleSupplier random;

  /**
   * @param properties figures
   * @param random numbers from 0 to 1, for the jitter
   */
  public RetryPolicy(RetryProperties properties, DoubleSupplier random) {
    this.properties = properties;
    this.random = random;
  }

  /**
   * Returns the wait before the next attempt.
   *
   * @param attempt attempts made so far, at least 1
   * @param retryAfter least wait that the provider asked for; null if it named none
   */
  public Duration delay(Reason reason, int attempt, @Nullable Duration retryAfter) {
    Duration first =
        first(configured(reason).initial(), built(reason).initial(), properties.initial());
    Duration longest =
        first(configured(reason).maximum(), built(reason).maximum(), properties.maximum());
    double factor = Math.pow(properties.multiplier(), Math.min(attempt - 1, 30));
    double millis = Math.min((double) longest.toMillis(), first.toMillis() * factor);
    double jitter = (random.getAsDouble() * 2 - 1) * properties.jitterPercent() / 100;
    Duration delay = Duration.ofMillis(Math.max(1, Math.round(millis * (1 + jitter))));
    return retryAfter != null && retryAfter.compareTo(delay) > 0 ? retryAfter : delay;
  }

  /** Returns how long a series of failures with this reason may last. */
  public Duration budget(Reason reason) {
    return first(configured(reason).budget(), built(reason).budget(), properties.budget());
  }

  private RetryProperties.ForReason configured(Reason reason) {
    return Objects.requireNonNullElse(properties.reasons().get(reason), NOTHING);
  }

  private static RetryProperties.ForReason built(Reason reason) {
    return Objects.requireNonNullElse(DEFAULTS.get(reason), NOTHING);
  }

  private static Duration first(
      @Nullable Duration configured, @Nullable Duration built, Duration general) {
    if (configured != null) {
      return configured;
    }
    return built != null ? built : general;
  }
}
