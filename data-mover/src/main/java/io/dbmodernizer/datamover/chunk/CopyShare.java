package io.dbmodernizer.datamover.chunk;

/**
 * The limits of a copy as its workers keep them. The workers do not know of each other: few tasks
 * are open at the same time, and each keeps a share of the limits.
 *
 * @param version the number of times that the open tasks became fewer. A worker leaves a task that
 *     was handed out under an earlier version and whose chunks have not begun
 * @param tasks the most tasks that may be open at the same time; 0 for no limit
 * @param rowsPerSecond the rows that each task may move in a second; 0 for no limit
 * @param bytesPerSecond the bytes that each task may move in a second; 0 for no limit
 */
public record CopyShare(int version, int tasks, long rowsPerSecond, long bytesPerSecond) {

  /** No limit. */
  public static final CopyShare NONE = new CopyShare(0, 0, 0, 0);

  /**
   * Returns the share that follows an earlier one.
   *
   * @param before the share that workers know, with the version to go on from
   */
  public CopyShare after(CopyShare before) {
    boolean fewer = tasks > 0 && (before.tasks == 0 || tasks < before.tasks);
    return new CopyShare(
        fewer ? before.version + 1 : before.version, tasks, rowsPerSecond, bytesPerSecond);
  }
}
