package io.dbmodernizer.runtime.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Which due steps have been waiting for a thread, and when each of them has last said so. Used by
 * the stream thread only.
 */
final class ThreadWaits {
  private static final Duration BETWEEN_NOTICES = Duration.ofMinutes(1);

  private final Duration patience;
  private final Map<StepRef, Instant> since = new HashMap<>();
  private final Map<StepRef, Instant> told = new HashMap<>();

  /**
   * @param patience how long a step waits before it says so
   */
  ThreadWaits(Duration patience) {
    this.patience = patience;
  }

  /**
   * Notes that a step has got no thread.
   *
   * @return whether it is to say so now: once in a wait that is long enough, and once a minute at
   *     most if it waits again and again
   */
  boolean refused(StepRef ref, Instant now) {
    Instant began = since.computeIfAbsent(ref, key -> now);
    Instant last = told.get(ref);
    boolean due =
        !now.isBefore(began.plus(patience))
            && (last == null || last.isBefore(began) && !now.isBefore(last.plus(BETWEEN_NOTICES)));
    if (due) {
      told.put(ref, now);
    }
    return due;
  }

  /** The step has got a thread. */
  void begun(StepRef ref) {
    since.remove(ref);
  }

  /** The step is done or given up. */
  void forget(StepRef ref) {
    since.remove(ref);
    told.remove(ref);
  }
}
