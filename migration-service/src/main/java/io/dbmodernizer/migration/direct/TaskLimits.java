package io.dbmodernizer.migration.direct;

import io.dbmodernizer.datamover.chunk.ChunkId;
import io.dbmodernizer.datamover.chunk.CopyId;
import io.dbmodernizer.datamover.chunk.CopyShare;
import io.dbmodernizer.datamover.chunk.CopyShares;
import io.dbmodernizer.datamover.copy.TransferListener;
import io.dbmodernizer.datamover.pace.CopyLimits;
import io.dbmodernizer.datamover.pace.Pacer;
import io.dbmodernizer.events.CopyTask;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The limits of the transfers of one task. It reads the limits of the copy on the target before the
 * task begins, between its batches and while it waits, so that new ones hold soon. It reads them on
 * the connection that writes, which is idle then and is not counted a second time.
 *
 * <p>A chunk commits when its rows are paid for. So short tasks that follow one another keep the
 * limits, too.
 */
final class TaskLimits implements TransferListener {

  /** The time between two looks. */
  static final Duration LOOK = Duration.ofSeconds(1);

  private final CopyTask task;
  private final CopyShares shares;
  private final IntConsumer sessions;
  private final Pacer pacer;
  private CopyShare share;
  private long lookedAt;

  /**
   * Reads the limits.
   *
   * @param target the connection that writes the rows of the task
   * @param sessions limits the pooled sessions of the databases; 0 for no limit
   * @throws SQLException if the target fails
   */
  TaskLimits(CopyTask task, Connection target, IntConsumer sessions) throws SQLException {
    this.task = task;
    this.shares = new CopyShares(target);
    this.sessions = sessions;
    this.share = read();
    this.pacer = new Pacer(rates());
  }

  /**
   * Returns true if nobody may begin the task: it was handed out under limits that allowed more
   * tasks than now. A task that another worker has begun before it died counts as one of those that
   * are open now, so it goes on.
   *
   * @throws SQLException if the target fails
   */
  boolean isOutdated(CopyId copy, List<ChunkId> chunks) throws SQLException {
    return task.getLimitsVersion() < share.version()
        && shares.running(copy).stream().noneMatch(running -> chunks.contains(running.id()));
  }

  @Override
  public void afterBatch(int rows, long bytes) throws SQLException {
    lookAfter(LOOK);
    waiting(() -> pacer.take(rows, bytes, LOOK));
  }

  @Override
  public void afterLastBatch() throws SQLException {
    waiting(() -> pacer.settle(LOOK));
  }

  /** A wait that ends with true. */
  @FunctionalInterface
  private interface Wait {
    boolean isOver() throws InterruptedException;
  }

  private void waiting(Wait wait) throws SQLException {
    try {
      while (!wait.isOver()) {
        lookAfter(Duration.ZERO);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("the worker is stopped", e);
    }
  }

  private void lookAfter(Duration time) throws SQLException {
    if (System.nanoTime() - lookedAt < time.toNanos()) {
      return;
    }
    CopyShare now = read();
    if (!now.equals(share)) {
      share = now;
      pacer.limits(rates());
    }
  }

  private CopyShare read() throws SQLException {
    CopyShare found = shares.find(task.getMetadata().getMigrationId()).orElseGet(this::ofTask);
    lookedAt = System.nanoTime();
    sessions.accept(found.tasks());
    return found;
  }

  /** The share that the task carries. It holds if a step of a former release has stored none. */
  private CopyShare ofTask() {
    return new CopyShare(
        task.getLimitsVersion(),
        0,
        task.getLimits().getRowsPerSecond(),
        task.getLimits().getBytesPerSecond());
  }

  private CopyLimits rates() {
    return new CopyLimits(share.rowsPerSecond(), share.bytesPerSecond());
  }
}
