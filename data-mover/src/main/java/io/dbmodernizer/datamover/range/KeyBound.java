package io.dbmodernizer.datamover.range;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /** Compares the values, also the content of byte arrays. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KeyBound bound
        && Arrays.deepEquals(values.toArray(), bound.values.toArray());
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(values.toArray());
  }

  /** Returns the number of values only, because keys are not for logs. */
  @Override
  public String toString() {
    return "KeyBound[" + values.size() + " values]";
  }
}
