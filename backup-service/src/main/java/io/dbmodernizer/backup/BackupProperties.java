package io.dbmodernizer.backup;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How backups are watched over.
 *
 * @param driftCheckInterval time between looks whether the retention policies still are what was
 *     set, at least 1s
 */
@ConfigurationProperties("dbmodernizer.backup")
public record BackupProperties(@DefaultValue("1h") Duration driftCheckInterval) {
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** Checks the range. */
  public BackupProperties {
    if (driftCheckInterval.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          "dbmodernizer.backup.drift-check-interval is "
              + driftCheckInterval
              + ", must be at least 1s");
    }
  }
}
