package io.dbmodernizer.migration.compare;

import io.dbmodernizer.datamover.sides.BothSides;
import io.dbmodernizer.datamover.sides.ConcurrentTasks;
import java.sql.Connection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * An executor for two tasks at the same time: one on the caller's thread, one on a small pool that
 * all migrations of the service share.
 */
public final class ComparisonExecutor implements AutoCloseable {
  private final ExecutorService pool;

  /**
   * Creates the pool.
   *
   * @param threads the size of the pool, at least 1
   */
  public ComparisonExecutor(int threads) {
    AtomicInteger number = new AtomicInteger();
    this.pool =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "comparison-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Runs both tasks and combines their results. It returns or throws only when both have ended, so
   * the caller may close their connections.
   *
   * @throws RuntimeException the exception of one task, or an {@link Error}; the other task's
   *     exception is attached to it
   */
  <A, B, R> R both(Supplier<A> pooled, Supplier<B> own, BiFunction<A, B, R> combine) {
    return ConcurrentTasks.<A, B, R, RuntimeException>both(pool, pooled::get, own::get, combine);
  }

  /**
   * Returns both sides, with the pool as the reader of the source.
   *
   * @param source a connection to the source
   * @param target a connection to the target
   */
  BothSides sides(Connection source, Connection target) {
    return new BothSides(source, target, pool);
  }

  /** Stops the pool. */
  @Override
  public void close() {
    pool.shutdownNow();
  }
}
