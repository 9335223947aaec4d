package io.dbmodernizer.datamover.pace;

import io.dbmodernizer.datamover.dialect.SqlFailureKind;
import io.dbmodernizer.datamover.dialect.SqlFailures;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The pace of all threads of this process that write to one target. It slows down while the target
 * throttles, instead of failing, and speeds up again with successes. Thread-safe.
 *
 * <p>After a throttling no work begins for 5 s. The pause doubles up to 60 s with each further one
 * before a success, as Microsoft advises for Azure SQL Database. Half as many workers go on. Below
 * one worker, that worker pauses between its pieces of work. Throttlings of work that ran at the
 * same time count as one.
 */
public final class AdaptivePace {

  /**
   * A piece of work that can be repeated. It opens its own session, because throttling can close
   * one.
   */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {
    T run() throws SQLException, InterruptedException;
  }

  static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
  private static final int LONGEST_REASON = 200;

  private final int workers;
  private final Duration patience;
  private final PaceClock clock;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition changed = lock.newCondition();
  private final AimdShare share;
  private int running;
  private long closedUntil;
  private long slowedAt;
  private long troubledSince;
  private int inARow;
  private long throttled;
  private @Nullable String reason;

  /**
   * Creates a pace at full speed.
   *
   * @param workers the most threads that work at the same time, at least 1
   * @param patience the time without any success after which a throttling fails the work, above 0
   */
  public AdaptivePace(int workers, Duration patience) {
    this(workers, patience, PaceClock.SYSTEM);
  }

  AdaptivePace(int workers, Duration patience, PaceClock clock) {
    if (workers < 1 || patience.isZero() || patience.isNegative()) {
      throw new IllegalArgumentException(
          "workers and patience must be above 0, got " + workers + " and " + patience);
    }
    this.workers = workers;
    this.patience = patience;
    this.clock = clock;
    this.share = new AimdShare(workers);
    this.closedUntil = clock.nanos();
    this.slowedAt = closedUntil - 1;
  }

  /**
   * Does work when the pace allows it, and repeats it as long as the target throttles it.
   *
   * @return the result of the work
   * @throws SQLException the error of the work if it is no throttling, or if the target has
   *     throttled everything for longer than the patience
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public <T extends @Nullable Object> T run(Work<T> work)
      throws SQLException, InterruptedException {
    while (true) {
      long began = enter();
      boolean decided = false;
      try {
        T result = work.run();
        decided = true;
        succeeded(began);
        return result;
      } catch (SQLException | RuntimeException e) {
        SQLException cause = throttling(e);
        if (cause == null) {
          throw e;
        }
        decided = true;
        if (!slowDown(began, cause)) {
          throw e;
        }
      } finally {
        if (!decided) {
          leave();
        }
      }
    }
  }

  private static @Nullable SQLException throttling(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof SQLException failure) {
        return SqlFailures.classify(failure) == SqlFailureKind.THROTTLED ? failure : null;
      }
    }
    return null;
  }

  private long enter() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        long now = clock.nanos();
        if (running >= share.allowed()) {
          changed.await();
        } else if (closedUntil - now > 0) {
          clock.await(changed, closedUntil - now);
        } else {
          running++;
          return now;
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    lock.lock();
    try {
      running--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void succeeded(long began) {
    lock.lock();
    try {
      long now = clock.nanos();
      if (began - slowedAt > 0) {
        inARow = 0;
        share.succeeded();
      }
      if (share.share() == 1) {
        reason = null;
      }
      closeFor(share.pauseAfter(now - began), now);
      running--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns false if the patience is over. */
  private boolean slowDown(long began, SQLException failure) {
    lock.lock();
    try {
      long now = clock.nanos();
      throttled++;
      String text = "error " + failure.getErrorCode() + ": " + failure.getMessage();
      reason = text.substring(0, Math.min(LONGEST_REASON, text.length()));
      if (began - slowedAt > 0) {
        troubledSince = inARow == 0 ? now : troubledSince;
        share.throttled();
        closeFor(FIRST_PAUSE.toNanos() << Math.min(inARow, 10), now);
        inARow++;
        slowedAt = now;
      }
      running--;
      changed.signalAll();
      return now - troubledSince <= patience.toNanos();
    } finally {
      lock.unlock();
    }
  }

  private void closeFor(long nanos, long now) {
    long until = now + Math.min(nanos, LONGEST_PAUSE.toNanos());
    closedUntil = closedUntil - until > 0 ? closedUntil : until;
  }

  /** Returns the pace at this moment. */
  public PaceState state() {
    lock.lock();
    try {
      return new PaceState(workers, share.allowed(), share.share(), throttled, reason);
    } finally {
      lock.unlock();
    }
  }
}
