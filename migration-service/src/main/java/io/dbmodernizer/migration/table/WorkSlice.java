package io.dbmodernizer.migration.table;

import java.time.Duration;

/**
 * The time one run of a step may work before it hands its results over, so that a restart loses
 * little and progress is seen.
 */
public final class WorkSlice {
  private final long deadline;

  private WorkSlice(long deadline) {
    this.deadline = deadline;
  }

  /** A slice that begins now. */
  public static WorkSlice of(Duration length) {
    return new WorkSlice(System.nanoTime() + length.toNanos());
  }

  /** Whether it is over; the caller does at least one piece of work before it asks. */
  public boolean isOver() {
    return System.nanoTime() - deadline >= 0;
  }
}
