package io.dbmodernizer.runtime.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The due steps that wait for a thread, and the time of the last notice of each. Used by the stream
 * thread only.
 */
final class ThreadWaits {
  private static final Duration BETWEEN_NOTICES = Duration.ofMinutes(1);

  private final Duration patience;
  private final Map<StepRef, Instant> since = new HashMap<>();
  private final Map<StepRef, Instant> lastNotices = new HashMap<>();

  /**
   * @param patience how long a step waits before a notice is published
   */
  ThreadWaits(Duration patience) {
    this.patience = patience;
  }

  /**
   * Notes that a step has got no thread.
   *
   * @return true if a notice is due now: once in a wait of at least {@code patience}, and at most
   *     once a minute for a step that waits again and again
   */
  boolean refused(StepRef ref, Instant now) {
    Instant began = since.computeIfAbsent(ref, key -> now);
    Instant last = lastNotices.get(ref);
    boolean due =
        !now.isBefore(began.plus(patience))
            && (last == null || last.isBefore(began) && !now.isBefore(last.plus(BETWEEN_NOTICES)));
    if (due) {
      lastNotices.put(ref, now);
    }
    return due;
  }

  /** Notes that the step has a thread. */
  void begun(StepRef ref) {
    since.remove(ref);
  }

  /** Removes a step that is done or given up. */
  void forget(StepRef ref) {
    since.remove(ref);
    lastNotices.remove(ref);
  }
}
