package io.dbmodernizer.emulator.arm.controller;

import io.dbmodernizer.emulator.arm.operation.PollingStyle;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.time.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Azure's eventual consistency. For a while after its creation, callers cannot read a resource and
 * cannot create children of it. Providers see it at once. A resource with {@link
 * PollingStyle#PROVISIONING_STATE} is never hidden, because its creator has to read it.
 */
final class Visibility {

  private final Timers timers;
  private final Duration delay;
  private final Map<String, Instant> visibleFrom = new ConcurrentHashMap<>();

  /**
   * Creates an instance that hides nothing yet.
   *
   * @param timers the clock
   * @param delay time for which a created resource stays hidden; zero for none
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

  /** Shows a hidden resource after the delay, counted from now. */
  void created(ResourceId id) {
    visibleFrom.computeIfPresent(id.key(), (key, until) -> timers.now().plus(delay));
  }

  /** Forgets a removed resource. */
  void removed(ResourceId id) {
    visibleFrom.remove(id.key());
  }

  /** Returns true if callers cannot see a resource yet. */
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
