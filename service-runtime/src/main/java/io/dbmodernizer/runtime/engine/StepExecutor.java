package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.runtime.step.Counterpart;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs steps on a bounded number of threads, shared by all tasks of the process. */
public final class StepExecutor implements AutoCloseable {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final Bulkheads bulkheads;
  private final ThreadPoolExecutor threads;
  private final FailureClassification failures;
  private final StepMeter meter;

  /**
   * @param stage name of the stage, for threads, logs and meters
   * @param properties runs at the same time, in all and by counterpart
   * @param failures knows what exceptions mean
   * @param meters counts and times runs
   */
  public StepExecutor(
      String stage,
      StageProperties properties,
      FailureClassification failures,
      MeterRegistry meters) {
    this(
        stage,
        new Bulkheads(
            properties.parallelism(),
            properties.serverSharePercent(),
            properties.subscriptionSharePercent()),
        failures,
        meters);
  }

  /**
   * @param stage name of the stage, for threads, logs and meters
   * @param bulkheads runs at the same time, in all and by counterpart
   * @param failures knows what exceptions mean
   * @param meters counts and times runs
   */
  StepExecutor(
      String stage, Bulkheads bulkheads, FailureClassification failures, MeterRegistry meters) {
    this.bulkheads = bulkheads;
    this.failures = failures;
    this.meter = new StepMeter(stage, meters);
    AtomicInteger number = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            bulkheads.free(),
            bulkheads.free(),
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
    Gauge.builder("dbmodernizer.steps.free", bulkheads, Bulkheads::free)
        .description("Threads without a run of a step")
        .tags("stage", stage)
        .register(meters);
    Gauge.builder("dbmodernizer.steps.running", bulkheads, Bulkheads::taken)
        .description("Runs of steps in progress")
        .tags("stage", stage)
        .register(meters);
  }

  /** Returns the number of threads without a run. */
  int freeThreads() {
    return bulkheads.free();
  }

  /** Returns whether a run with these counterparts gets a thread now. */
  boolean admits(Set<Counterpart> counterparts) {
    return bulkheads.admits(counterparts);
  }

  /**
   * Returns why a run with these counterparts gets no thread now, in words; empty if it gets one.
   */
  Optional<String> refusal(Set<Counterpart> counterparts) {
    return bulkheads.refusal(counterparts);
  }

  /**
   * Starts a run if there is a thread for it.
   *
   * @return false if there is no thread or the process is stopping; the run did not start then
   */
  boolean offer(StepRun run) {
    if (!bulkheads.enter(run.counterparts())) {
      return false;
    }
    try {
      threads.execute(
          () -> {
            try {
              run.carryOut(failures, meter);
              bulkheads.answered(run.counterparts(), run.unanswered());
            } finally {
              bulkheads.leave(run.counterparts());
            }
          });
      return true;
    } catch (RejectedExecutionException e) {
      bulkheads.leave(run.counterparts());
      return false;
    }
  }

  /**
   * Waits a few seconds for running steps to end, then interrupts them. The next owner runs them
   * again.
   */
  @Override
  public void close() throws InterruptedException {
    threads.shutdown();
    if (!threads.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
      threads.shutdownNow();
    }
  }
}
