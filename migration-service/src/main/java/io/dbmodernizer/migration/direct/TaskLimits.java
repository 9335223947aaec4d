package io.dbmodernizer.migration.direct;

import io.dbmodernizer.datamover.copy.RowTransfer;
import io.dbmodernizer.datamover.copy.TransferListener;
import io.dbmodernizer.datamover.pace.Pacer;
import io.dbmodernizer.events.CopyLimits;
import java.sql.SQLException;
import java.util.function.Function;

/** Keeps a transfer within the limits of its task. */
final class TaskLimits implements TransferListener {
  private final Pacer pacer;

  private TaskLimits(Pacer pacer) {
    this.pacer = pacer;
  }

  /** Returns the change of a transfer that keeps it within limits. */
  static Function<RowTransfer, RowTransfer> of(CopyLimits limits) {
    if (limits.getRowsPerSecond() == 0 && limits.getBytesPerSecond() == 0) {
      return Function.identity();
    }
    TaskLimits kept =
        new TaskLimits(
            new Pacer(
                new io.dbmodernizer.datamover.pace.CopyLimits(
                    limits.getRowsPerSecond(), limits.getBytesPerSecond())));
    return transfer -> transfer.withListener(kept);
  }

  @Override
  public void afterBatch(int rows, long bytes) throws SQLException {
    try {
      pacer.take(rows, bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("the worker is stopped", e);
    }
  }
}
