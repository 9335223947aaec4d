package io.dbmodernizer.monitoring.status;

import io.dbmodernizer.events.AlertRaised;
import io.dbmodernizer.events.AlertResolved;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.ModernizationCompleted;
import io.dbmodernizer.state.StatusFacts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one event, or the passing of time, made of a snapshot.
 *
 * @param facts what to remember; null if nothing is known of the migration
 * @param status the snapshot; null if nothing is known of the migration
 * @param changed whether it says something else than before
 * @param raised alerts to publish, with metadata
 * @param resolved alerts to publish as resolved, with metadata
 * @param completed the end of the migration to publish, with metadata; empty unless it has just
 *     been reached
 */
public record Projection(
    @Nullable StatusFacts facts,
    @Nullable MigrationStatus status,
    boolean changed,
    List<AlertRaised> raised,
    List<AlertResolved> resolved,
    Optional<ModernizationCompleted> completed) {

  /** Copies the lists and checks that a change has a result. */
  public Projection {
    raised = List.copyOf(raised);
    resolved = List.copyOf(resolved);
    if (changed && status == null) {
      throw new IllegalArgumentException("a changed projection needs a status");
    }
  }

  /** Nothing is published; what was learned is remembered. */
  static Projection silent(@Nullable StatusFacts facts, @Nullable MigrationStatus status) {
    return new Projection(facts, status, false, List.of(), List.of(), Optional.empty());
  }
}
