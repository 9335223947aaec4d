package io.dbmodernizer.monitoring.status;

import io.dbmodernizer.client.EventIds;
import io.dbmodernizer.events.AlertRaised;
import io.dbmodernizer.events.AlertResolved;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.ModernizationCompleted;
import io.dbmodernizer.state.StatusFacts;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The change that one event, or the passing of time, made to a snapshot.
 *
 * @param facts the facts to store; {@link #toProjection} writes the stamp of the snapshot into them
 * @param before the snapshot before the change; null if none was published
 * @param after the snapshot after the change
 * @param alerts the alerts that the change raised and resolved
 */
record SnapshotChange(
    StatusFacts facts,
    @Nullable MigrationStatus before,
    MigrationStatus after,
    AlertChanges alerts) {
  private static final String PRODUCER = PipelineStage.MONITORING.stageName();

  /**
   * Returns the facts, the snapshot and the events to publish. Writes metadata into the alerts, and
   * into snapshot and facts if the content of the snapshot differs from the one before.
   *
   * @param cause metadata of the event that made the change, or of the last snapshot
   * @param now time of the change, with a precision of milliseconds
   */
  Projection toProjection(EventMetadata cause, Instant now) {
    for (AlertRaised alert : alerts.raised()) {
      alert.setMetadata(
          metadata(cause, alert.getStage(), "AlertRaised:" + alert.getAlertId(), now));
    }
    for (AlertResolved alert : alerts.resolved()) {
      alert.setMetadata(
          metadata(cause, alert.getStage(), "AlertResolved:" + alert.getAlertId(), now));
    }
    boolean changed = !Snapshots.sameContent(before, after);
    if (changed) {
      String outcome = "MigrationStatus:" + cause.getEventId() + ":" + now.toEpochMilli();
      Snapshots.stamp(after, metadata(cause, "", outcome, now), now);
      Snapshots.stamp(facts.getStatus(), after.getMetadata(), now);
    }
    return new Projection(
        facts,
        changed ? after : before,
        changed,
        alerts.raised(),
        alerts.resolved(),
        completed(cause, now));
  }

  private Optional<ModernizationCompleted> completed(EventMetadata cause, Instant now) {
    boolean already = before != null && before.getCompletedAt() != null;
    if (already || after.getCompletedAt() == null) {
      return Optional.empty();
    }
    return Optional.of(
        ModernizationCompleted.newBuilder()
            .setMetadata(metadata(cause, "", "ModernizationCompleted", now))
            .setRequestedAt(after.getRequestedAt())
            .setCompletedAt(after.getCompletedAt())
            .build());
  }

  private EventMetadata metadata(EventMetadata cause, String step, String outcome, Instant now) {
    String migrationId = after.getMigrationId();
    return EventMetadata.newBuilder()
        .setEventId(EventIds.of(migrationId, PRODUCER, step, outcome, 0))
        .setMigrationId(migrationId)
        .setCorrelationId(
            cause.getCorrelationId().isEmpty() ? migrationId : cause.getCorrelationId())
        .setCausationId(cause.getEventId())
        .setOccurredAt(now)
        .setProducer(PRODUCER)
        .build();
  }
}
