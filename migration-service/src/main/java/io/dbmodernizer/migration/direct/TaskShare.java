package io.dbmodernizer.migration.direct;

import io.dbmodernizer.datamover.chunk.CopyShare;
import io.dbmodernizer.events.CopyLimits;

/**
 * How the limits of a copy are divided among workers that do not know of each other: few tasks are
 * open at the same time, and each of them gets an equal share.
 */
final class TaskShare {

  /** The tasks among which a rate is divided if nobody limits them. */
  private static final int FEW = 4;

  private TaskShare() {}

  /**
   * Returns the share that limits of a copy give to each of its tasks.
   *
   * @param running the workers that copy chunks now. If they are more than the tasks, because the
   *     limits are new, they divide the rates among them
   */
  static CopyShare of(CopyLimits limits, int running) {
    int tasks = tasks(limits);
    int sharing = Math.max(tasks, running);
    return new CopyShare(
        0,
        tasks,
        share(limits.getRowsPerSecond(), sharing),
        share(limits.getBytesPerSecond(), sharing));
  }

  /** Returns the most open tasks of a copy; 0 for no limit. No task has a rate below 1. */
  private static int tasks(CopyLimits limits) {
    long rows = limits.getRowsPerSecond();
    long bytes = limits.getBytesPerSecond();
    if (rows == 0 && bytes == 0) {
      return limits.getConnections();
    }
    long most = limits.getConnections() == 0 ? FEW : limits.getConnections();
    return (int) Math.min(most, Math.min(rows == 0 ? most : rows, bytes == 0 ? most : bytes));
  }

  private static long share(long rate, int sharing) {
    return rate == 0 ? 0 : Math.max(1, rate / sharing);
  }
}
