package io.dbmodernizer.migration.direct;

import io.dbmodernizer.events.CopyLimits;

/**
 * How the limits of a copy are kept by workers that do not know of each other: few tasks are open
 * at the same time, and each of them gets an equal share.
 *
 * @param tasks the most open tasks; 0 for no limit
 * @param ofEach the limits of each task
 */
record TaskShare(int tasks, CopyLimits ofEach) {

  /** The tasks among which a rate is divided if the request does not limit them. */
  private static final int FEW = 4;

  /** Returns the share that limits of a copy give to each of its tasks. */
  static TaskShare of(CopyLimits limits) {
    boolean hasRate = limits.getRowsPerSecond() > 0 || limits.getBytesPerSecond() > 0;
    int tasks = limits.getConnections() == 0 && hasRate ? FEW : limits.getConnections();
    return new TaskShare(
        tasks,
        CopyLimits.newBuilder()
            .setRowsPerSecond(share(limits.getRowsPerSecond(), tasks))
            .setBytesPerSecond(share(limits.getBytesPerSecond(), tasks))
            .setConnections(0)
            .build());
  }

  private static long share(long rate, int tasks) {
    return rate == 0 ? 0 : Math.max(1, rate / tasks);
  }
}
