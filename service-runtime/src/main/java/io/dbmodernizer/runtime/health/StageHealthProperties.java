package io.dbmodernizer.runtime.health;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What counts as unhealthy.
 *
 * @param checkInterval time between questions to the broker, at least 100ms
 * @param brokerSilence time without an answer of the broker after which the service is not ready,
 *     longer than the check interval
 * @param stalledAfter time without progress of a partition that has records left, or of a stream
 *     thread, after which the service is not ready, at least 1s; a stream thread that hangs for
 *     five times as long fails liveness
 * @param threadDeaths deaths of stream threads within the window after which none is replaced and
 *     liveness fails, at least 1; deaths because the broker or the registry does not answer do not
 *     count
 * @param threadDeathWindow time in which deaths are counted, at least 1s
 */
@ConfigurationProperties("dbmodernizer.health")
public record StageHealthProperties(
    @DefaultValue("5s") Duration checkInterval,
    @DefaultValue("30s") Duration brokerSilence,
    @DefaultValue("60s") Duration stalledAfter,
    @DefaultValue("10") int threadDeaths,
    @DefaultValue("10m") Duration threadDeathWindow) {
  private static final Duration SHORTEST_CHECK = Duration.ofMillis(100);
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** Checks the ranges. */
  public StageHealthProperties {
    atLeast(checkInterval, SHORTEST_CHECK, "check-interval");
    atLeast(stalledAfter, SHORTEST, "stalled-after");
    atLeast(threadDeathWindow, SHORTEST, "thread-death-window");
    if (brokerSilence.compareTo(checkInterval) <= 0) {
      throw new IllegalArgumentException(
          "dbmodernizer.health.broker-silence is %s, must be longer than dbmodernizer.health.check-interval (%s)"
              .formatted(brokerSilence, checkInterval));
    }
    if (threadDeaths < 1) {
      throw new IllegalArgumentException(
          "dbmodernizer.health.thread-deaths is " + threadDeaths + ", must be at least 1");
    }
  }

  private static void atLeast(Duration value, Duration shortest, String name) {
    if (value.compareTo(shortest) < 0) {
      throw new IllegalArgumentException(
          "dbmodernizer.health.%s is %s, must be at least %s".formatted(name, value, shortest));
    }
  }
}
