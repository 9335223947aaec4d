package io.dbmodernizer.migration.direct;

import io.dbmodernizer.datamover.copy.RowTransfer;
import io.dbmodernizer.datamover.copy.TransferListener;
import io.dbmodernizer.datamover.pace.Pacer;
import io.dbmodernizer.datamover.refused.OnRowError;
import io.dbmodernizer.datamover.refused.RefusedRows;
import io.dbmodernizer.events.CopyLimits;
import io.dbmodernizer.events.CopyTask;
import io.dbmodernizer.events.RowErrors;
import java.sql.SQLException;
import java.util.function.Function;

/**
 * The settings of the transfers of a task: the treatment of refused rows, and the limits, which it
 * keeps.
 */
final class TaskSettings implements TransferListener {
  private final Pacer pacer;

  private TaskSettings(Pacer pacer) {
    this.pacer = pacer;
  }

  /** Returns the change of a transfer that gives it the settings of a task. */
  static Function<RowTransfer, RowTransfer> of(CopyTask task) {
    RowErrors onError = task.getTarget().getRequest().getMigration().getOnRowError();
    RefusedRows refused =
        (onError == RowErrors.SET_ASIDE ? OnRowError.SET_ASIDE : OnRowError.FAIL)
            .rows(task.getMetadata().getMigrationId());
    CopyLimits limits = task.getLimits();
    if (limits.getRowsPerSecond() == 0 && limits.getBytesPerSecond() == 0) {
      return transfer -> transfer.withRefusedRows(refused);
    }
    TaskSettings kept =
        new TaskSettings(
            new Pacer(
                new io.dbmodernizer.datamover.pace.CopyLimits(
                    limits.getRowsPerSecond(), limits.getBytesPerSecond())));
    return transfer -> transfer.withRefusedRows(refused).withListener(kept);
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
