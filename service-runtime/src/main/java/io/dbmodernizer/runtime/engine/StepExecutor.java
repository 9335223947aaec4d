package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs steps on a bounded number of threads, shared by all tasks of the process. */
public final class StepExecutor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StepExecutor.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final String stage;
  private final Semaphore free;
  private final ExecutorService threads;
  private final FailureClassification failures;
  private final MeterRegistry meters;

  /**
   * @param stage name of the stage, for threads, logs and meters
   * @param parallelism runs at the same time
   * @param failures knows what exceptions mean
   * @param meters counts and times runs
   */
  public StepExecutor(
      String stage, int parallelism, FailureClassification failures, MeterRegistry meters) {
    this.stage = stage;
    this.free = new Semaphore(parallelism);
    this.failures = failures;
    this.meters = meters;
    AtomicInteger number = new AtomicInteger();
    this.threads =
        Executors.newFixedThreadPool(
            parallelism,
            runnable -> {
              Thread thread = new Thread(runnable, stage + "-step-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    meters.gauge("dbmodernizer.steps.free", free, Semaphore::availablePermits);
  }

  /**
   * Runs a step if a thread is free.
   *
   * @param abandoned asked just before the run; true drops it, because the task has moved elsewhere
   * @param results takes the result, on the thread of the run
   * @return false if all threads are busy; nothing happened then
   */
  boolean offer(
      Step step, StepContext context, BooleanSupplier abandoned, Consumer<StepResult> results) {
    if (!free.tryAcquire()) {
      return false;
    }
    threads.execute(
        () -> {
          try {
            if (!abandoned.getAsBoolean()) {
              results.accept(run(step, context));
            }
          } finally {
            free.release();
          }
        });
    return true;
  }

  private StepResult run(Step step, StepContext context) {
    long began = System.nanoTime();
    StepResult result;
    try {
      result = step.run(context);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      result = failures.classify(e);
    } catch (Exception | LinkageError e) {
      result = failures.classify(e);
      LOG.atDebug()
          .addKeyValue("migrationId", context.migrationId())
          .addKeyValue("step", step.name())
          .addKeyValue("attempt", context.attempt())
          .addKeyValue("exception", e.getClass().getName())
          .log("Step threw");
    }
    meters
        .timer(
            "dbmodernizer.step.run",
            "stage",
            stage,
            "step",
            step.name(),
            "result",
            result.getClass().getSimpleName())
        .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    return failures.redact(result);
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
