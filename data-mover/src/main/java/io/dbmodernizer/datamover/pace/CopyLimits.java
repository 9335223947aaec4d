package io.dbmodernizer.datamover.pace;

/**
 * The most that a copy may move in a second.
 *
 * @param rowsPerSecond the rows, at least 0; 0 for no limit
 * @param bytesPerSecond the bytes of the values, at least 0; 0 for no limit
 */
public record CopyLimits(long rowsPerSecond, long bytesPerSecond) {

  /** No limit. */
  public static final CopyLimits NONE = new CopyLimits(0, 0);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one of them is negative
   */
  public CopyLimits {
    requireNotNegative("rowsPerSecond", rowsPerSecond);
    requireNotNegative("bytesPerSecond", bytesPerSecond);
  }

  private static void requireNotNegative(String name, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(
          name + " must be at least 0 (0 for no limit), got " + value);
    }
  }
}
