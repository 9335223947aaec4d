package io.dbmodernizer.datamover.sides;

import io.dbmodernizer.datamover.sides.BothSides.Pair;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Runs two tasks at the same time: one on an executor, one on the calling thread. */
final class ConcurrentTasks {

  private ConcurrentTasks() {}

  /** A task on one side. */
  @FunctionalInterface
  interface Task<T> {
    T run() throws SideFailedException;
  }

  /**
   * Runs both tasks. It returns or throws only when both have ended, so the caller may close what
   * they use. An interruption does not end the waiting; the calling thread is interrupted
   * afterwards.
   *
   * @param executor runs the first task
   * @param pooled the task on the executor
   * @param own the task on the calling thread
   * @throws SideFailedException the exception of one task. If both fail, it is that of the calling
   *     thread, with the other one attached. The same holds for unchecked exceptions and errors
   */
  static <T> Pair<T> both(ExecutorService executor, Task<T> pooled, Task<T> own)
      throws SideFailedException {
    Future<T> future = executor.submit(pooled::run);
    T ownResult;
    try {
      ownResult = own.run();
    } catch (SideFailedException | RuntimeException | Error e) {
      try {
        join(future);
      } catch (SideFailedException | RuntimeException | Error other) {
        e.addSuppressed(other);
      }
      throw e;
    }
    return new Pair<>(join(future), ownResult);
  }

  private static <T> T join(Future<T> future) throws SideFailedException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          Throwable cause = Objects.requireNonNull(e.getCause(), "a failure has a cause");
          if (cause instanceof SideFailedException failure) {
            throw failure;
          }
          if (cause instanceof RuntimeException failure) {
            throw failure;
          }
          if (cause instanceof Error error) {
            throw error;
          }
          throw new IllegalStateException(cause);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
