package io.dbmodernizer.runtime.engine;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs steps on a bounded number of threads, shared by all tasks of the process. */
public final class StepExecutor implements AutoCloseable {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final Semaphore free;
  private final ThreadPoolExecutor threads;
  private final FailureClassification failures;
  private final StepMeter meter;

  /**
   * @param stage name of the stage, for threads, logs and meters
   * @param parallelism runs at the same time
   * @param failures knows what exceptions mean
   * @param meters counts and times runs
   */
  public StepExecutor(
      String stage, int parallelism, FailureClassification failures, MeterRegistry meters) {
    this.free = new Semaphore(parallelism);
    this.failures = failures;
    this.meter = new StepMeter(stage, meters);
    AtomicInteger number = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            parallelism,
            parallelism,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            runnable -> {
              Thread thread = new Thread(runnable, stage + "-step-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    // A thread that cannot be started shows here and not on the stream thread.
    threads.prestartAllCoreThreads();
    meters.gauge("dbmodernizer.steps.free", free, Semaphore::availablePermits);
  }

  /**
   * Carries a run out if a thread is free.
   *
   * @return false if all threads are busy or the process is stopping; nothing happened then
   */
  boolean offer(StepRun run) {
    if (!free.tryAcquire()) {
      return false;
    }
    try {
      threads.execute(
          () -> {
            try {
              run.carryOut(failures, meter);
            } finally {
              free.release();
            }
          });
      return true;
    } catch (RejectedExecutionException e) {
      free.release();
      return false;
    }
  }

  /**
   * Lets running steps end for a few seconds, then interrupts them. Their results are repeated by
   * the next owner.
   */
  @Override
  public void close() throws InterruptedException {
    threads.shutdown();
    if (!threads.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
      threads.shutdownNow();
    }
  }
}
