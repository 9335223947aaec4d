package io.dbmodernizer.emulator.throttle;

/**
 * How often a principal may call.
 *
 * @param reads GET and HEAD
 * @param writes PUT, PATCH and POST
 * @param deletes DELETE
 * @param subscriptionFactor how many times a principal's figures all principals of a subscription
 *     have together
 */
public record ThrottleLimits(
    CallRate reads, CallRate writes, CallRate deletes, int subscriptionFactor) {

  public ThrottleLimits {
    if (subscriptionFactor < 1) {
      throw new IllegalArgumentException(
          "subscriptionFactor must be at least 1: " + subscriptionFactor);
    }
  }

  /** Returns Azure's figures. */
  public static ThrottleLimits azure() {
    return new ThrottleLimits(
        new CallRate(250, 25), new CallRate(200, 10), new CallRate(200, 10), 15);
  }

  /** Returns figures that nobody reaches. */
  public static ThrottleLimits unlimited() {
    CallRate endless = new CallRate(1_000_000_000, 1_000_000_000);
    return new ThrottleLimits(endless, endless, endless, 1);
  }
}
