package io.dbmodernizer.migration.direct;

import io.dbmodernizer.datamover.copy.RowTransfer;
import io.dbmodernizer.datamover.refused.OnRowError;
import io.dbmodernizer.datamover.refused.RefusedRows;
import io.dbmodernizer.events.CopyTask;
import io.dbmodernizer.events.RowErrors;
import java.util.function.Function;

/** The settings of the transfers of a task: the treatment of refused rows, and the limits. */
final class TaskSettings {

  private TaskSettings() {}

  /** Returns the change of a transfer that gives it the settings of a task. */
  static Function<RowTransfer, RowTransfer> of(CopyTask task, TaskLimits limits) {
    RowErrors onError = task.getTarget().getRequest().getMigration().getOnRowError();
    RefusedRows refused =
        (onError == RowErrors.SET_ASIDE ? OnRowError.SET_ASIDE : OnRowError.FAIL)
            .rows(task.getMetadata().getMigrationId());
    return transfer -> transfer.withRefusedRows(refused).withListener(limits);
  }
}
