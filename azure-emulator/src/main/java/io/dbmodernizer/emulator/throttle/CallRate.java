package io.dbmodernizer.emulator.throttle;

/**
 * The figures of a token bucket.
 *
 * @param bucket how many calls may come at once
 * @param perSecond how many calls a second are allowed in the long run
 */
public record CallRate(int bucket, int perSecond) {

  public CallRate {
    if (bucket < 1 || perSecond < 1) {
      throw new IllegalArgumentException(
          "bucket and perSecond must be at least 1: " + bucket + ", " + perSecond);
    }
  }

  /** Returns figures several times as large. */
  CallRate times(int factor) {
    return new CallRate(
        (int) Math.min(Integer.MAX_VALUE, (long) bucket * factor),
        (int) Math.min(Integer.MAX_VALUE, (long) perSecond * factor));
  }
}
