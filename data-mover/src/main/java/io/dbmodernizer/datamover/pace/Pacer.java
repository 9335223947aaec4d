package io.dbmodernizer.datamover.pace;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The limits of a copy, which all its threads share. A thread asks before it moves rows, and waits
 * until they fit. Threads get their turns in the order in which they ask. Thread-safe.
 *
 * <p>In any time span the threads move at most the limit, and once a quarter of a second's worth or
 * the largest single request.
 */
public final class Pacer {

  private final PaceClock clock;

  /** Held by the thread that is next, while it waits. */
  private final ReentrantLock turn = new ReentrantLock(true);

  /** Guards the fields below. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Condition changed = lock.newCondition();
  private final TokenBucket rows;
  private final TokenBucket bytes;
  private CopyLimits limits;

  /** Creates a pacer with limits that {@link #limits(CopyLimits)} can change. */
  public Pacer(CopyLimits limits) {
    this(limits, PaceClock.SYSTEM);
  }

  Pacer(CopyLimits limits, PaceClock clock) {
    this.clock = clock;
    this.limits = limits;
    this.rows = new TokenBucket(limits.rowsPerSecond(), clock.nanos());
    this.bytes = new TokenBucket(limits.bytesPerSecond(), clock.nanos());
  }

  /**
   * Waits until rows fit into the limits.
   *
   * @param wantedRows the rows to move, at least 0
   * @param wantedBytes the bytes of their values, at least 0
   * @throws InterruptedException if the thread is interrupted before or while it waits; then
   *     nothing counts as moved
   */
  public void take(long wantedRows, long wantedBytes) throws InterruptedException {
    if (wantedRows < 0 || wantedBytes < 0) {
      throw new IllegalArgumentException(
          "rows and bytes must be at least 0, got " + wantedRows + " and " + wantedBytes);
    }
    turn.lockInterruptibly();
    lock.lock();
    try {
      for (long wait = wait(wantedRows, wantedBytes); wait > 0; ) {
        clock.await(changed, wait);
        wait = wait(wantedRows, wantedBytes);
      }
      rows.take(wantedRows);
      bytes.take(wantedBytes);
    } finally {
      lock.unlock();
      turn.unlock();
    }
  }

  private long wait(long wantedRows, long wantedBytes) {
    long now = clock.nanos();
    return Math.max(rows.wait(wantedRows, now), bytes.wait(wantedBytes, now));
  }

  /** Changes the limits, also for threads that wait. */
  public void limits(CopyLimits newLimits) {
    lock.lock();
    try {
      long now = clock.nanos();
      limits = newLimits;
      rows.rate(newLimits.rowsPerSecond(), now);
      bytes.rate(newLimits.bytesPerSecond(), now);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns the limits. */
  public CopyLimits limits() {
    lock.lock();
    try {
      return limits;
    } finally {
      lock.unlock();
    }
  }
}
