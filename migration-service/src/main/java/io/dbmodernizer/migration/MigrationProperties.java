package io.dbmodernizer.migration;

import io.dbmodernizer.datamover.repair.RepairLimits;
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
 * @param repairRangeRows the rows of the source at which a retry does not narrow a differing range
 *     of keys further, 1 to 1,000,000
 * @param repairSharePercent the most ranges of a table that a retry repairs, in percent, 0 to 100.
 *     If more differ, the whole table is copied again. Up to 32 ranges are repaired in any table
 *     unless it is 0
 */
@ConfigurationProperties("dbmodernizer.migration")
public record MigrationProperties(
    @DefaultValue("2s") Duration slice,
    @DefaultValue("4") int comparisonThreads,
    @DefaultValue("1000") int repairRangeRows,
    @DefaultValue("50") int repairSharePercent) {

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
    requireRange("repair-range-rows", repairRangeRows, 1, 1_000_000);
    requireRange("repair-share-percent", repairSharePercent, 0, 100);
  }

  private static void requireRange(String name, int value, int from, int to) {
    if (value < from || value > to) {
      throw new IllegalArgumentException(
          "dbmodernizer.migration." + name + " is " + value + ", must be " + from + " to " + to);
    }
  }

  /** Returns the limits of a repair by ranges. */
  RepairLimits repairLimits() {
    return new RepairLimits(repairRangeRows, repairSharePercent);
  }
}
