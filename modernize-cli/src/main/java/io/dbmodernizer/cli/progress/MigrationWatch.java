package io.dbmodernizer.cli.progress;

import io.dbmodernizer.client.EventReader;
import io.dbmodernizer.client.ReceivedEvent;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.RequestRefused;
import io.dbmodernizer.events.StepProgressed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A watch of one migration or of all migrations, from the first event that Kafka still has. One
 * thread reads. Any thread may call {@link #stop}.
 *
 * <p>The watch reads all events that existed at its start before it decides on an outcome: a retry
 * may follow an old failure, and the topics are not read in a common order.
 */
public final class MigrationWatch implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final @Nullable String migrationId;
  private final WatchMode mode;
  private final ProgressView view;
  private final StepTimes times = new StepTimes();
  private final EventReader reader;
  private final OutcomeTracker tracker;
  private final Map<TopicPartition, Long> ends;
  private final List<SpecificRecord> history = new ArrayList<>();
  private Map<TopicPartition, Long> endsOfRemoval = Map.of();
  private boolean caughtUp;
  private boolean known;
  private volatile boolean stopped;

  /**
   * Starts the watch.
   *
   * @param connection Kafka client properties, including those of the registry
   * @param migrationId id of the migration; null for all
   * @param mode the end to wait for; without a migration nothing ends the watch
   * @param view view of the changes
   */
  public MigrationWatch(
      Map<String, Object> connection,
      @Nullable String migrationId,
      WatchMode mode,
      ProgressView view) {
    this.migrationId = migrationId;
    this.mode = mode;
    this.view = view;
    this.tracker = new OutcomeTracker(mode.goal());
    Map<String, Object> properties = new HashMap<>(connection);
    properties.put("group.id", "modernize-watch-" + UUID.randomUUID());
    properties.put("fetch.max.wait.ms", "100");
    this.reader = new EventReader(properties).on(StepProgressed.class, this::progressed);
    reader.on(MigrationRequested.class, received -> known |= isFollowed(received));
    OutcomeTracker.TYPES.forEach(type -> reader.on(type, this::happened));
    this.ends = reader.ends();
  }

  /**
   * Follows until the migration has ended, the time limit is reached, or {@link #stop} is called. A
   * watch of all migrations never ends by an event.
   *
   * @param timeout time limit
   * @return the outcome
   */
  public Outcome await(Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!isOver() && !stopped && System.nanoTime() < deadline) {
      reader.poll(POLL);
      view.refresh();
      if (!caughtUp && reader.hasReached(ends)) {
        caughtUp = true;
        history.sort(Comparator.comparing(MigrationWatch::occurredAt));
        history.forEach(tracker::accept);
        history.clear();
        if (migrationId != null && !known && !mode.publishes()) {
          return new Outcome.Unknown(migrationId);
        }
      }
    }
    view.end();
    return tracker.outcome().orElseGet(Outcome.TimedOut::new);
  }

  /**
   * Returns whether the watch is over. After a removal it first reads the events of all services.
   */
  private boolean isOver() {
    Optional<Outcome> outcome = tracker.outcome();
    if (outcome.isEmpty() || !(outcome.get() instanceof Outcome.Removed)) {
      return outcome.isPresent();
    }
    if (endsOfRemoval.isEmpty()) {
      endsOfRemoval = reader.ends();
    }
    return reader.hasReached(endsOfRemoval);
  }

  /**
   * Returns the times at which the steps began and ended.
   *
   * @return the times up to now
   */
  public StepTimes times() {
    return times;
  }

  /** Makes {@link #await} return soon. */
  public void stop() {
    stopped = true;
  }

  @Override
  public void close() {
    reader.close();
  }

  private void progressed(ReceivedEvent<StepProgressed> received) {
    if (isFollowed(received)) {
      known = true;
      times.accept(received.event());
      if (!mode.newEventsOnly() || view.wantsHistory() || isNew(received)) {
        view.show(received.event());
      }
    }
  }

  private <T extends SpecificRecord> void happened(ReceivedEvent<T> received) {
    if (migrationId == null || !isFollowed(received)) {
      return;
    }
    known |= !(received.event() instanceof RequestRefused);
    SpecificRecord event = received.event();
    if (event instanceof RequestRefused refused) {
      if (mode.publishes() && isNew(received)) {
        tracker.refused(refused);
      }
    } else if (mode.newEventsOnly()) {
      if (isNew(received)) {
        tracker.accept(event);
      }
    } else if (caughtUp) {
      tracker.accept(event);
    } else {
      history.add(event);
    }
  }

  private boolean isFollowed(ReceivedEvent<?> received) {
    return migrationId == null || migrationId.equals(received.key());
  }

  private boolean isNew(ReceivedEvent<?> received) {
    long end = ends.getOrDefault(new TopicPartition(received.topic(), received.partition()), 0L);
    return received.offset() >= end;
  }

  private static Instant occurredAt(SpecificRecord event) {
    Object metadata = event.get(event.getSchema().getField("metadata").pos());
    return metadata instanceof EventMetadata known ? known.getOccurredAt() : Instant.EPOCH;
  }
}
