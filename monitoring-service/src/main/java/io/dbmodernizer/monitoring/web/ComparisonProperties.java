package io.dbmodernizer.monitoring.web;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The age of a comparison of rows.
 *
 * @param staleAfter age from which a comparison is shown as stale, at least 1s; writes to either
 *     database after the comparison are not covered by it
 */
@ConfigurationProperties("dbmodernizer.comparison")
public record ComparisonProperties(@DefaultValue("24h") Duration staleAfter) {
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** Checks the range. */
  public ComparisonProperties {
    if (staleAfter.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          "dbmodernizer.comparison.stale-after is " + staleAfter + ", must be at least 1s");
    }
  }

  /**
   * Returns whether a comparison is stale.
   *
   * @param comparedAt time of the comparison; null if there was none, which is not stale
   */
  boolean isStale(@Nullable Instant comparedAt, Instant now) {
    return comparedAt != null && comparedAt.plus(staleAfter).isBefore(now);
  }
}
