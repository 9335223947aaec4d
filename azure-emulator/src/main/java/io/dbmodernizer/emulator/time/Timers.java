package io.dbmodernizer.emulator.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The due work of the emulator. With a real clock, a piece of work runs soon after its due time.
 * With a {@link ManualClock}, it runs while the clock passes its due time. With any other clock, it
 * runs at the next {@link #runDue()}, which every request calls first. Each piece of work runs
 * once, and no lock is held.
 */
public final class Timers implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Timers.class);
  private static final int THREADS = 2;

  private final InstantSource clock;
  private final PriorityQueue<Timer> queue =
      new PriorityQueue<>(Comparator.comparing(Timer::due).thenComparing(Timer::sequence));
  private final @Nullable ScheduledThreadPoolExecutor executor;
  private final ManualClock.Schedule schedule = new Waiting();
  private long sequence;
  private int working;

  /** Creates an empty queue that reads the time from {@code clock}. */
  public Timers(InstantSource clock) {
    this.clock = clock;
    if (clock instanceof ManualClock manual) {
      this.executor = null;
      manual.add(schedule);
    } else {
      this.executor = executor();
    }
  }

  private static ScheduledThreadPoolExecutor executor() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            THREADS,
            work -> {
              Thread thread = new Thread(work, "emulator-operations");
              thread.setDaemon(true);
              return thread;
            });
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    return executor;
  }

  /** Returns the time of the emulator's clock. */
  public Instant now() {
    return clock.instant();
  }

  /** Runs {@code work} at {@code due}, or soon if that time has passed. */
  @SuppressWarnings("FutureReturnValueIgnored") // runDue() reports failures itself.
  public void at(Instant due, Runnable work) {
    synchronized (queue) {
      queue.add(new Timer(due, sequence++, work));
    }
    if (executor != null) {
      long delay = Math.max(0, Duration.between(now(), due).toMillis());
      executor.schedule(this::runDue, delay + 1, TimeUnit.MILLISECONDS);
    }
  }

  /** Runs all due work. An error of one piece is logged and does not stop the others. */
  public void runDue() {
    for (Timer timer = takeDue(); timer != null; timer = takeDue()) {
      try {
        timer.work().run();
      } catch (Throwable e) {
        LOG.atError().setCause(e).log("Due work failed because of an error in the emulator");
      } finally {
        synchronized (queue) {
          working--;
          queue.notifyAll();
        }
      }
    }
  }

  private @Nullable Timer takeDue() {
    synchronized (queue) {
      Timer first = queue.peek();
      if (first == null || first.due().isAfter(now())) {
        return null;
      }
      working++;
      return queue.poll();
    }
  }

  /** Stops. Drops work that is not due yet, and waits up to 10 seconds for running work. */
  @Override
  public void close() {
    synchronized (queue) {
      queue.clear();
    }
    if (clock instanceof ManualClock manual) {
      manual.remove(schedule);
    }
    if (executor == null) {
      return;
    }
    executor.shutdown();
    try {
      if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private record Timer(Instant due, long sequence, Runnable work) {}

  /** The queue as a schedule of a manual clock. */
  private final class Waiting implements ManualClock.Schedule {

    @Override
    public @Nullable Instant nextDue() {
      synchronized (queue) {
        Timer first = queue.peek();
        return first == null ? null : first.due();
      }
    }

    @Override
    public void runDue() {
      Timers.this.runDue();
      // A request may have taken a piece of work just before. Wait until that has ended, too.
      synchronized (queue) {
        while (working > 0) {
          try {
            queue.wait();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
          }
        }
      }
    }
  }
}
