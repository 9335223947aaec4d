package io.dbmodernizer.monitoring.history;

import io.dbmodernizer.client.MetadataCompletion;
import io.dbmodernizer.client.RecordRules;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.monitoring.web.StatusListener;
import io.dbmodernizer.serde.UndecodableRecordException;
import io.dbmodernizer.topics.Topic;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.MessageListener;

/**
 * The newest events of each migration. It keeps so many of each migration and so many in all that
 * its memory does not grow. Thread-safe.
 */
public final class HistoryView implements MessageListener<String, byte[]>, StatusListener {
  /** Most events that are kept of a migration. */
  public static final int MOST = 50;

  /** The topics that it reads: those of milestones. Progress and state are shown elsewhere. */
  static final List<Topic> TOPICS =
      List.of(
          Topic.REQUESTS,
          Topic.TARGETS,
          Topic.MIGRATIONS,
          Topic.BACKUPS,
          Topic.MONITORING,
          Topic.ALERTS);

  private static final Logger LOG = LoggerFactory.getLogger(HistoryView.class);
  private static final int MOST_IN_ALL = 200_000;
  private static final Comparator<PastEvent> BY_TIME =
      Comparator.comparing(PastEvent::occurredAt)
          .thenComparing(PastEvent::topic)
          .thenComparing(PastEvent::partition)
          .thenComparing(PastEvent::offset);

  private final Deserializer<SpecificRecord> deserializer;
  private final int mostInAll;
  private final Map<String, NavigableSet<PastEvent>> byMigration = new HashMap<>();
  private int size;
  private volatile long version;

  /**
   * Creates an empty view.
   *
   * @param deserializer of the events; the view applies it itself, so that one that cannot be
   *     decoded does not stop the others
   */
  public HistoryView(Deserializer<SpecificRecord> deserializer) {
    this(deserializer, MOST_IN_ALL);
  }

  HistoryView(Deserializer<SpecificRecord> deserializer, int mostInAll) {
    this.deserializer = deserializer;
    this.mostInAll = mostInAll;
  }

  @Override
  public void onMessage(ConsumerRecord<String, byte[]> record) {
    try {
      SpecificRecord event =
          deserializer.deserialize(record.topic(), record.headers(), record.value());
      if (event == null || RecordRules.violation(record.topic(), record.key(), event).isPresent()) {
        return;
      }
      MetadataCompletion.complete(
          record.topic(), record.partition(), record.offset(), record.timestamp(), event);
      Topic.find(record.topic())
          .ifPresent(
              topic ->
                  add(
                      record.key(),
                      PastEvent.of(topic, record.partition(), record.offset(), event)));
    } catch (UndecodableRecordException e) {
      // The status projection reads the record too and sets it aside.
      LOG.atDebug().setCause(e).log("Skipped a record that is no event");
    }
  }

  synchronized void add(String migrationId, PastEvent event) {
    NavigableSet<PastEvent> events =
        byMigration.computeIfAbsent(migrationId, id -> new TreeSet<>(BY_TIME));
    if (events.add(event)) {
      size++;
    }
    if (events.size() > MOST) {
      events.pollFirst();
      size--;
    }
    if (size > mostInAll) {
      forgetLongestSilent();
    }
    version++;
  }

  /** Forgets the migration whose last event is the oldest. */
  private void forgetLongestSilent() {
    byMigration.entrySet().stream()
        .min(Comparator.comparing(entry -> entry.getValue().last(), BY_TIME))
        .map(Map.Entry::getKey)
        .ifPresent(this::forget);
  }

  private void forget(String migrationId) {
    NavigableSet<PastEvent> events = byMigration.remove(migrationId);
    if (events != null) {
      size -= events.size();
    }
  }

  /**
   * Returns the events of a migration that are kept, the newest first.
   *
   * @return empty if none is kept
   */
  public synchronized List<PastEvent> of(String migrationId) {
    NavigableSet<PastEvent> events = byMigration.get(migrationId);
    return events == null ? List.of() : List.copyOf(events.descendingSet());
  }

  /** Returns the number of changes so far. */
  public long version() {
    return version;
  }

  @Override
  public void changed(MigrationStatus status) {
    // The events themselves say more.
  }

  @Override
  public synchronized void removed(String migrationId) {
    forget(migrationId);
    version++;
  }
}
