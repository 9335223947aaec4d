package io.dbmodernizer.runtime.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When each task of the process was last looked at by its stream thread. A thread that hangs looks
 * at none of its tasks. Thread-safe.
 */
public final class TaskPulse {
  private final InstantSource clock;
  private final Map<String, Instant> beats = new ConcurrentHashMap<>();

  /**
   * @param clock time
   */
  public TaskPulse(InstantSource clock) {
    this.clock = clock;
  }

  /** The task is alive. */
  public void beat(String task) {
    beats.put(task, clock.instant());
  }

  /** The task belongs to this process no more. */
  public void ended(String task) {
    beats.remove(task);
  }

  /** Tasks without a sign of life for at least the given time, with how long. */
  public Map<String, Duration> silentFor(Duration atLeast) {
    Instant now = clock.instant();
    Map<String, Duration> silent = new TreeMap<>();
    beats.forEach(
        (task, beat) -> {
          Duration since = Duration.between(beat, now);
          if (since.compareTo(atLeast) >= 0) {
            silent.put(task, since);
          }
        });
    return silent;
  }
}
