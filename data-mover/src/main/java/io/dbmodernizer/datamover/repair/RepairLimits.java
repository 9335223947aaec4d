package io.dbmodernizer.datamover.repair;

/**
 * The limits of a repair by ranges.
 *
 * @param rangeRows the rows of the source at which a range is not narrowed further, 1 to 1,000,000
 * @param sharePercent the most ranges that may differ, in percent of the table's ranges, 0 to 100.
 *     Up to 32 ranges are repaired in any table unless it is 0
 */
public record RepairLimits(int rangeRows, int sharePercent) {

  /** Ranges of 1,000 rows; at most half of them. */
  public static final RepairLimits DEFAULTS = new RepairLimits(1_000, 50);

  private static final int IN_ANY_TABLE = 32;
  private static final int MOST_ROWS = 1_000_000;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one of them is out of its range
   */
  public RepairLimits {
    if (rangeRows < 1 || rangeRows > MOST_ROWS) {
      throw new IllegalArgumentException(
          "rangeRows is " + rangeRows + ", must be 1 to " + MOST_ROWS);
    }
    if (sharePercent < 0 || sharePercent > 100) {
      throw new IllegalArgumentException("sharePercent is " + sharePercent + ", must be 0 to 100");
    }
  }

  /**
   * Returns the most ranges that are repaired in a table.
   *
   * @param rows the rows of the table on the source
   */
  long mostRanges(long rows) {
    return switch (sharePercent) {
      case 0 -> 0;
      case 100 -> Long.MAX_VALUE;
      default -> Math.max(IN_ANY_TABLE, (rows / rangeRows + 1) * sharePercent / 100);
    };
  }
}
