package io.dbmodernizer.datamover.range;

import java.util.List;

/**
 * The values of a key at the border of a range. They need not be the key of a row.
 *
 * @param values one value for each column of the key, as {@code ColumnValues} reads them; none is
 *     null
 */
public record KeyBound(List<Object> values) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public KeyBound {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a bound needs a value for each column of the key");
    }
  }

  /** Returns the number of values only, because keys are not for logs. */
  @Override
  public String toString() {
    return "KeyBound[" + values.size() + " values]";
  }
}
