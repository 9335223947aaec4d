package io.dbmodernizer.migration.direct;

import io.dbmodernizer.datamover.chunk.LedgerVersionException;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.migration.ledger.CopyRelease;
import io.dbmodernizer.request.CopyEngine;
import io.dbmodernizer.runtime.step.Counterpart;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SqlConnections;
import java.util.Optional;
import java.util.Set;

/**
 * Removes the ledger of a copy that was not completed. A target that does not answer does not hold
 * up the teardown, which may remove it anyway.
 */
public final class RemoveLedgerStep implements Step {
  /** Name of the step. */
  public static final String NAME = "remove-copy-ledger";

  private static final int ATTEMPTS = 3;

  private final SqlConnections connections;

  /**
   * Creates the step.
   *
   * @param connections opens the target
   */
  public RemoveLedgerStep(SqlConnections connections) {
    this.connections = connections;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<Counterpart> counterparts(StepContext context) {
    return Set.of(Counterpart.target(context.request()));
  }

  @Override
  public Optional<String> notRequested(MigrationRequested request) {
    return CopyEngine.isDirect(request.getMigration())
        ? Optional.empty()
        : Optional.of("the engine DIRECT copied nothing");
  }

  @Override
  public StepResult run(StepContext context) {
    try {
      return StepResult.done(
          CopyRelease.from(connections, context)
              ? "the ledger of the copy is removed"
              : "there is no ledger of a copy");
    } catch (LedgerVersionException e) {
      return StepResult.done("the ledger stays: " + e.getMessage());
    } catch (StepException e) {
      if (context.attempt() + 1 < ATTEMPTS) {
        throw e;
      }
      return StepResult.done(
          "the ledger may be left on the target: " + e.failed().failure().getMessage());
    }
  }
}
