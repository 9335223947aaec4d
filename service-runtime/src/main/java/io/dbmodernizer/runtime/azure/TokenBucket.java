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
  private Instant closedUntil = Instant.MIN;

  TokenBucket(int capacity, double perSecond, Instant now) {
    this.capacity = capacity;
    this.perSecond = perSecond;
    this.tokens = capacity;
    this.refilledAt = now;
  }

  /**
   * Takes one token.
   *
   * @return zero if taken, else the time until one will be there
   */
  synchronized Duration take(Instant now) {
    if (now.isBefore(closedUntil)) {
      return Duration.between(now, closedUntil);
    }
    refill(now);
    if (tokens >= 1) {
      tokens -= 1;
      return Duration.ZERO;
    }
    return Duration.ofNanos((long) Math.ceil((1 - tokens) / perSecond * NANOS));
  }

  /** Whether more than the given share of the bucket is left. */
  synchronized boolean holdsMoreThan(int percent, Instant now) {
    if (now.isBefore(closedUntil)) {
      return false;
    }
    refill(now);
    return tokens > capacity * percent / 100.0;
  }

  /** Azure said the bucket is empty: nothing until the given time. */
  synchronized void closeUntil(Instant until) {
    if (until.isAfter(closedUntil)) {
      closedUntil = until;
    }
    tokens = 0;
  }

  private void refill(Instant now) {
    double seconds = Duration.between(refilledAt, now).toNanos() / NANOS;
    if (seconds > 0) {
      tokens = Math.min(capacity, tokens + seconds * perSecond);
      refilledAt = now;
    }
  }
}
