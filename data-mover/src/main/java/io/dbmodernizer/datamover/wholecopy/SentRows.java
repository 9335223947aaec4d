package io.dbmodernizer.datamover.wholecopy;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.copy.TransferListener;
import io.dbmodernizer.datamover.dialect.ReadConsistency;
import io.dbmodernizer.datamover.pace.Pacer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The rows that the workers send. It counts those of running transactions, keeps the limits, and
 * ends a transfer when the copy is stopped. Thread-safe.
 */
final class SentRows {

  /** Rows of one table. */
  record Count(long rows, long bytes) {

    static final Count NONE = new Count(0, 0);

    Count plus(Count other) {
      return new Count(rows + other.rows, bytes + other.bytes);
    }
  }

  private final StopSignal stop;
  private final Pacer pacer;
  private final WholeCopyListener listener;
  private final AtomicLong total = new AtomicLong();
  private final AtomicReference<@Nullable ReadConsistency> weakest = new AtomicReference<>();
  private final Map<Integer, Map<TableName, Count>> running = new ConcurrentHashMap<>();

  SentRows(StopSignal stop, Pacer pacer, WholeCopyListener listener) {
    this.stop = stop;
    this.pacer = pacer;
    this.listener = listener;
  }

  /** Returns the observer of a worker's transfer. */
  TransferListener of(int worker, TableName table) {
    return new TransferListener() {
      @Override
      public void beforeBatch() {
        stop.check();
      }

      @Override
      public void afterBatch(int rows, long bytes) {
        total.addAndGet(rows);
        running
            .computeIfAbsent(worker, w -> new ConcurrentHashMap<>())
            .merge(table, new Count(rows, bytes), Count::plus);
        listener.sent(rows, bytes);
        try {
          pacer.take(rows, bytes);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new StopSignal.Stopped();
        }
        stop.check();
      }
    };
  }

  /** Notes how consistently a chunk is read. */
  void read(ReadConsistency consistency) {
    weakest.accumulateAndGet(
        consistency, (known, now) -> known == null || now == null ? now : known.weaker(now));
  }

  /** Returns the weakest consistency with which a chunk was read; null if none was read. */
  @Nullable ReadConsistency consistency() {
    return weakest.get();
  }

  /** Forgets the running transaction of a worker, which is committed or rolled back. */
  void ended(int worker) {
    running.remove(worker);
  }

  /** Returns the rows of a table in running transactions. */
  Count running(TableName table) {
    return running.values().stream()
        .map(tables -> tables.getOrDefault(table, Count.NONE))
        .reduce(Count.NONE, Count::plus);
  }

  /** Returns the rows that were sent in all, also those that were rolled back. */
  long total() {
    return total.get();
  }
}
