package io.dbmodernizer.datamover.catalog;

import java.math.BigInteger;

/**
 * The numbering of an identity column.
 *
 * @param seed the first value
 * @param increment the step, not zero
 */
public record Identity(BigInteger seed, BigInteger increment) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the increment is zero
   */
  public Identity {
    if (increment.signum() == 0) {
      throw new IllegalArgumentException("identity increment must not be 0");
    }
  }

  /**
   * Returns an identity within the range of {@code long}.
   *
   * @param seed the first value
   * @param increment the step, not zero
   * @throws IllegalArgumentException if the increment is zero
   */
  public static Identity of(long seed, long increment) {
    return new Identity(BigInteger.valueOf(seed), BigInteger.valueOf(increment));
  }
}
