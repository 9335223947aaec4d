package io.dbmodernizer.emulator.throttle;

/**
 * The call limits of a principal in a subscription.
 *
 * @param reads limit of GET and HEAD
 * @param writes limit of PUT, PATCH and POST
 * @param deletes limit of DELETE
 * @param subscriptionFactor limit of all principals together, as a multiple of one principal's, at
 *     least 1
 */
public record ThrottleLimits(
    CallRate reads, CallRate writes, CallRate deletes, int subscriptionFactor) {

  public ThrottleLimits {
    if (subscriptionFactor < 1) {
      throw new IllegalArgumentException(
          "subscriptionFactor must be at least 1: " + subscriptionFactor);
    }
  }

  /** Returns Azure's limits, see the package comment. */
  public static ThrottleLimits azure() {
    return new ThrottleLimits(
        new CallRate(250, 25), new CallRate(200, 10), new CallRate(200, 10), 15);
  }

  /** Returns limits that no caller reaches. */
  public static ThrottleLimits unlimited() {
    CallRate endless = new CallRate(1_000_000_000, 1_000_000_000);
    return new ThrottleLimits(endless, endless, endless, 1);
  }
}
