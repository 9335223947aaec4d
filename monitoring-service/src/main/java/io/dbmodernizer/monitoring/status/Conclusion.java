package io.dbmodernizer.monitoring.status;

import io.dbmodernizer.client.EventIds;
import io.dbmodernizer.events.AlertRaised;
import io.dbmodernizer.events.AlertResolved;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.ModernizationCompleted;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns what has changed into events with ids of their own.
 *
 * @param before the snapshot so far
 * @param after the snapshot now
 * @param alerts what was raised and resolved in between
 */
record Conclusion(@Nullable MigrationStatus before, MigrationStatus after, AlertBook alerts) {
  private static final String PRODUCER = PipelineStage.MONITORING.stageName();

  Projection of(EventMetadata cause, Instant now) {
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
    }
    return new Projection(
        changed ? after : before,
        changed,
        alerts.raised(),
        alerts.resolved(),
        completed(cause, now));
  }

  private Optional<ModernizationCompleted> completed(EventMetadata cause, Instant now) {
    boolean already = before != null && before.getCompletedAt() != null;
    if (already || after.getState() != MigrationState.COMPLETED) {
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
