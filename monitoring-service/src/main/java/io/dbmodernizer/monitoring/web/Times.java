package io.dbmodernizer.monitoring.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The times of events in JSON. Events write an unknown time as 1970-01-01, JSON as null. */
final class Times {
  private Times() {}

  /** Returns the time, or null if it is unknown. */
  static @Nullable Instant known(@Nullable Instant time) {
    return time == null || time.equals(Instant.EPOCH) ? null : time;
  }
}
