package io.dbmodernizer.monitoring.status;

import io.dbmodernizer.client.EventMetadataAccess;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.state.StatusFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The projection from the events of a migration to its snapshot, its alerts and its end. The same
 * arguments give the same result, and no argument is changed. An event may come twice, late, or
 * before the request that it belongs to. The snapshot does not depend on the order in which topics
 * are read, as long as the records of each topic stay in order.
 */
public final class StatusProjector {
  private final Duration stalledAfter;

  /**
   * Creates the projection.
   *
   * @param stalledAfter time without an event after which a working stage counts as stalled
   * @throws IllegalArgumentException if the time is not more than zero
   */
  public StatusProjector(Duration stalledAfter) {
    if (stalledAfter.isZero() || stalledAfter.isNegative()) {
      throw new IllegalArgumentException(
          "stalledAfter is " + stalledAfter + ", must be more than zero");
    }
    this.stalledAfter = stalledAfter;
  }

  /**
   * Applies one event.
   *
   * @param current the stored facts; null if nothing is known of the migration
   * @param topic name of the topic that the event was read from
   * @param event any event of the pipeline, with metadata
   * @param now the present
   * @param history states of the alerts that Azure or the backup stage have reported
   * @return the snapshot after the event, the facts to store and the events to publish
   * @throws IllegalArgumentException if the record is no event, or has no metadata
   */
  public Projection apply(
      @Nullable StatusFacts current,
      String topic,
      SpecificRecord event,
      Instant now,
      AlertHistory history) {
    EventMetadata cause = metadataOf(event);
    MigrationStatus before = snapshot(current);
    StatusFacts facts = current == null ? Facts.blank(cause.getMigrationId()) : Facts.copy(current);
    AlertChanges changes = new AlertChanges(facts.getStatus());
    EventRouting routing = new EventRouting(facts, new ReportedAlerts(changes, history));
    if (!routing.route(topic, event)) {
      return Projection.unpublished(current, before);
    }
    if (!facts.getKnown()) {
      facts.getStatus().setUpdatedAt(now.truncatedTo(ChronoUnit.MILLIS));
      return Projection.unpublished(facts, null);
    }
    MigrationStatus after = SnapshotView.of(facts);
    StageAlerts alerts = new StageAlerts(after, changes, facts.getRetriedAt());
    alerts.resolve();
    alerts.raiseFailed();
    SnapshotView.showAlerts(facts, after);
    return new SnapshotChange(facts, before, after, changes)
        .toProjection(cause, now.truncatedTo(ChronoUnit.MILLIS));
  }

  /**
   * Returns whether the facts of a migration may be deleted. That is the case if nothing has
   * changed for the retention, and the migration was removed, its request was refused because it
   * had been removed before, or only reports about it have been read.
   *
   * @param facts the stored facts
   * @param retention time for which the facts of such a migration are kept; zero for at once
   * @param now the present
   */
  public static boolean isExpired(StatusFacts facts, Duration retention, Instant now) {
    return !now.isBefore(facts.getStatus().getUpdatedAt().plus(retention))
        && (!facts.getKnown() || facts.getRemoved() || isRefused(facts));
  }

  /**
   * Returns a stored record as facts.
   *
   * @param stored facts, a snapshot that a release before the facts has stored, or null
   * @return null for null
   */
  public static @Nullable StatusFacts toFacts(@Nullable SpecificRecord stored) {
    return stored == null ? null : Facts.of(stored);
  }

  /**
   * Raises alerts on stages that have stalled.
   *
   * @param current the stored facts
   * @param watchingSince when this process began to read the events of the migration; it does not
   *     count the time before that as silence
   * @param now the present
   * @return the snapshot; {@code changed} if an alert was raised
   */
  public Projection checkStalled(StatusFacts current, Instant watchingSince, Instant now) {
    MigrationStatus before = snapshot(current);
    if (before == null) {
      return Projection.unpublished(current, null);
    }
    StatusFacts facts = Facts.copy(current);
    Instant time = now.truncatedTo(ChronoUnit.MILLIS);
    AlertChanges changes = new AlertChanges(facts.getStatus());
    MigrationStatus after = SnapshotView.of(facts);
    new StageAlerts(after, changes, facts.getRetriedAt())
        .raiseStalled(time, watchingSince, stalledAfter);
    SnapshotView.showAlerts(facts, after);
    return new SnapshotChange(facts, before, after, changes)
        .toProjection(before.getMetadata(), time);
  }

  /**
   * Returns the snapshot of stored facts.
   *
   * @return null if the migration is not known
   */
  public static @Nullable MigrationStatus snapshot(@Nullable StatusFacts facts) {
    return facts == null || !facts.getKnown() ? null : SnapshotView.of(facts);
  }

  private static boolean isRefused(StatusFacts facts) {
    return facts.getStatus().getRefusal() != null
        && SnapshotView.of(facts).getStages().stream()
            .allMatch(stage -> stage.getState() == ProgressState.PENDING);
  }

  /**
   * Returns the metadata of an event.
   *
   * @throws IllegalArgumentException if the record is no event of the pipeline, or has none
   */
  static EventMetadata metadataOf(SpecificRecord event) {
    EventMetadata metadata = EventMetadataAccess.get(event);
    if (metadata == null) {
      throw new IllegalArgumentException(event.getSchema().getName() + " carries no metadata");
    }
    return metadata;
  }
}
