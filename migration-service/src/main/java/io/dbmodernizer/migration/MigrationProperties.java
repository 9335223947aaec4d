package io.dbmodernizer.migration;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the service's work on databases.
 *
 * @param slice the time after which a run of a step returns its results, 0 or more. A shorter time
 *     loses less work at a restart, a longer time opens fewer connections
 * @param comparisonThreads the number of tables, of different migrations, whose source sides are
 *     read at the same time, at least 1
 */
@ConfigurationProperties("dbmodernizer.migration")
public record MigrationProperties(
    @DefaultValue("2s") Duration slice, @DefaultValue("4") int comparisonThreads) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range; the message names the setting
   */
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
