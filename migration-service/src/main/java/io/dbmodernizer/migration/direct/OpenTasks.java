package io.dbmodernizer.migration.direct;

import io.dbmodernizer.datamover.chunk.ChunkId;
import io.dbmodernizer.datamover.chunk.ChunkPacks;
import io.dbmodernizer.datamover.chunk.CopyId;
import io.dbmodernizer.datamover.chunk.CopyShare;
import io.dbmodernizer.datamover.chunk.RunningChunk;
import io.dbmodernizer.datamover.chunk.WaitingChunk;
import io.dbmodernizer.events.TableWait;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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

  /** What was handed out when, how often, and under which version of the limits. */
  private record HandedOut(long task, Instant at, int times, int version) {}

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
   * @param throttle the limits of this copy, with the chunks that workers have begun. What was
   *     handed out under an earlier version and has not begun is handed out anew, because workers
   *     leave it. What another instance has handed out and has begun counts as handed out here
   */
  synchronized List<List<ChunkId>> next(
      CopyId id, List<WaitingChunk> waiting, CopyThrottle throttle, Instant now) {
    Copy copy = copy(id);
    int version = throttle.share().version();
    Set<ChunkId> running = adopt(copy, throttle, now);
    Set<ChunkId> undecided = new HashSet<>(running);
    waiting.forEach(chunk -> undecided.add(chunk.id()));
    copy.chunks
        .entrySet()
        .removeIf(
            chunk ->
                !undecided.contains(chunk.getKey())
                    || (chunk.getValue().version() < version && !running.contains(chunk.getKey())));
    Set<Long> open = new HashSet<>();
    Set<ChunkId> overdue = new HashSet<>();
    copy.chunks.forEach(
        (chunk, handedOut) -> {
          if (isOverdue(handedOut, running.contains(chunk), now)) {
            overdue.add(chunk);
          } else {
            open.add(handedOut.task());
          }
        });
    List<WaitingChunk> due =
        waiting.stream()
            .filter(chunk -> !copy.chunks.containsKey(chunk.id()) || overdue.contains(chunk.id()))
            .toList();
    int limit = throttle.share().tasks();
    int most = limit == 0 ? mostTasks : Math.min(limit, mostTasks);
    List<List<ChunkId>> packs = ChunkPacks.of(due);
    List<List<ChunkId>> next =
        packs.subList(0, Math.max(0, Math.min(packs.size(), most - open.size())));
    for (List<ChunkId> pack : next) {
      long task = ++copy.lastTask;
      for (ChunkId chunk : pack) {
        HandedOut before = copy.chunks.get(chunk);
        int times = before == null ? 1 : before.times() + 1;
        copy.chunks.put(chunk, new HandedOut(task, now, times, version));
      }
    }
    return List.copyOf(next);
  }

  /**
   * Returns what the tables of a copy wait for.
   *
   * @param running the chunks that workers have begun
   * @param share the limits of the copy
   */
  synchronized TableWaits waits(CopyId id, List<RunningChunk> running, CopyShare share) {
    Copy copy = copy(id);
    long tasks = copy.chunks.values().stream().map(HandedOut::task).distinct().count();
    boolean limited = share.tasks() > 0 && share.tasks() < mostTasks;
    TableWait full =
        tasks < (limited ? share.tasks() : mostTasks)
            ? null
            : limited ? TableWait.LIMIT : TableWait.OTHER_TABLES;
    return new TableWaits(
        running.stream().map(chunk -> chunk.id().table()).collect(Collectors.toSet()),
        copy.chunks.keySet().stream().map(ChunkId::table).collect(Collectors.toSet()),
        full);
  }

  private Copy copy(CopyId id) {
    Copy known = copies.get(id.migration());
    if (known != null && known.id.equals(id)) {
      return known;
    }
    Copy begun = new Copy(id);
    copies.put(id.migration(), begun);
    return begun;
  }

  /**
   * Remembers the running chunks of each worker as one task, unless they are known. They count as
   * handed out under no limits, because nobody knows better.
   */
  private static Set<ChunkId> adopt(Copy copy, CopyThrottle throttle, Instant now) {
    Set<ChunkId> running = new HashSet<>();
    Map<String, Long> tasks = new HashMap<>();
    for (RunningChunk chunk : throttle.running()) {
      running.add(chunk.id());
      if (!copy.chunks.containsKey(chunk.id())) {
        long task = tasks.computeIfAbsent(chunk.worker(), worker -> ++copy.lastTask);
        copy.chunks.put(chunk.id(), new HandedOut(task, now, 1, 0));
      }
    }
    return running;
  }

  /**
   * Returns whether nobody has copied a chunk for too long. One that runs under limits may take
   * long. If its worker dies, its task goes to another one without a second handing out.
   */
  private boolean isOverdue(HandedOut before, boolean running, Instant now) {
    int doublings = running ? MOST_DOUBLINGS : Math.min(MOST_DOUBLINGS, before.times() - 1);
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
