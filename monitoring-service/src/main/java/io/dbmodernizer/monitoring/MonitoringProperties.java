package io.dbmodernizer.monitoring;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How migrations are watched.
 *
 * @param stalledAfter silence after which a stage that should move counts as stalled, at least 1s
 * @param stallCheckInterval time between looks for stalled stages, at least 100ms
 */
@ConfigurationProperties("dbmodernizer.monitoring")
public record MonitoringProperties(
    @DefaultValue("30m") Duration stalledAfter, @DefaultValue("30s") Duration stallCheckInterval) {
  private static final Duration SHORTEST_SILENCE = Duration.ofSeconds(1);
  private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(100);

  /** Checks the ranges. */
  public MonitoringProperties {
    if (stalledAfter.compareTo(SHORTEST_SILENCE) < 0) {
      throw new IllegalArgumentException(
          "dbmodernizer.monitoring.stalled-after is " + stalledAfter + ", must be at least 1s");
    }
    if (stallCheckInterval.compareTo(SHORTEST_INTERVAL) < 0) {
      throw new IllegalArgumentException(
          "dbmodernizer.monitoring.stall-check-interval is "
              + stallCheckInterval
              + ", must be at least 100ms");
    }
  }
}
