package io.dbmodernizer.datamover.pace;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

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
    requireNotNegative(wantedRows, wantedBytes);
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

  /**
   * Waits until rows fit into the limits, but not longer than a time. So the caller can look for
   * new limits in between.
   *
   * @param wantedRows the rows to move, at least 0
   * @param wantedBytes the bytes of their values, at least 0
   * @param longest the longest time to wait
   * @return false if the rows did not fit in this time; then nothing counts as moved
   * @throws InterruptedException if the thread is interrupted before or while it waits; the same
   *     holds then
   */
  public boolean take(long wantedRows, long wantedBytes, Duration longest)
      throws InterruptedException {
    requireNotNegative(wantedRows, wantedBytes);
    return within(
        longest,
        () -> wait(wantedRows, wantedBytes),
        () -> {
          rows.take(wantedRows);
          bytes.take(wantedBytes);
        });
  }

  /**
   * Waits until all that was moved is paid for, so that the thread may end without having moved
   * more than the limits. A thread that only takes leaves the debt of its last request to those
   * after it, and without one nobody pays it.
   *
   * @param longest the longest time to wait
   * @return false if it is not paid for after this time
   * @throws InterruptedException if the thread is interrupted before or while it waits
   */
  public boolean settle(Duration longest) throws InterruptedException {
    return within(
        longest,
        () -> {
          long now = clock.nanos();
          return Math.max(rows.waitUntilFull(now), bytes.waitUntilFull(now));
        },
        () -> {});
  }

  /** Does something when a wait is over, unless it takes too long. */
  private boolean within(Duration longest, LongSupplier remaining, Runnable then)
      throws InterruptedException {
    if (!turn.tryLock(longest.toNanos(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    lock.lock();
    try {
      long began = clock.nanos();
      for (long wait = remaining.getAsLong(); wait > 0; wait = remaining.getAsLong()) {
        long left = longest.toNanos() - (clock.nanos() - began);
        if (left <= 0) {
          return false;
        }
        clock.await(changed, Math.min(wait, left));
      }
      then.run();
      return true;
    } finally {
      lock.unlock();
      turn.unlock();
    }
  }

  private static void requireNotNegative(long wantedRows, long wantedBytes) {
    if (wantedRows < 0 || wantedBytes < 0) {
      throw new IllegalArgumentException(
          "rows and bytes must be at least 0, got " + wantedRows + " and " + wantedBytes);
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
