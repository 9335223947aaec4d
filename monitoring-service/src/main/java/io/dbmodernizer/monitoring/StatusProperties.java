package io.dbmodernizer.monitoring;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often the status of migrations is published, and how long it is kept.
 *
 * @param retentionAfterRemoval time after which a migration that was removed is forgotten; zero for
 *     at once
 * @param snapshotInterval least time between two snapshots of a migration whose state stays; zero
 *     for a snapshot after each change
 */
@ConfigurationProperties("dbmodernizer.status")
public record StatusProperties(
    @DefaultValue("7d") Duration retentionAfterRemoval,
    @DefaultValue("1s") Duration snapshotInterval) {
  /** Checks the ranges. */
  public StatusProperties {
    if (snapshotInterval.isNegative()) {
      throw new IllegalArgumentException(
          "dbmodernizer.status.snapshot-interval is "
              + snapshotInterval
              + ", must not be negative");
    }
    if (retentionAfterRemoval.isNegative()) {
      throw new IllegalArgumentException(
          "dbmodernizer.status.retention-after-removal is "
              + retentionAfterRemoval
              + ", must not be negative");
    }
  }
}
