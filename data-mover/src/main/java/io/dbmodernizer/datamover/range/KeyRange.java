package io.dbmodernizer.datamover.range;

import org.jspecify.annotations.Nullable;

/**
 * A half-open range of keys, in the order of the database that evaluates it.
 *
 * @param from the first key inside, or null for no lower bound
 * @param to the first key after the range, or null for no upper bound
 */
public record KeyRange(@Nullable KeyBound from, @Nullable KeyBound to) {

  /** The range of all keys. */
  public static final KeyRange ALL = new KeyRange(null, null);

  /** Returns the part before a bound. */
  public KeyRange before(KeyBound bound) {
    return new KeyRange(from, bound);
  }

  /** Returns the part from a bound on. */
  public KeyRange from(KeyBound bound) {
    return new KeyRange(bound, to);
  }
}
