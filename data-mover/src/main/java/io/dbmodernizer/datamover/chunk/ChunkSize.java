package io.dbmodernizer.datamover.chunk;

import io.dbmodernizer.datamover.catalog.Table;

/**
 * The size of chunks. A chunk is one transaction, and what an interruption sends again.
 *
 * @param mostRows the most rows, 1 to 10,000,000
 * @param mostBytes the bytes of values that a chunk should not exceed, at least 1. Rows are not
 *     measured one by one, so a chunk of unusual rows may be larger
 */
public record ChunkSize(int mostRows, long mostBytes) {

  /** The most rows that a chunk can be given. */
  public static final int MOST_ROWS = 10_000_000;

  /** 100,000 rows or 32 MiB. */
  public static final ChunkSize DEFAULT = new ChunkSize(100_000, 32L << 20);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one of them is out of its range
   */
  public ChunkSize {
    if (mostRows < 1 || mostRows > MOST_ROWS) {
      throw new IllegalArgumentException(
          "mostRows must be between 1 and 10,000,000, got " + mostRows);
    }
    if (mostBytes < 1) {
      throw new IllegalArgumentException("mostBytes must be at least 1, got " + mostBytes);
    }
  }

  /**
   * Returns true if a chunk is expected to hold all rows of a table. The size of its rows is
   * estimated from their types.
   *
   * @param rows the rows of the table, 0 or more
   */
  public boolean holds(Table table, long rows) {
    return rows <= rows(RowSize.of(table));
  }

  /**
   * Returns the rows of the next chunk.
   *
   * @param bytesPerRow the average size of a row, at least 1
   */
  int rows(long bytesPerRow) {
    return (int) Math.max(1, Math.min(mostRows, mostBytes / bytesPerRow));
  }
}
