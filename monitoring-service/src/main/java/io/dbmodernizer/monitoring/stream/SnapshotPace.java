package io.dbmodernizer.monitoring.stream;

import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.state.StatusFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides when a changed snapshot is published: at once if the state of the migration has changed,
 * otherwise at most once in an interval. The facts hold what was published, so that a restart
 * publishes what was held back. Used by the stream thread only.
 */
final class SnapshotPace {
  private final Duration interval;
  private final Set<String> held = new LinkedHashSet<>();

  SnapshotPace(Duration interval) {
    this.interval = interval;
  }

  /** Returns whether a snapshot is published now. */
  boolean isDue(StatusFacts facts, MigrationStatus status, Instant now) {
    Instant last = facts.getPublishedAt();
    return last == null
        || !now.isBefore(last.plus(interval))
        || status.getState() != facts.getPublishedState();
  }

  /** Notes in the facts that the snapshot is published. */
  void published(String migrationId, StatusFacts facts, MigrationStatus status, Instant now) {
    held.remove(migrationId);
    facts.setUnpublished(false);
    facts.setPublishedAt(now);
    facts.setPublishedState(status.getState());
  }

  /** Notes in the facts that the snapshot is published later. */
  void hold(String migrationId, StatusFacts facts) {
    held.add(migrationId);
    facts.setUnpublished(true);
  }

  /** Notes what was held back before a restart. */
  void restored(String migrationId, StatusFacts facts) {
    if (facts.getUnpublished()) {
      held.add(migrationId);
    }
  }

  void forget(String migrationId) {
    held.remove(migrationId);
  }

  /** Returns the migrations whose snapshots are held back. */
  List<String> held() {
    return List.copyOf(held);
  }
}
