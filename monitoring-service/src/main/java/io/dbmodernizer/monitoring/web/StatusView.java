package io.dbmodernizer.monitoring.web;

import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.topics.Topic;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.specific.SpecificRecord;

/** The latest snapshot of every migration. Thread-safe; the snapshots in it never change. */
public final class StatusView implements TopicView {
  private static final Comparator<MigrationStatus> BY_REQUEST =
      Comparator.comparing(MigrationStatus::getRequestedAt)
          .thenComparing(MigrationStatus::getMigrationId);

  private final Map<String, MigrationStatus> byId = new ConcurrentHashMap<>();
  private final List<StatusListener> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean complete;

  /**
   * Adds a listener, which gets the changes from now on.
   *
   * @param listener called on the thread that fills the view
   */
  public void listen(StatusListener listener) {
    listeners.add(listener);
  }

  /**
   * Returns the snapshot of a migration.
   *
   * @param migrationId id of the migration
   * @return empty if nothing is known of the migration
   */
  public Optional<MigrationStatus> find(String migrationId) {
    return Optional.ofNullable(byId.get(migrationId));
  }

  /** Returns all snapshots, in the order in which the migrations were requested. */
  public List<MigrationStatus> all() {
    return byId.values().stream().sorted(BY_REQUEST).toList();
  }

  @Override
  public Topic topic() {
    return Topic.STATUS;
  }

  @Override
  public int size() {
    return byId.size();
  }

  @Override
  public boolean isComplete() {
    return complete;
  }

  @Override
  public void put(String migrationId, SpecificRecord status) {
    MigrationStatus snapshot = (MigrationStatus) status;
    byId.put(migrationId, snapshot);
    listeners.forEach(listener -> listener.changed(snapshot));
  }

  @Override
  public void remove(String migrationId) {
    if (byId.remove(migrationId) != null) {
      listeners.forEach(listener -> listener.removed(migrationId));
    }
  }

  @Override
  public void markComplete() {
    complete = true;
  }
}
