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
 * The result of one event, or of a check for stalled stages.
 *
 * @param facts the facts to store; null if nothing is known of the migration
 * @param status the snapshot; null if nothing is known of the migration
 * @param changed whether the content of the snapshot differs from the one before
 * @param raised alerts to publish, with metadata
 * @param resolved alerts to publish as resolved, with metadata
 * @param completed the event of the migration's end, with metadata; empty unless this event has
 *     completed the migration
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

  /** Returns a result that publishes nothing. The facts are stored all the same. */
  static Projection unpublished(@Nullable StatusFacts facts, @Nullable MigrationStatus status) {
    return new Projection(facts, status, false, List.of(), List.of(), Optional.empty());
  }
}
