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
 * Derives the snapshot of a migration from its events, with alerts and the end of the whole. Pure:
 * the same arguments give the same result, and arguments are not changed. An event may come twice,
 * late, or before the request it belongs to: the snapshot does not depend on the order in which
 * topics are read, as long as the records of each topic stay in order.
 */
public final class StatusProjector {
  private final Duration stalledAfter;

  /**
   * @param stalledAfter silence after which a stage that should move counts as stalled
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
   * @param current what is remembered so far; null if nothing is known of the migration
   * @param topic name of the topic the event was read from
   * @param event any event of the pipeline, with metadata
   * @param now when it is applied
   * @param history what is remembered of the migration's alerts that others report
   * @return the snapshot after it, and what to remember and to publish
   */
  public Projection apply(
      @Nullable StatusFacts current,
      String topic,
      SpecificRecord event,
      Instant now,
      AlertHistory history) {
    EventMetadata cause = metadataOf(event);
    MigrationStatus before = published(current);
    StatusFacts facts = current == null ? Facts.blank(cause.getMigrationId()) : Facts.copy(current);
    AlertChanges changes = new AlertChanges(facts.getStatus());
    EventRouting routing = new EventRouting(facts, new ReportedAlerts(changes, history));
    if (!routing.route(topic, event)) {
      return Projection.silent(current, before);
    }
    if (!facts.getKnown()) {
      facts.getStatus().setUpdatedAt(now.truncatedTo(ChronoUnit.MILLIS));
      return Projection.silent(facts, null);
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
   * Whether a migration is to be forgotten: it was removed, its request was refused because it had
   * been removed before, or nothing but reports about it was ever seen.
   *
   * @param facts what is remembered
   * @param retention time for which such a migration is remembered
   */
  public static boolean isForgotten(StatusFacts facts, Duration retention, Instant now) {
    return !now.isBefore(facts.getStatus().getUpdatedAt().plus(retention))
        && (!facts.getKnown() || facts.getRemoved() || isRefused(facts));
  }

  /**
   * What is stored, as facts.
   *
   * @param stored facts, a snapshot that was stored by a version without them, or null
   * @return the facts; null for null
   */
  public static @Nullable StatusFacts remembered(@Nullable SpecificRecord stored) {
    return stored == null ? null : Facts.of(stored);
  }

  /**
   * Looks for stages that have stalled.
   *
   * @param current what is remembered
   * @param watchingSince since when this process reads the events of the migration; silence before
   *     that is no proof
   * @param now the present
   * @return the snapshot, changed if an alert was raised
   */
  public Projection checkStalled(StatusFacts current, Instant watchingSince, Instant now) {
    MigrationStatus before = published(current);
    if (before == null) {
      return Projection.silent(current, null);
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

  private static @Nullable MigrationStatus published(@Nullable StatusFacts facts) {
    return facts == null || !facts.getKnown() ? null : SnapshotView.of(facts);
  }

  private static boolean isRefused(StatusFacts facts) {
    return facts.getStatus().getRefusal() != null
        && SnapshotView.of(facts).getStages().stream()
            .allMatch(stage -> stage.getState() == ProgressState.PENDING);
  }

  /**
   * The metadata of an event.
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
