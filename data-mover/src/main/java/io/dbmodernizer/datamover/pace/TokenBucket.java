package io.dbmodernizer.datamover.pace;

/**
 * A bucket of tokens that refills at a steady rate. A request that is larger than the bucket is
 * granted when the bucket is full, and leaves a debt that the following requests wait for. So the
 * tokens of any time span are at most those of the rate, and the bucket or the largest request
 * once. Not thread-safe.
 */
final class TokenBucket {

  /** The bucket holds the tokens of this time. */
  private static final double BURST_SECONDS = 0.25;

  private static final double NANOS = 1e9;

  private long perSecond;
  private double tokens;
  private long refilledAt;

  /**
   * @param perSecond the rate, at least 0; 0 for no limit
   */
  TokenBucket(long perSecond, long now) {
    this.perSecond = perSecond;
    this.tokens = capacity();
    this.refilledAt = now;
  }

  private double capacity() {
    return perSecond * BURST_SECONDS;
  }

  /** Changes the rate. A debt stays and is paid at the new rate; without a rate it is forgotten. */
  void rate(long newPerSecond, long now) {
    refill(now);
    boolean unlimitedBefore = perSecond == 0;
    perSecond = newPerSecond;
    tokens = unlimitedBefore ? capacity() : Math.min(tokens, capacity());
  }

  /** Returns the nanoseconds until this many tokens can be taken, 0 for at once. */
  long wait(long wanted, long now) {
    if (perSecond == 0 || wanted == 0) {
      return 0;
    }
    refill(now);
    return nanosFor(Math.min(wanted, capacity()) - tokens);
  }

  /** Returns the nanoseconds until the bucket is full, 0 if it is. */
  long waitUntilFull(long now) {
    if (perSecond == 0) {
      return 0;
    }
    refill(now);
    return nanosFor(capacity() - tokens);
  }

  private long nanosFor(double missing) {
    return missing <= 0 ? 0 : Math.max(1, (long) Math.ceil(missing / perSecond * NANOS));
  }

  /** Takes the tokens. */
  void take(long wanted) {
    if (perSecond != 0) {
      tokens -= wanted;
    }
  }

  private void refill(long now) {
    tokens = Math.min(capacity(), tokens + (now - refilledAt) / NANOS * perSecond);
    refilledAt = now;
  }
}
