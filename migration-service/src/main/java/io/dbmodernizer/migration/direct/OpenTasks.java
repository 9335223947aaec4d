package io.dbmodernizer.migration.direct;

import io.dbmodernizer.datamover.chunk.ChunkId;
import io.dbmodernizer.datamover.chunk.ChunkPacks;
import io.dbmodernizer.datamover.chunk.CopyId;
import io.dbmodernizer.datamover.chunk.WaitingChunk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tasks that this instance has handed out, as far as their chunks are not decided. It is only a
 * memory: an instance without it hands every waiting chunk out, and chunks that are handed out
 * twice are copied once. It remembers the copies of at most 1,000 migrations. Thread-safe.
 */
final class OpenTasks {
  private static final int MOST_COPIES = 1_000;
  private static final int MOST_DOUBLINGS = 5;
  private static final Duration QUIET = Duration.ofSeconds(10);

  private final int mostTasks;
  private final Duration patience;
  private final Map<String, Copy> copies =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Copy> eldest) {
          return size() > MOST_COPIES;
        }
      };

  /** What was handed out when, and how often. */
  private record HandedOut(long task, Instant at, int times) {}

  private static final class Copy {
    private final CopyId id;
    private final Map<ChunkId, HandedOut> chunks = new HashMap<>();
    private long lastTask;
    private long lastRows = -1;
    private Instant changedAt = Instant.EPOCH;

    Copy(CopyId id) {
      this.id = id;
    }
  }

  /**
   * @param mostTasks the most tasks of a migration at the same time
   * @param patience the time after which a chunk is handed out a second time
   */
  OpenTasks(int mostTasks, Duration patience) {
    this.mostTasks = mostTasks;
    this.patience = patience;
  }

  /**
   * Returns the tasks to hand out now.
   *
   * @param waiting the chunks that wait for a worker or are being copied
   * @param limit the most tasks of this copy at the same time; 0 for no limit of its own
   */
  synchronized List<List<ChunkId>> next(
      CopyId id, List<WaitingChunk> waiting, int limit, Instant now) {
    Copy copy = copies.get(id.migration());
    if (copy == null || !copy.id.equals(id)) {
      copy = new Copy(id);
      copies.put(id.migration(), copy);
    }
    Set<ChunkId> undecided = new HashSet<>();
    waiting.forEach(chunk -> undecided.add(chunk.id()));
    copy.chunks.keySet().retainAll(undecided);
    List<WaitingChunk> due = new ArrayList<>();
    Set<Long> open = new HashSet<>();
    for (WaitingChunk chunk : waiting) {
      HandedOut before = copy.chunks.get(chunk.id());
      if (before == null || isOverdue(before, now)) {
        due.add(chunk);
      } else {
        open.add(before.task());
      }
    }
    int most = limit == 0 ? mostTasks : Math.min(limit, mostTasks);
    List<List<ChunkId>> packs = ChunkPacks.of(due);
    List<List<ChunkId>> next =
        packs.subList(0, Math.max(0, Math.min(packs.size(), most - open.size())));
    for (List<ChunkId> pack : next) {
      long task = ++copy.lastTask;
      for (ChunkId chunk : pack) {
        HandedOut before = copy.chunks.get(chunk);
        copy.chunks.put(chunk, new HandedOut(task, now, before == null ? 1 : before.times() + 1));
      }
    }
    return List.copyOf(next);
  }

  private boolean isOverdue(HandedOut before, Instant now) {
    int doublings = Math.min(MOST_DOUBLINGS, before.times() - 1);
    return before.at().plus(patience.multipliedBy(1L << doublings)).isBefore(now);
  }

  /**
   * Returns true if no row of a copy has arrived for a while since the last true answer.
   *
   * @param rows the rows that are on the target
   */
  synchronized boolean isQuiet(CopyId id, long rows, Instant now) {
    Copy copy = copies.get(id.migration());
    if (copy == null || !copy.id.equals(id)) {
      return false;
    }
    boolean quiet = copy.lastRows == rows && !copy.changedAt.plus(QUIET).isAfter(now);
    if (quiet || copy.lastRows != rows) {
      copy.lastRows = rows;
      copy.changedAt = now;
    }
    return quiet;
  }

  /** Forgets what was handed out for a migration. */
  synchronized void forget(String migrationId) {
    copies.remove(migrationId);
  }
}
