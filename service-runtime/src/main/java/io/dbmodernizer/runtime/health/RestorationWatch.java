package io.dbmodernizer.runtime.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/**
 * How far each store of this process is restored from its changelog, and since when it has not come
 * further. A changelog ends for its reader at the first transaction that is still open, so one that
 * a broker has left hanging stops the restoration, and with it the task, for ever. Thread-safe.
 */
public final class RestorationWatch implements StateRestoreListener {
  private final InstantSource clock;
  private final Map<String, Restoration> restorations = new ConcurrentHashMap<>();

  private record Restoration(
      TopicPartition changelog, String store, long next, long end, Instant since) {
    Restoration movedTo(long position, Instant now) {
      return new Restoration(changelog, store, position, end, now);
    }

    String reason(Duration standing) {
      return ("store %s is restored up to offset %d of %d and has not come further for %d s; look for"
              + " an open transaction with kafka-transactions.sh find-hanging, and abort it")
          .formatted(store, next, end, standing.toSeconds());
    }
  }

  /**
   * @param clock time
   */
  public RestorationWatch(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void onRestoreStart(
      TopicPartition changelog, String store, long startingOffset, long endingOffset) {
    restorations.put(
        key(changelog, store),
        new Restoration(changelog, store, startingOffset, endingOffset, clock.instant()));
  }

  @Override
  public void onBatchRestored(
      TopicPartition changelog, String store, long batchEndOffset, long numRestored) {
    restorations.computeIfPresent(
        key(changelog, store), (key, known) -> known.movedTo(batchEndOffset, clock.instant()));
  }

  @Override
  public void onRestoreEnd(TopicPartition changelog, String store, long totalRestored) {
    restorations.remove(key(changelog, store));
  }

  @Override
  public void onRestoreSuspended(TopicPartition changelog, String store, long totalRestored) {
    restorations.remove(key(changelog, store));
  }

  /**
   * Changelog partitions from which a store has been restored no further for at least the given
   * time, with the reason. The number of the partition is that of the task.
   */
  Map<String, String> standingFor(Duration atLeast) {
    Instant now = clock.instant();
    Map<String, String> standing = new TreeMap<>();
    restorations
        .values()
        .forEach(
            restoration -> {
              Duration since = Duration.between(restoration.since(), now);
              if (since.compareTo(atLeast) >= 0) {
                standing.put(restoration.changelog().toString(), restoration.reason(since));
              }
            });
    return standing;
  }

  private static String key(TopicPartition changelog, String store) {
    return changelog + " " + store;
  }
}
