package io.dbmodernizer.emulator.arm.controller;

import io.dbmodernizer.emulator.arm.operation.PollingStyle;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.time.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Azure's eventual consistency: for a while after its creation a resource cannot be read and cannot
 * be a parent. Providers see it at once. A resource that shows its creation in its own state is
 * never hidden, because its creator follows it by reading it.
 */
final class Visibility {

  private final Timers timers;
  private final Duration delay;
  private final Map<String, Instant> visibleFrom = new ConcurrentHashMap<>();

  /**
   * With nothing hidden.
   *
   * @param timers the time
   * @param delay how long a created resource stays hidden; zero for not at all
   */
  Visibility(Timers timers, Duration delay) {
    this.timers = timers;
    this.delay = delay;
  }

  /** Hides a resource whose creation has begun. */
  void creating(ResourceId id, PollingStyle style) {
    if (!delay.isZero() && style != PollingStyle.PROVISIONING_STATE) {
      visibleFrom.put(id.key(), Instant.MAX);
    }
  }

  /** Lets a hidden resource, whose creation has ended, be seen after the delay. */
  void created(ResourceId id) {
    visibleFrom.computeIfPresent(id.key(), (key, until) -> timers.now().plus(delay));
  }

  /** Forgets a resource that is gone. */
  void removed(ResourceId id) {
    visibleFrom.remove(id.key());
  }

  /** Returns whether callers cannot see a resource yet. */
  boolean hides(ResourceId id) {
    Instant from = visibleFrom.get(id.key());
    if (from == null) {
      return false;
    }
    if (timers.now().isBefore(from)) {
      return true;
    }
    visibleFrom.remove(id.key(), from);
    return false;
  }
}
