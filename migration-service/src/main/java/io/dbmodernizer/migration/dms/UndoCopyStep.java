package io.dbmodernizer.migration.dms;

import io.dbmodernizer.runtime.step.Counterpart;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.util.Set;

/** Restores the target's schema after a copy that was cancelled. Rows stay as they are. */
public final class UndoCopyStep implements Step {
  /** Name of the step. */
  public static final String NAME = "undo-copy";

  private final CopyUndo undo;

  /**
   * Creates the step.
   *
   * @param undo runs the undo statements
   */
  public UndoCopyStep(CopyUndo undo) {
    this.undo = undo;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> after() {
    return Set.of(CancelCopyStep.NAME);
  }

  @Override
  public Set<Counterpart> counterparts(StepContext context) {
    return Set.of(Counterpart.target(context.request()));
  }

  @Override
  public StepResult run(StepContext context) {
    String endedWith = context.output(CancelCopyStep.ENDED_WITH);
    if (endedWith.isEmpty()) {
      return StepResult.done("the target needs no undo");
    }
    int statements = undo.run(context, CopyUndo.isAfterCopy(endedWith));
    return StepResult.done(
        statements == 0
            ? "Azure left no undo statements on the target"
            : statements + " undo statements run; the target's foreign keys are restored");
  }
}
