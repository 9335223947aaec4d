package io.dbmodernizer.runtime.azure;

import java.time.Duration;
import java.time.Instant;

/** A bucket of tokens that refills at a steady rate; thread-safe. */
final class TokenBucket {
  private static final double NANOS = 1e9;

  private final int capacity;
  private final double perSecond;
  private double tokens;
  private Instant refilledAt;
  private Instant lastPromised;
  private Instant closedUntil = Instant.MIN;

  TokenBucket(int capacity, double perSecond, Instant now) {
    this.capacity = capacity;
    this.perSecond = perSecond;
    this.tokens = capacity;
    this.refilledAt = now;
    this.lastPromised = now;
  }

  /**
   * Takes tokens. Refused calls get staggered times, as fast as the bucket refills: if all came
   * back for the first token, most of them would be refused again.
   *
   * @param wanted number of tokens
   * @return zero if taken, otherwise the time until the tokens are available
   */
  synchronized Duration take(int wanted, Instant now) {
    if (now.isBefore(closedUntil)) {
      return Duration.between(now, closedUntil);
    }
    refill(now);
    if (tokens >= wanted) {
      tokens -= wanted;
      return Duration.ZERO;
    }
    Instant first = now.plus(refillTime(wanted - tokens));
    Instant behindOthers = lastPromised.plus(refillTime(wanted));
    lastPromised = behindOthers.isAfter(first) ? behindOthers : first;
    return Duration.between(now, lastPromised);
  }

  /** Puts back tokens that were taken and not used. */
  synchronized void putBack(int unused) {
    tokens = Math.min(capacity, tokens + unused);
  }

  /** Returns whether more than the given share of the bucket is left. */
  synchronized boolean holdsMoreThan(int percent, Instant now) {
    if (now.isBefore(closedUntil)) {
      return false;
    }
    refill(now);
    return tokens > capacity * percent / 100.0;
  }

  /** Returns the tokens that are left, 0 while the bucket is closed. */
  synchronized double left(Instant now) {
    if (now.isBefore(closedUntil)) {
      return 0;
    }
    refill(now);
    return tokens;
  }

  /** Closes the bucket until the given time, because Azure answered that the limit is reached. */
  synchronized void closeUntil(Instant until) {
    if (until.isAfter(closedUntil)) {
      closedUntil = until;
    }
    tokens = 0;
  }

  private Duration refillTime(double missing) {
    return Duration.ofNanos((long) Math.ceil(missing / perSecond * NANOS));
  }

  private void refill(Instant now) {
    double seconds = Duration.between(refilledAt, now).toNanos() / NANOS;
    if (seconds > 0) {
      tokens = Math.min(capacity, tokens + seconds * perSecond);
      refilledAt = now;
    }
  }
}
