package io.dbmodernizer.monitoring.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Events write a time that is not known as the beginning of 1970; JSON leaves it null. */
final class Times {
  private Times() {}

  static @Nullable Instant known(@Nullable Instant time) {
    return time == null || time.equals(Instant.EPOCH) ? null : time;
  }
}
