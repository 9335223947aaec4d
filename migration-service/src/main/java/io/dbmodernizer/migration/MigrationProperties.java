package io.dbmodernizer.migration;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the service works on databases.
 *
 * @param slice time after which a run of a step hands over what it has done; less loses less in a
 *     restart, more spares connections
 * @param comparisonThreads tables of different migrations whose source sides are read at the same
 *     time
 */
@ConfigurationProperties("dbmodernizer.migration")
public record MigrationProperties(
    @DefaultValue("2s") Duration slice, @DefaultValue("4") int comparisonThreads) {

  /** Checks the ranges. */
  public MigrationProperties {
    if (slice.isNegative()) {
      throw new IllegalArgumentException(
          "dbmodernizer.migration.slice is " + slice + ", must not be negative");
    }
    if (comparisonThreads < 1) {
      throw new IllegalArgumentException(
          "dbmodernizer.migration.comparison-threads is "
              + comparisonThreads
              + ", must be at least 1");
    }
  }
}
