package io.dbmodernizer.monitoring.api;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The times of events in JSON. Events write an unknown time as 1970-01-01, JSON as null. */
final class EventTimes {
  private EventTimes() {}

  /** Returns the time, or null if it is unknown. */
  static @Nullable Instant known(@Nullable Instant time) {
    return time == null || time.equals(Instant.EPOCH) ? null : time;
  }

  /** Returns the milliseconds between two times, or null if one of them is unknown. */
  static @Nullable Long millis(@Nullable Instant from, @Nullable Instant to) {
    return from == null || to == null ? null : Math.max(0, Duration.between(from, to).toMillis());
  }
}
