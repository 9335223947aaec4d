package io.dbmodernizer.cli.progress;

import io.dbmodernizer.client.EventReader;
import io.dbmodernizer.client.ReceivedEvent;
import io.dbmodernizer.events.EventMetadata;
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

/**
 * A watch of what the caller publishes about one migration: its outcome from events, from the first
 * that Kafka still has, and its progress from the REST interface. Used by one thread.
 *
 * <p>The watch reads all events that existed at its start before it decides on an outcome: a retry
 * may follow an old failure, and the topics are not read in a common order.
 */
public final class MigrationWatch implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration STATUS_DELAY = Duration.ofSeconds(5);

  private final String migrationId;
  private final WatchMode mode;
  private final StatusFeed feed;
  private final StepTimes times = new StepTimes();
  private final EventReader reader;
  private final OutcomeTracker tracker;
  private final Map<TopicPartition, Long> ends;
  private final List<SpecificRecord> history = new ArrayList<>();
  private Map<TopicPartition, Long> endsOfRemoval = Map.of();
  private boolean caughtUp;

  /**
   * Starts the watch.
   *
   * @param connection Kafka client properties, including those of the registry
   * @param mode the end to wait for
   * @param feed the states of the migration
   */
  public MigrationWatch(Map<String, Object> connection, WatchMode mode, StatusFeed feed) {
    this.migrationId = feed.migrationId();
    this.mode = mode;
    this.feed = feed;
    this.tracker = new OutcomeTracker(mode.goal());
    Map<String, Object> properties = new HashMap<>(connection);
    properties.put("group.id", "modernize-watch-" + UUID.randomUUID());
    properties.put("fetch.max.wait.ms", "100");
    this.reader = new EventReader(properties).on(StepProgressed.class, this::progressed);
    OutcomeTracker.TYPES.forEach(type -> reader.on(type, this::happened));
    this.ends = reader.ends();
  }

  /**
   * Follows until the migration has ended or the time limit is reached.
   *
   * @param timeout time limit
   * @return the outcome
   */
  public Outcome await(Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!isOver() && System.nanoTime() < deadline) {
      reader.poll(POLL);
      feed.poll();
      if (!caughtUp && reader.hasReached(ends)) {
        caughtUp = true;
        history.sort(Comparator.comparing(MigrationWatch::occurredAt));
        history.forEach(tracker::accept);
        history.clear();
      }
    }
    showTheEnd();
    return tracker.outcome().orElseGet(Outcome.TimedOut::new);
  }

  /** Shows the states up to the end, which follow the events after a short delay. */
  private void showTheEnd() {
    long patience = System.nanoTime() + STATUS_DELAY.toNanos();
    String end = tracker.outcome().map(MigrationWatch::stateOf).orElse("");
    while (!end.isEmpty() && !feed.hasReached(end) && System.nanoTime() < patience) {
      reader.poll(POLL);
      feed.poll();
    }
  }

  /** Returns the state of a migration with this outcome; empty if it can be any. */
  private static String stateOf(Outcome outcome) {
    if (outcome instanceof Outcome.Completed) {
      return "COMPLETED";
    }
    if (outcome instanceof Outcome.Removed) {
      return "REMOVED";
    }
    if (outcome instanceof Outcome.Cancelled) {
      return "CANCELLED";
    }
    return outcome instanceof Outcome.Failed ? "FAILED" : "";
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

  @Override
  public void close() {
    reader.close();
  }

  private void progressed(ReceivedEvent<StepProgressed> received) {
    if (isFollowed(received)) {
      times.accept(received.event());
    }
  }

  private <T extends SpecificRecord> void happened(ReceivedEvent<T> received) {
    if (!isFollowed(received)) {
      return;
    }
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
    return migrationId.equals(received.key());
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
