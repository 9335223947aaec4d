package io.dbmodernizer.emulator.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A clock that stands still until {@link #advance} moves it. What is due on the way runs before
 * {@code advance} returns, each piece at its own time, in order; so hours pass in milliseconds. Its
 * time has no parts of milliseconds: see {@link MillisecondTime}. Safe for use by several threads.
 */
public final class ManualClock implements InstantSource {

  private final List<Schedule> schedules = new CopyOnWriteArrayList<>();
  private final Object advancing = new Object();
  private volatile Instant now;

  private ManualClock(Instant start) {
    this.now = start.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Returns a clock that stands at an instant. */
  public static ManualClock at(Instant start) {
    return new ManualClock(start);
  }

  /** Returns a clock that stands at the present time. */
  public static ManualClock atPresent() {
    return new ManualClock(Instant.now());
  }

  @Override
  public Instant instant() {
    return now;
  }

  /**
   * Lets time pass.
   *
   * @param duration how much, not negative
   */
  public void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("time does not go back: " + duration);
    }
    synchronized (advancing) {
      Instant end = now.plus(duration).truncatedTo(ChronoUnit.MILLIS);
      for (Instant due = nextDue(); due != null && !due.isAfter(end); due = nextDue()) {
        if (due.isAfter(now)) {
          now = due;
        }
        schedules.forEach(Schedule::runDue);
      }
      now = end;
      schedules.forEach(Schedule::runDue);
    }
  }

  private @Nullable Instant nextDue() {
    return schedules.stream()
        .flatMap(schedule -> Stream.ofNullable(schedule.nextDue()))
        .min(Instant::compareTo)
        .orElse(null);
  }

  /** Has a schedule run when time passes. */
  public void add(Schedule schedule) {
    schedules.add(schedule);
  }

  /** Undoes {@link #add}. */
  public void remove(Schedule schedule) {
    schedules.remove(schedule);
  }

  /** Work that waits for its time. */
  public interface Schedule {

    /** Returns when the next piece of work is due, null if none waits. */
    @Nullable Instant nextDue();

    /** Runs everything that is due, and returns when it has ended. */
    void runDue();
  }
}
