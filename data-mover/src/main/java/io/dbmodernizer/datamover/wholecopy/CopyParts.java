package io.dbmodernizer.datamover.wholecopy;

import io.dbmodernizer.datamover.dialect.SqlFailureKind;
import io.dbmodernizer.datamover.dialect.SqlFailures;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The parts of a copy that run at the same time. If one of them fails, all end. */
final class CopyParts {

  /** The time for the other parts to end after one has failed. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final CompletionService<Void> parts;
  private final Runnable stop;
  private int running;

  /**
   * @param threads run the parts
   * @param stop makes the parts end soon
   */
  CopyParts(ExecutorService threads, Runnable stop) {
    this.parts = new ExecutorCompletionService<>(threads);
    this.stop = stop;
  }

  void start(Callable<Void> part) {
    parts.submit(part);
    running++;
  }

  /**
   * Waits until all parts have ended. If one fails, it stops the others and waits a moment for
   * them.
   *
   * @throws SQLException the most telling failure of the parts that have ended
   */
  void await() throws SQLException, InterruptedException {
    while (running > 0) {
      Throwable failure = failure(parts.take());
      running--;
      if (failure != null) {
        rethrow(mostTelling(failure));
      }
    }
  }

  /** Stops the parts that run. Returns true if all have ended, or do so within a moment. */
  boolean end() throws InterruptedException {
    if (running > 0) {
      stop.run();
    }
    long end = System.nanoTime() + GRACE.toNanos();
    while (running > 0 && next(end) != null) {
      running--;
    }
    return running == 0;
  }

  /**
   * A database that has no space closes its sessions, and loses what it has not stored. So the
   * others fail by that only, or find no ledger.
   */
  private Throwable mostTelling(Throwable first) throws InterruptedException {
    Throwable telling = first;
    stop.run();
    long end = System.nanoTime() + GRACE.toNanos();
    Future<Void> part = next(end);
    while (part != null) {
      running--;
      Throwable other = failure(part);
      if (other != null && !isOutOfSpace(telling) && isOutOfSpace(other)) {
        other.addSuppressed(telling);
        telling = other;
      }
      part = next(end);
    }
    return telling;
  }

  /** Returns a part that has ended, null if there is none before the time is over. */
  private @Nullable Future<Void> next(long end) throws InterruptedException {
    return running == 0 ? null : parts.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  private static @Nullable Throwable failure(Future<Void> part) throws InterruptedException {
    try {
      part.get();
      return null;
    } catch (ExecutionException e) {
      return Objects.requireNonNull(e.getCause(), "a failure has a cause");
    }
  }

  private static boolean isOutOfSpace(Throwable failure) {
    return failure instanceof SQLException sql
        && SqlFailures.classify(sql) == SqlFailureKind.OUT_OF_SPACE;
  }

  private static void rethrow(Throwable cause) throws SQLException {
    if (cause instanceof SQLException failure) {
      throw failure;
    }
    if (cause instanceof RuntimeException failure) {
      throw failure;
    }
    if (cause instanceof Error failure) {
      throw failure;
    }
    throw new IllegalStateException(cause);
  }
}
