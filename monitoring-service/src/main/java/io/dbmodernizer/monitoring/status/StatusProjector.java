package io.dbmodernizer.monitoring.status;

import io.dbmodernizer.client.EventMetadataAccess;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Derives the snapshot of a migration from its events, with alerts and the end of the whole. Pure:
 * the same arguments give the same result, and arguments are not changed. An event may come twice,
 * late, or before the request it belongs to.
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
   * @param current the snapshot so far; null if nothing is known of the migration
   * @param topic name of the topic the event was read from
   * @param event any event of the pipeline, with metadata
   * @param now when it is applied
   * @param history what is remembered of the migration's alerts that others report
   * @return the snapshot after it, and what to publish
   */
  public Projection apply(
      @Nullable MigrationStatus current,
      String topic,
      SpecificRecord event,
      Instant now,
      AlertHistory history) {
    EventMetadata cause = metadataOf(event);
    Instant time = now.truncatedTo(ChronoUnit.MILLIS);
    MigrationStatus status =
        current == null ? Snapshots.blank(cause.getMigrationId()) : Snapshots.copy(current);
    AlertBook book = new AlertBook(status);
    EventRouting routing = new EventRouting(status, new ReportedAlerts(book, history));
    boolean routed =
        current == null ? routing.route(topic, event) : routing.routeKnown(topic, event);
    if (!routed) {
      return Projection.unchanged(current);
    }
    OverallStatus.derive(status);
    StageAlerts alerts = new StageAlerts(status, book);
    alerts.resolve();
    alerts.raiseFailed(time);
    return new Conclusion(current, status, book).of(cause, time);
  }

  /**
   * Whether a migration is to be forgotten.
   *
   * @param retention time for which a migration that was removed is remembered
   */
  public static boolean isForgotten(MigrationStatus status, Duration retention, Instant now) {
    return status.getState() == MigrationState.REMOVED
        && !now.isBefore(status.getUpdatedAt().plus(retention));
  }

  /**
   * Looks for stages that have stalled.
   *
   * @param current the snapshot
   * @param watchingSince since when this process reads the events of the migration; silence before
   *     that is no proof
   * @param now the present
   * @return the snapshot, changed if an alert was raised
   */
  public Projection checkStalled(MigrationStatus current, Instant watchingSince, Instant now) {
    MigrationStatus status = Snapshots.copy(current);
    Instant time = now.truncatedTo(ChronoUnit.MILLIS);
    AlertBook book = new AlertBook(status);
    new StageAlerts(status, book).raiseStalled(time, watchingSince, stalledAfter);
    return new Conclusion(current, status, book).of(current.getMetadata(), time);
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
