package io.dbmodernizer.migration.compare;

import io.dbmodernizer.datamover.sides.BothSides;
import java.sql.Connection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An executor that reads both sides at the same time: the target on the caller's thread, the source
 * on a small pool that all migrations of the service share.
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
