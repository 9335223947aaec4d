package io.dbmodernizer.migration.direct;

import io.dbmodernizer.datamover.pace.AdaptivePace;
import io.dbmodernizer.events.TargetProvisioned;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The paces of this instance, one for each target server. They slow the workers down for a server
 * that throttles. Thread-safe.
 */
final class TargetPaces {
  private static final int MOST_SERVERS = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final int workers;
  private final Map<String, AdaptivePace> byServer =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, AdaptivePace> eldest) {
          return size() > MOST_SERVERS;
        }
      };

  /**
   * @param workers the workers of this instance
   */
  TargetPaces(int workers) {
    this.workers = workers;
  }

  /** Returns the pace of the server of a target. */
  synchronized AdaptivePace of(TargetProvisioned target) {
    return byServer.computeIfAbsent(
        target.getServerFqdn(), server -> new AdaptivePace(workers, PATIENCE));
  }
}
