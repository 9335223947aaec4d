package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.client.CloudEventHeaders;
import io.dbmodernizer.client.EventIds;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.state.StepState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Record;

/** A builder of records for outgoing events: metadata, key, CloudEvents headers, trace. */
final class EventStamp {
  private final String producer;

  EventStamp(String producer) {
    this.producer = producer;
  }

  Record<String, SpecificRecord> stamp(StageState state, Outgoing outgoing, Instant now) {
    EventMetadata request = state.getRequest().getMetadata();
    String migrationId = request.getMigrationId();
    EventMetadata metadata =
        EventMetadata.newBuilder()
            .setEventId(
                EventIds.of(
                    migrationId,
                    producer,
                    outgoing.step(),
                    outgoing.outcome(),
                    outgoing.occurrence()))
            .setMigrationId(migrationId)
            .setCorrelationId(
                request.getCorrelationId().isEmpty() ? migrationId : request.getCorrelationId())
            .setCausationId(state.getCausationId())
            .setOccurredAt(now.truncatedTo(ChronoUnit.MILLIS))
            .setProducer(producer)
            .build();
    SpecificRecord event = outgoing.event();
    event.put(event.getSchema().getField("metadata").pos(), metadata);
    return new Record<>(
        outgoing.topic().keyOf(migrationId, event),
        event,
        now.toEpochMilli(),
        CloudEventHeaders.of(event, traceparent(state, outgoing.step())));
  }

  /** Returns the context of the last run of the step, or that of the stage without such a run. */
  private static String traceparent(StageState state, String step) {
    return state.getSteps().stream()
        .filter(each -> each.getName().equals(step) && !each.getTraceparent().isEmpty())
        .map(StepState::getTraceparent)
        .findFirst()
        .orElse(state.getTraceparent());
  }
}
