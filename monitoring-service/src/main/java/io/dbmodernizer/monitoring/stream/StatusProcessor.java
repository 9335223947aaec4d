package io.dbmodernizer.monitoring.stream;

import io.dbmodernizer.client.CloudEventHeaders;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.monitoring.deadletter.RecordRules;
import io.dbmodernizer.monitoring.status.Projection;
import io.dbmodernizer.monitoring.status.StatusProjector;
import io.dbmodernizer.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the snapshot of every migration of its task and publishes what changes. Store, published
 * records and offsets are one transaction, so each alert and each end is published once.
 */
final class StatusProcessor implements Processor<String, SpecificRecord, String, SpecificRecord> {
  private static final Logger LOG = LoggerFactory.getLogger(StatusProcessor.class);

  private final StatusProjector projector;
  private final InstantSource clock;
  private final Duration checkInterval;
  private final String storeName;

  private ProcessorContext<String, SpecificRecord> context;
  private KeyValueStore<String, MigrationStatus> store;
  private Instant watchingSince;

  @SuppressWarnings("NullAway.Init") // set by init, before anything else is called
  StatusProcessor(
      StatusProjector projector, InstantSource clock, Duration checkInterval, String storeName) {
    this.projector = projector;
    this.clock = clock;
    this.checkInterval = checkInterval;
    this.storeName = storeName;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> processorContext) {
    context = processorContext;
    store = context.getStateStore(storeName);
    watchingSince = clock.instant();
    context.schedule(checkInterval, PunctuationType.WALL_CLOCK_TIME, millis -> checkStalled());
  }

  @Override
  public void process(Record<String, SpecificRecord> record) {
    String topic = context.recordMetadata().map(RecordMetadata::topic).orElseThrow();
    SpecificRecord event = RecordRules.check(topic, record.key(), record.value());
    Projection projection = projector.apply(store.get(record.key()), topic, event, clock.instant());
    publish(record.key(), projection, CloudEventHeaders.traceparent(record.headers()));
  }

  private void checkStalled() {
    Instant now = clock.instant();
    List<Projection> stalled = new ArrayList<>();
    try (KeyValueIterator<String, MigrationStatus> all = store.all()) {
      while (all.hasNext()) {
        MigrationStatus status = all.next().value;
        if (status.getState() != MigrationState.COMPLETED) {
          Projection projection = projector.checkStalled(status, watchingSince, now);
          if (projection.changed()) {
            stalled.add(projection);
          }
        }
      }
    }
    for (Projection projection : stalled) {
      MigrationStatus status = projection.status();
      if (status != null) {
        publish(status.getMigrationId(), projection, "");
      }
    }
  }

  private void publish(String migrationId, Projection projection, String traceparent) {
    MigrationStatus status = projection.status();
    if (projection.changed() && status != null) {
      store.put(migrationId, status);
      forward(migrationId, status, traceparent, Topic.STATUS);
    }
    projection.raised().forEach(alert -> forward(migrationId, alert, traceparent, Topic.ALERTS));
    projection.resolved().forEach(alert -> forward(migrationId, alert, traceparent, Topic.ALERTS));
    projection
        .completed()
        .ifPresent(
            end -> {
              forward(migrationId, end, traceparent, Topic.MONITORING);
              LOG.atInfo().addKeyValue("migrationId", migrationId).log("Migration complete");
            });
  }

  private void forward(String migrationId, SpecificRecord event, String traceparent, Topic topic) {
    context.forward(
        new Record<>(migrationId, event, clock.millis(), CloudEventHeaders.of(event, traceparent)),
        sinkName(topic));
  }

  static String sinkName(Topic topic) {
    return "status-to-" + topic.topicName();
  }
}
