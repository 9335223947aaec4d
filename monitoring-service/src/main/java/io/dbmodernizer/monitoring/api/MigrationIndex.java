package io.dbmodernizer.monitoring.api;

import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.monitoring.api.page.Entry;
import io.dbmodernizer.monitoring.api.page.Key;
import io.dbmodernizer.monitoring.web.StatusListener;
import io.dbmodernizer.monitoring.web.StatusView;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;

/**
 * All migrations, ready to be listed. Each change of a migration makes a new version of the index.
 * A list is sorted at most once for each version and order. Thread-safe.
 */
@Component
public final class MigrationIndex implements StatusListener {
  private static final int REMOVALS_KEPT = 1_000;
  private static final int EPOCH_LENGTH = 8;

  private final StatusView view;
  private final String epoch = UUID.randomUUID().toString().substring(0, EPOCH_LENGTH);
  private final Map<String, MigrationEntry> byId = new ConcurrentHashMap<>();
  private final Map<MigrationOrder, Sorted> sorted = new ConcurrentHashMap<>();
  private final Deque<Removal> removals = new ArrayDeque<>();
  private long forgottenRemovals;
  private volatile long version;

  private record Sorted(long version, List<Entry<MigrationEntry>> entries) {}

  private record Removal(long version, String migrationId) {}

  /**
   * What has changed since a version.
   *
   * @param changed the migrations that changed, by the time of their last change
   * @param removed ids of the migrations that are no longer known
   * @param version the version that this leads to
   * @param whole false if the index no longer knows all removals since then
   */
  public record Changes(
      List<MigrationEntry> changed, List<String> removed, long version, boolean whole) {}

  MigrationIndex(StatusView view) {
    this.view = view;
    view.listen(this);
  }

  /** Returns a random text that tells this index from those of other processes. */
  public String epoch() {
    return epoch;
  }

  /** Returns the number of changes so far. */
  public long version() {
    return version;
  }

  /** Returns whether the index has everything that was on the topic when the service started. */
  public boolean isComplete() {
    return view.isComplete();
  }

  /**
   * Returns a migration.
   *
   * @return empty if it is not known
   */
  public Optional<MigrationEntry> find(String migrationId) {
    return Optional.ofNullable(byId.get(migrationId));
  }

  /** Returns all migrations, in no order. */
  public Collection<MigrationEntry> all() {
    return byId.values();
  }

  /** Returns all migrations in ascending order. */
  List<Entry<MigrationEntry>> sorted(MigrationOrder order) {
    long current = version;
    Sorted known = sorted.get(order);
    if (known != null && known.version() == current) {
      return known.entries();
    }
    Sorted fresh = new Sorted(current, sortedBy(order.rank()));
    sorted.put(order, fresh);
    return fresh.entries();
  }

  private List<Entry<MigrationEntry>> sortedBy(ToLongFunction<MigrationStatus> rank) {
    return byId.values().stream()
        .map(
            entry ->
                new Entry<>(
                    new Key(rank.applyAsLong(entry.status()), entry.item().migrationId()), entry))
        .sorted(Comparator.comparing(Entry::key))
        .toList();
  }

  /**
   * Returns what has changed. What changes meanwhile may be in it, and is in the changes since the
   * returned version as well.
   *
   * @param since an earlier version
   */
  public Changes changesSince(long since) {
    // Read first: whatever has this version or an earlier one is then in the map.
    long current = version;
    List<MigrationEntry> changed =
        byId.values().stream()
            .filter(entry -> entry.version() > since)
            .sorted(Comparator.comparingLong(MigrationEntry::version))
            .toList();
    synchronized (this) {
      List<String> removed =
          removals.stream()
              .filter(removal -> removal.version() > since)
              .map(Removal::migrationId)
              .filter(id -> !byId.containsKey(id))
              .distinct()
              .toList();
      return new Changes(changed, removed, current, since >= forgottenRemovals);
    }
  }

  @Override
  public synchronized void changed(MigrationStatus status) {
    long next = version + 1;
    byId.put(status.getMigrationId(), MigrationEntry.of(status, next));
    version = next;
  }

  @Override
  public synchronized void removed(String migrationId) {
    long next = version + 1;
    byId.remove(migrationId);
    removals.addLast(new Removal(next, migrationId));
    if (removals.size() > REMOVALS_KEPT) {
      forgottenRemovals = removals.removeFirst().version();
    }
    version = next;
  }
}
