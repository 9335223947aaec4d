package io.dbmodernizer.monitoring.web;

import io.dbmodernizer.events.MigrationStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The latest snapshot of every migration; thread-safe. Snapshots in it are never changed. */
public final class StatusView {
  private static final Comparator<MigrationStatus> BY_REQUEST =
      Comparator.comparing(MigrationStatus::getRequestedAt)
          .thenComparing(MigrationStatus::getMigrationId);

  private final Map<String, MigrationStatus> byId = new ConcurrentHashMap<>();
  private volatile boolean complete;

  /**
   * @param migrationId the migration
   * @return its snapshot, or empty if nothing is known of it
   */
  public Optional<MigrationStatus> find(String migrationId) {
    return Optional.ofNullable(byId.get(migrationId));
  }

  /** Every migration, in the order in which they were requested. */
  public List<MigrationStatus> all() {
    return byId.values().stream().sorted(BY_REQUEST).toList();
  }

  /** Whether everything that was on the topic at the start has been read. */
  public boolean isComplete() {
    return complete;
  }

  void put(String migrationId, MigrationStatus status) {
    byId.put(migrationId, status);
  }

  void remove(String migrationId) {
    byId.remove(migrationId);
  }

  void markComplete() {
    complete = true;
  }
}
