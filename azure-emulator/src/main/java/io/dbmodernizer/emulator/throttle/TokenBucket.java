package io.dbmodernizer.emulator.throttle;

import java.time.Duration;
import java.time.Instant;

/** A bucket that is full at first, loses a token with each call and is filled steadily. */
final class TokenBucket {

  private final CallRate rate;
  private double tokens;
  private Instant filled;

  TokenBucket(CallRate rate, Instant now) {
    this.rate = rate;
    this.tokens = rate.bucket();
    this.filled = now;
  }

  /** Returns how long a caller has to wait for a token, zero if one is there. */
  Duration untilToken(Instant now) {
    fill(now);
    return tokens >= 1
        ? Duration.ZERO
        : Duration.ofNanos((long) Math.ceil((1 - tokens) / rate.perSecond() * 1e9));
  }

  /** Takes a token that is there. */
  void take() {
    tokens -= 1;
  }

  /** Returns how many whole tokens are left. */
  int remaining() {
    return (int) tokens;
  }

  private void fill(Instant now) {
    if (now.isAfter(filled)) {
      double seconds = Duration.between(filled, now).toNanos() / 1e9;
      tokens = Math.min(rate.bucket(), tokens + seconds * rate.perSecond());
      filled = now;
    }
  }
}
