package io.dbmodernizer.datamover.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A half-open range of one key column's values. It selects a chunk of a table.
 *
 * @param column the column, usually the first of the primary key
 * @param from the lowest value inside, or null for no lower bound
 * @param to the first value above the range, or null for no upper bound
 */
public record KeyRange(String column, @Nullable Object from, @Nullable Object to) {

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if both bounds are null
   */
  public KeyRange {
    if (from == null && to == null) {
      throw new IllegalArgumentException("key range on " + column + " needs at least one bound");
    }
  }
}
