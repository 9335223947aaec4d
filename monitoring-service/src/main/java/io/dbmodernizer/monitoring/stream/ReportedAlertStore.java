package io.dbmodernizer.monitoring.stream;

import io.dbmodernizer.events.AlertKind;
import io.dbmodernizer.events.AlertRaised;
import io.dbmodernizer.events.AlertResolved;
import io.dbmodernizer.monitoring.status.AlertHistory;
import io.dbmodernizer.monitoring.status.Projection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/**
 * The states of the alerts that Azure or the backup stage have reported, by migration and alert. A
 * state outlives its alert, so a report that is repeated after the alert was resolved raises
 * nothing. Changes belong to the transaction of the task.
 */
final class ReportedAlertStore {
  private static final Set<AlertKind> REPORTED =
      Set.of(AlertKind.AZURE_ALERT, AlertKind.BACKUP_DRIFT);

  /** Azure repeats a call for minutes, so a report that comes later is a new one. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final TimestampedKeyValueStore<String, String> store;

  ReportedAlertStore(TimestampedKeyValueStore<String, String> store) {
    this.store = store;
  }

  /** Returns the states of the alerts of a migration. */
  AlertHistory of(String migrationId) {
    return alertId -> {
      ValueAndTimestamp<String> known = store.get(key(migrationId, alertId));
      return known == null ? AlertHistory.State.UNKNOWN : AlertHistory.State.valueOf(known.value());
    };
  }

  /** Stores the states of the reported alerts that a projection publishes. */
  void record(String migrationId, Projection projection, Instant now) {
    for (AlertRaised alert : projection.raised()) {
      if (REPORTED.contains(alert.getKind())) {
        put(key(migrationId, alert.getAlertId()), AlertHistory.State.RAISED, now);
      }
    }
    for (AlertResolved alert : projection.resolved()) {
      String key = key(migrationId, alert.getAlertId());
      if (store.get(key) != null) {
        put(key, AlertHistory.State.RESOLVED, now);
      }
    }
  }

  /** Deletes the states of a migration's alerts. */
  void forget(String migrationId) {
    try (KeyValueIterator<String, ValueAndTimestamp<String>> entries =
        store.prefixScan(migrationId + "/", new StringSerializer())) {
      delete(entries, value -> true);
    }
  }

  /** Deletes the states of alerts that were resolved 30 days ago or earlier. */
  void deleteOld(Instant now) {
    long oldest = now.minus(KEPT).toEpochMilli();
    try (KeyValueIterator<String, ValueAndTimestamp<String>> entries = store.all()) {
      delete(
          entries,
          known ->
              known.value().equals(AlertHistory.State.RESOLVED.name())
                  && known.timestamp() < oldest);
    }
  }

  private void delete(
      KeyValueIterator<String, ValueAndTimestamp<String>> entries,
      Predicate<ValueAndTimestamp<String>> condition) {
    List<String> keys = new ArrayList<>();
    while (entries.hasNext()) {
      KeyValue<String, ValueAndTimestamp<String>> entry = entries.next();
      if (condition.test(entry.value)) {
        keys.add(entry.key);
      }
    }
    keys.forEach(store::delete);
  }

  private void put(String key, AlertHistory.State state, Instant now) {
    store.put(key, ValueAndTimestamp.make(state.name(), now.toEpochMilli()));
  }

  private static String key(String migrationId, String alertId) {
    return migrationId + "/" + alertId;
  }
}
