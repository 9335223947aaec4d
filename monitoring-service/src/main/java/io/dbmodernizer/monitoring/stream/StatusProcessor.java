package io.dbmodernizer.monitoring.stream;

import io.dbmodernizer.client.CloudEventHeaders;
import io.dbmodernizer.client.MetadataCompletion;
import io.dbmodernizer.client.RecordRules;
import io.dbmodernizer.events.AlertSignal;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.monitoring.status.Projection;
import io.dbmodernizer.monitoring.status.StatusProjector;
import io.dbmodernizer.runtime.deadletter.InvalidRecordException;
import io.dbmodernizer.runtime.deadletter.UnprocessableRecordException;
import io.dbmodernizer.runtime.limit.RecordLimits;
import io.dbmodernizer.serde.RegistryFailures;
import io.dbmodernizer.state.StatusFacts;
import io.dbmodernizer.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.StreamsException;
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
 * The processor that keeps the facts of every migration of its task and publishes changed
 * snapshots, alerts and ends. Snapshots are published at the pace of {@link SnapshotPace}. Store,
 * published records and offsets are one transaction, so each alert and each end is published once.
 */
final class StatusProcessor implements Processor<String, SpecificRecord, String, SpecificRecord> {
  private static final Logger LOG = LoggerFactory.getLogger(StatusProcessor.class);

  private static final String READER = "monitoring";

  private final StatusProjector projector;
  private final Serializer<SpecificRecord> serializer;
  private final RecordLimits limits;
  private final InstantSource clock;
  private final Duration checkInterval;
  private final Duration retention;
  private final Duration snapshotInterval;
  private final SnapshotPace pace;

  private ProcessorContext<String, SpecificRecord> context;
  private KeyValueStore<String, SpecificRecord> store;
  private ReportedAlertStore alerts;
  private ProjectionCheck check;
  private Instant watchingSince;

  @SuppressWarnings("NullAway.Init") // init sets context, stores and check before any other call
  StatusProcessor(
      StatusProjector projector,
      Serializer<SpecificRecord> serializer,
      RecordLimits limits,
      InstantSource clock,
      Duration checkInterval,
      Duration retention,
      Duration snapshotInterval) {
    this.projector = projector;
    this.serializer = serializer;
    this.limits = limits;
    this.clock = clock;
    this.checkInterval = checkInterval;
    this.retention = retention;
    this.snapshotInterval = snapshotInterval;
    this.pace = new SnapshotPace(snapshotInterval);
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> processorContext) {
    context = processorContext;
    store = context.getStateStore(StatusTopology.STORE);
    alerts = new ReportedAlertStore(context.getStateStore(StatusTopology.ALERTS));
    check =
        new ProjectionCheck(
            serializer,
            limits,
            context.applicationId() + "-" + StatusTopology.STORE + "-changelog");
    watchingSince = clock.instant();
    context.schedule(checkInterval, PunctuationType.WALL_CLOCK_TIME, millis -> check());
    if (!snapshotInterval.isZero()) {
      try (KeyValueIterator<String, SpecificRecord> all = store.all()) {
        all.forEachRemaining(entry -> pace.restored(entry.key, factsOf(entry.value)));
      }
      context.schedule(
          snapshotInterval, PunctuationType.WALL_CLOCK_TIME, millis -> publishHeldSnapshots());
    }
  }

  @Override
  public void process(Record<String, SpecificRecord> record) {
    RecordMetadata from = context.recordMetadata().orElseThrow();
    String topic = from.topic();
    Optional<String> violation = RecordRules.violation(topic, record.key(), record.value());
    if (violation.isPresent()) {
      throw new InvalidRecordException(violation.get());
    }
    SpecificRecord event = record.value();
    MetadataCompletion.complete(topic, from.partition(), from.offset(), record.timestamp(), event);
    Projection projection = project(topic, record.key(), event);
    if (event instanceof AlertSignal signal && projection.raised().isEmpty()) {
      LOG.atInfo()
          .addKeyValue("migrationId", record.key())
          .addKeyValue("azureAlertId", signal.getAzureAlertId())
          .addKeyValue("condition", signal.getCondition())
          .addKeyValue("resolved", projection.resolved().size())
          .log(
              "Azure's call raised no alert. The alert is known or resolved, or its migration is removed");
    }
    publish(record.key(), projection, CloudEventHeaders.traceparent(record.headers()));
  }

  /**
   * Returns the result of an event. Nothing has been stored or published when this throws.
   *
   * @throws UnprocessableRecordException if the event cannot be processed and is set aside
   */
  private Projection project(String topic, String migrationId, SpecificRecord event) {
    try {
      Projection projection =
          projector.apply(
              StatusProjector.toFacts(store.get(migrationId)),
              topic,
              event,
              clock.instant(),
              alerts.of(migrationId));
      check.check(projection);
      return projection;
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      if (e instanceof StreamsException || RegistryFailures.isRetriable(e)) {
        throw e;
      }
      throw UnprocessableRecordException.unexpected(READER, e);
    }
  }

  /** Raises alerts on stalled stages and deletes the facts of expired migrations. */
  private void check() {
    Instant now = clock.instant();
    Map<String, Projection> stalled = new LinkedHashMap<>();
    List<String> expired = new ArrayList<>();
    try (KeyValueIterator<String, SpecificRecord> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<String, SpecificRecord> entry = all.next();
        StatusFacts facts = StatusProjector.toFacts(entry.value);
        if (facts == null || StatusProjector.isExpired(facts, retention, now)) {
          expired.add(entry.key);
        } else {
          Projection projection = projector.checkStalled(facts, watchingSince, now);
          if (projection.changed() && check.fits(projection)) {
            stalled.put(entry.key, projection);
          }
        }
      }
    }
    stalled.forEach((migrationId, projection) -> publish(migrationId, projection, ""));
    expired.forEach(this::forget);
    alerts.deleteOld(now);
  }

  private static StatusFacts factsOf(SpecificRecord stored) {
    return Objects.requireNonNull(StatusProjector.toFacts(stored), "a stored record has facts");
  }

  private void publishHeldSnapshots() {
    Instant now = clock.instant();
    for (String migrationId : pace.held()) {
      StatusFacts facts = StatusProjector.toFacts(store.get(migrationId));
      MigrationStatus status = StatusProjector.snapshot(facts);
      if (facts == null || status == null) {
        pace.forget(migrationId);
      } else if (pace.isDue(facts, status, now)) {
        pace.published(migrationId, facts, status, now);
        store.put(migrationId, facts);
        forward(migrationId, status, "", Topic.STATUS);
      }
    }
  }

  private void forget(String migrationId) {
    pace.forget(migrationId);
    store.delete(migrationId);
    alerts.forget(migrationId);
    context.forward(new Record<>(migrationId, null, clock.millis()), sinkName(Topic.STATUS));
    LOG.atInfo()
        .addKeyValue("migrationId", migrationId)
        .log("Deleted the status of a removed migration");
  }

  private void publish(String migrationId, Projection projection, String traceparent) {
    MigrationStatus status = projection.status();
    StatusFacts facts = projection.facts();
    if (facts != null && projection.changed() && status != null) {
      Instant now = clock.instant();
      if (pace.isDue(facts, status, now)) {
        pace.published(migrationId, facts, status, now);
        forward(migrationId, status, traceparent, Topic.STATUS);
      } else {
        pace.hold(migrationId, facts);
      }
    }
    if (facts != null) {
      store.put(migrationId, facts);
    }
    alerts.record(migrationId, projection, clock.instant());
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

  /** Returns the name of the sink that publishes to a topic. */
  static String sinkName(Topic topic) {
    return "status-to-" + topic.topicName();
  }
}
