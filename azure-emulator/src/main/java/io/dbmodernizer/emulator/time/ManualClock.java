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
 * A clock that stands still until {@link #advance} moves it. Work that becomes due meanwhile runs
 * before {@code advance} returns, in order and each piece at its own time. The time is in whole
 * milliseconds, see {@link MillisecondTime}. Safe for use by several threads.
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
   * Moves the clock forward and runs the work that becomes due.
   *
   * @param duration not negative; parts of a millisecond are dropped
   * @throws IllegalArgumentException if the duration is negative
   */
  public void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("duration must not be negative: " + duration);
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

  /** Adds a schedule. Its work runs when the clock passes its due time. */
  public void add(Schedule schedule) {
    schedules.add(schedule);
  }

  /** Removes a schedule. */
  public void remove(Schedule schedule) {
    schedules.remove(schedule);
  }

  /** A list of work with due times. */
  public interface Schedule {

    /** Returns the due time of the next piece of work, null if there is none. */
    @Nullable Instant nextDue();

    /** Runs all due work and returns when it has ended. */
    void runDue();
  }
}
