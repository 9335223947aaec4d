package io.dbmodernizer.datamover.sides;

import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BiFunction;

/** Runs two tasks at the same time: one on an executor, one on the calling thread. */
public final class ConcurrentTasks {

  private ConcurrentTasks() {}

  /**
   * A task.
   *
   * @param <T> its result
   * @param <E> the checked exception that it can throw
   */
  @FunctionalInterface
  public interface Task<T, E extends Exception> {
    /** Runs the task. */
    T run() throws E;
  }

  /**
   * Runs both tasks and combines their results. It returns or throws only when both have ended, so
   * the caller may close what they use. An interruption does not end the waiting; the calling
   * thread is interrupted afterwards.
   *
   * @param executor runs the first task
   * @param pooled the task on the executor
   * @param own the task on the calling thread
   * @param combine makes one result of two
   * @throws E the exception of one task. If both fail, it is that of the calling thread, with the
   *     other one attached. The same holds for unchecked exceptions and errors
   */
  public static <A, B, R, E extends Exception> R both(
      ExecutorService executor, Task<A, E> pooled, Task<B, E> own, BiFunction<A, B, R> combine)
      throws E {
    Future<A> future = executor.submit(pooled::run);
    B ownResult;
    try {
      ownResult = own.run();
    } catch (Exception | Error e) {
      try {
        ConcurrentTasks.<A, Exception>join(future);
      } catch (Exception | Error other) {
        e.addSuppressed(other);
      }
      throw e;
    }
    return combine.apply(ConcurrentTasks.<A, E>join(future), ownResult);
  }

  /** Waits for a task, which throws no other checked exceptions than {@code E}. */
  @SuppressWarnings("unchecked")
  private static <A, E extends Exception> A join(Future<A> future) throws E {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          Throwable cause = Objects.requireNonNull(e.getCause(), "a failure has a cause");
          if (cause instanceof RuntimeException failure) {
            throw failure;
          }
          if (cause instanceof Error error) {
            throw error;
          }
          throw (E) cause;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
