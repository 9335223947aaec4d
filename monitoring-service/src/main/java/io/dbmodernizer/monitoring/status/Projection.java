package io.dbmodernizer.monitoring.status;

import io.dbmodernizer.events.AlertRaised;
import io.dbmodernizer.events.AlertResolved;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.ModernizationCompleted;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one event, or the passing of time, made of a snapshot.
 *
 * @param status the snapshot; null if nothing is known of the migration
 * @param changed whether it says something else than before
 * @param raised alerts to publish, with metadata
 * @param resolved alerts to publish as resolved, with metadata
 * @param completed the end of the migration to publish, with metadata; empty unless it has just
 *     been reached
 */
public record Projection(
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

  static Projection unchanged(@Nullable MigrationStatus status) {
    return new Projection(status, false, List.of(), List.of(), Optional.empty());
  }
}
