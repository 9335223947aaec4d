package io.dbmodernizer.migration.direct;

import io.dbmodernizer.datamover.chunk.LedgerVersionException;
import io.dbmodernizer.migration.dms.CancelCopyStep;
import io.dbmodernizer.migration.ledger.CopyRelease;
import io.dbmodernizer.runtime.step.Counterpart;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SqlConnections;
import java.util.Set;

/**
 * Cancels a copy of the engine DIRECT: takes the tables from the migration, so that no chunk can
 * begin or commit any more. Copied rows stay until the next copy.
 */
public final class ReleaseCopyStep implements Step {
  private final SqlConnections connections;

  /**
   * Creates the step.
   *
   * @param connections opens the target
   */
  public ReleaseCopyStep(SqlConnections connections) {
    this.connections = connections;
  }

  @Override
  public String name() {
    return CancelCopyStep.NAME;
  }

  @Override
  public Set<Counterpart> counterparts(StepContext context) {
    return Set.of(Counterpart.target(context.request()));
  }

  @Override
  public StepResult run(StepContext context) {
    Outputs nothingToUndo = Outputs.of(CancelCopyStep.ENDED_WITH, "");
    try {
      return StepResult.done(
          CopyRelease.from(connections, context)
              ? "the copy is cancelled; copied rows stay, and foreign keys of the target are not"
                  + " enforced until a retry"
              : "no copy is in progress",
          nothingToUndo);
    } catch (LedgerVersionException e) {
      return StepResult.done("nothing is cancelled: " + e.getMessage(), nothingToUndo);
    }
  }
}
