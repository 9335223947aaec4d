package io.dbmodernizer.migration.table;

import java.time.Duration;

/**
 * The time that one run of a step may work before it returns its results. So a restart loses
 * little, and progress is visible.
 */
public final class TimeSlice {
  private static final int WORK_PER_PREPARATION = 4;

  private final long deadline;

  private TimeSlice(long deadline) {
    this.deadline = deadline;
  }

  /**
   * Returns a slice that begins now.
   *
   * @param length the length; zero for one piece of work in each run
   */
  public static TimeSlice of(Duration length) {
    return new TimeSlice(System.nanoTime() + length.toNanos());
  }

  /**
   * Returns a slice that begins now and is at least four times as long as the preparation since
   * {@code start}, so that work takes longer than its fixed costs.
   *
   * @param length the shortest time; zero for one piece of work in each run
   * @param start the begin of the preparation, as {@link System#nanoTime()}
   */
  public static TimeSlice of(Duration length, long start) {
    long now = System.nanoTime();
    long least = length.toNanos();
    return new TimeSlice(
        now + (least == 0 ? 0 : Math.max(least, WORK_PER_PREPARATION * (now - start))));
  }

  /**
   * Returns true if the time is over. The caller does at least one piece of work before it asks.
   */
  public boolean isOver() {
    return System.nanoTime() - deadline >= 0;
  }
}
