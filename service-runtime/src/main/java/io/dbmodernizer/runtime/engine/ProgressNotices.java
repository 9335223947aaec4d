package io.dbmodernizer.runtime.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The steps whose progress has changed since it was published, with the time at which it may be
 * published. Used by the stream thread only.
 */
final class ProgressNotices {
  private final Map<StepRef, Instant> times = new HashMap<>();

  /** Notes that the progress of a step is to be published. Replaces what was noted of the step. */
  void schedule(StepRef ref, Instant at) {
    times.put(ref, at);
  }

  /** Removes a step whose progress is published. */
  void remove(StepRef ref) {
    times.remove(ref);
  }

  /** Returns the steps whose time has come, once each. */
  List<StepRef> due(Instant now) {
    List<StepRef> due =
        times.entrySet().stream()
            .filter(notice -> !now.isBefore(notice.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    due.forEach(times::remove);
    return due;
  }
}
