package io.dbmodernizer.emulator.throttle;

/**
 * The size and the refill rate of a token bucket.
 *
 * @param bucket most calls at once, at least 1
 * @param perSecond tokens added per second, at least 1
 */
public record CallRate(int bucket, int perSecond) {

  public CallRate {
    if (bucket < 1 || perSecond < 1) {
      throw new IllegalArgumentException(
          "bucket and perSecond must be at least 1: " + bucket + ", " + perSecond);
    }
  }

  /** Returns a rate that is larger by a factor. */
  CallRate times(int factor) {
    return new CallRate(
        (int) Math.min(Integer.MAX_VALUE, (long) bucket * factor),
        (int) Math.min(Integer.MAX_VALUE, (long) perSecond * factor));
  }
}
