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
 * Work due at an instant of the emulator's clock. It runs by itself soon after that instant of a
 * real clock, and while a {@link ManualClock} passes it; with any other clock, at the next {@link
 * #settle()}, which every request does first. Each piece of work runs once, without any lock held.
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

  /** Runs {@code work} at {@code due}, or soon if that has passed. */
  @SuppressWarnings("FutureReturnValueIgnored") // settle() reports failures itself.
  public void at(Instant due, Runnable work) {
    synchronized (queue) {
      queue.add(new Timer(due, sequence++, work));
    }
    if (executor != null) {
      long delay = Math.max(0, Duration.between(now(), due).toMillis());
      executor.schedule(this::settle, delay + 1, TimeUnit.MILLISECONDS);
    }
  }

  /** Runs everything that is due. */
  public void settle() {
    for (Timer timer = takeDue(); timer != null; timer = takeDue()) {
      try {
        timer.work().run();
      } catch (Throwable e) {
        LOG.atError().setCause(e).log("A due operation failed");
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

  /** Stops; work that is not due yet never runs. */
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

  /** What a manual clock sees of the queue. */
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
      settle();
      // A request may have taken a piece of work just before: time goes on when that has ended too.
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
