package io.dbmodernizer.migration.table;

import java.time.Duration;

/**
 * The time one run of a step may work before it hands its results over, so that a restart loses
 * little and progress is seen.
 */
public final class TimeSlice {
  private static final int WORK_PER_PREPARATION = 4;

  private final long deadline;

  private TimeSlice(long deadline) {
    this.deadline = deadline;
  }

  /** A slice that begins now. */
  public static TimeSlice of(Duration length) {
    return new TimeSlice(System.nanoTime() + length.toNanos());
  }

  /**
   * A slice that begins now, and is longer where the preparation since {@code start} took long:
   * work takes at least four times as long as its fixed costs.
   *
   * @param length the least time; zero for one piece of work in each run
   * @param start when the preparation began, as {@link System#nanoTime()}
   */
  public static TimeSlice of(Duration length, long start) {
    long now = System.nanoTime();
    long least = length.toNanos();
    return new TimeSlice(
        now + (least == 0 ? 0 : Math.max(least, WORK_PER_PREPARATION * (now - start))));
  }

  /** Whether it is over; the caller does at least one piece of work before it asks. */
  public boolean isOver() {
    return System.nanoTime() - deadline >= 0;
  }
}
