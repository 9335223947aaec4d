package io.dbmodernizer.datamover.copy;

/**
 * The options of a table's copy.
 *
 * @param batchRows the most rows per batch and commit, 1 to 100,000; fewer if the target takes
 *     fewer in one round trip
 * @param batchBytes the bytes after which a batch is written although it is not full, at least 1
 * @param fetchSize the most rows that the source sends at a time, 1 to 100,000
 * @param truncateTarget true to delete the target table's rows first, false to refuse a target with
 *     rows
 */
public record CopyOptions(int batchRows, long batchBytes, int fetchSize, boolean truncateTarget) {

  private static final CopyOptions DEFAULTS = new CopyOptions(1_000, 8L << 20, 1_000, false);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one of them is out of its range
   */
  public CopyOptions {
    requireRange("batchRows", batchRows, 1, 100_000);
    requireRange("batchBytes", batchBytes, 1, Long.MAX_VALUE);
    requireRange("fetchSize", fetchSize, 1, 100_000);
  }

  private static void requireRange(String name, long value, long from, long to) {
    if (value < from || value > to) {
      throw new IllegalArgumentException(
          name + " must be between " + from + " and " + to + ", got " + value);
    }
  }

  /**
   * Returns batches of 1,000 rows or 8 MiB, a fetch size of 1,000 rows, and no deletion of rows.
   */
  public static CopyOptions defaults() {
    return DEFAULTS;
  }

  /** Returns a copy with another {@code truncateTarget}. */
  public CopyOptions withTruncateTarget(boolean truncate) {
    return new CopyOptions(batchRows, batchBytes, fetchSize, truncate);
  }

  /**
   * Returns a copy with another {@code batchRows}.
   *
   * @param rows the rows per batch, 1 to 100,000
   * @throws IllegalArgumentException if the number is out of its range
   */
  public CopyOptions withBatchRows(int rows) {
    return new CopyOptions(rows, batchBytes, fetchSize, truncateTarget);
  }
}
