package io.dbmodernizer.emulator.throttle;

import java.time.Duration;
import java.time.Instant;

/** A token bucket. It is full at first. Each call takes a token, and the rate refills it. */
final class TokenBucket {

  private final CallRate rate;
  private double tokens;
  private Instant filled;

  TokenBucket(CallRate rate, Instant now) {
    this.rate = rate;
    this.tokens = rate.bucket();
    this.filled = now;
  }

  /** Returns the time until a token is available, zero if one is available now. */
  Duration untilToken(Instant now) {
    fill(now);
    return tokens >= 1
        ? Duration.ZERO
        : Duration.ofNanos((long) Math.ceil((1 - tokens) / rate.perSecond() * 1e9));
  }

  /** Takes a token. Call it only if {@link #untilToken} has returned zero. */
  void take() {
    tokens -= 1;
  }

  /** Returns the number of whole tokens that are left. */
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
