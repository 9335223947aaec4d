package io.dbmodernizer.datamover.copy;

/**
 * How to copy a table.
 *
 * @param batchRows rows per batch and commit, 1 to 100,000
 * @param batchBytes bytes after which a batch is sent although it is not full, at least 1
 * @param fetchSize rows the source sends at a time, 1 to 100,000
 * @param truncateTarget whether to delete the target table's rows first instead of refusing
 */
public record CopyOptions(int batchRows, long batchBytes, int fetchSize, boolean truncateTarget) {

  private static final CopyOptions DEFAULTS = new CopyOptions(2_000, 8L << 20, 2_000, false);

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

  /** Batches of 2,000 rows or 8 MiB; refuses a target with rows. */
  public static CopyOptions defaults() {
    return DEFAULTS;
  }

  /** The same with {@code truncateTarget}. */
  public CopyOptions withTruncateTarget(boolean truncate) {
    return new CopyOptions(batchRows, batchBytes, fetchSize, truncate);
  }

  /** The same with {@code batchRows}. */
  public CopyOptions withBatchRows(int rows) {
    return new CopyOptions(rows, batchBytes, fetchSize, truncateTarget);
  }
}
