package io.dbmodernizer.datamover.checksum;

import io.dbmodernizer.datamover.value.StoredValues;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Digests rows as {@link TableDigester} does, for a caller that reads them for another purpose. Not
 * thread-safe.
 */
public final class RowDigester {

  private final RowHasher hasher = new RowHasher();
  private final RowSum sum = new RowSum();

  /**
   * Adds the next value of a row, in the order of the table's stored columns.
   *
   * @param value the value as {@link StoredValues#read} reads it, or a large object, which is read
   *     to its end
   * @throws SQLException if the database fails while a large object is read
   * @throws IllegalArgumentException if values of this class cannot be digested
   */
  public void add(@Nullable Object value) throws SQLException {
    hasher.add(value);
  }

  /** Ends the row. The next value begins another one. */
  public void endOfRow() {
    sum.add(hasher.finish());
  }

  /** Returns the digest of the rows that have ended. */
  public TableDigest digest() {
    return sum.digest();
  }
}
