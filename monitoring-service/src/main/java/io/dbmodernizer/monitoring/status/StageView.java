package io.dbmodernizer.monitoring.status;

import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.StageStatus;
import io.dbmodernizer.state.StageEnd;
import io.dbmodernizer.state.StageFacts;
import io.dbmodernizer.state.StatusFacts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of one stage, computed from its facts. The removal is the last procedure of a stage:
 * once it has begun, it alone gives the state. Upkeep and restores do not change the state.
 */
final class StageView {
  private static final int ALMOST = 99;
  private static final int COMPLETE = 100;

  private final StatusFacts all;
  private final StageFacts facts;
  private final StageStatus stage;
  private final StepList steps;

  /**
   * Creates the view.
   *
   * @param all the facts of the migration
   * @param facts the facts of the stage
   * @param stage a copy of the stage with the progress of its steps, which the view changes
   */
  StageView(StatusFacts all, StageFacts facts, StageStatus stage) {
    this.all = all;
    this.facts = facts;
    this.stage = stage;
    this.steps = StepList.of(stage);
  }

  /** Returns when the main work was completed; null if it was not, or if it failed later. */
  static @Nullable Instant completedAt(StageFacts facts) {
    return isOver(facts.getCompletedAt(), facts.getFailed()) ? facts.getCompletedAt() : null;
  }

  /** Sets state, percentage, times and failure of the stage. */
  void complete() {
    showMainWork();
    if (facts.getRemovalBeganAt() != null) {
      showRemoval();
    }
  }

  private void showMainWork() {
    stage.setStartedAt(facts.getBeganAt());
    Instant completedAt = completedAt(facts);
    StageEnd failed = facts.getFailed();
    if (completedAt != null) {
      steps.ofProcedure(StepList.MAIN).finish();
      end(ProgressState.DONE, COMPLETE, completedAt);
    } else if (failed != null && !isRetried(failed, facts.getResumedAt())) {
      if (failed.getFailure().getReason() == Reason.CANCELLED) {
        steps.ofMainWork().interrupt();
      }
      fail(failed, steps.ofMainWork());
    } else if (facts.getBeganAt() != null) {
      work(steps.ofMainWork());
    }
  }

  private void showRemoval() {
    steps.endUpkeep();
    stage.setStartedAt(facts.getRemovalBeganAt());
    StageEnd failed = facts.getRemovalFailed();
    StepList removal = steps.ofProcedure(StepList.REMOVE);
    if (isOver(facts.getRemovedAt(), failed)) {
      removal.finish();
      end(ProgressState.DONE, COMPLETE, facts.getRemovedAt());
    } else if (failed != null && !isRetried(failed, facts.getRemovalResumedAt())) {
      if (!removal.any(ProgressState.FAILED)) {
        steps.fail(failed.getFailure(), StepList.REMOVE);
      }
      fail(failed, steps.ofProcedure(StepList.REMOVE));
    } else {
      work(removal);
    }
  }

  /**
   * Returns whether a failed stage has been retried. An accepted retry after the failure says so,
   * unless the failed work had begun with that retry. A failed step that works again says so as
   * well; it needs no comparison of the clocks of two services.
   */
  private boolean isRetried(StageEnd failed, @Nullable Instant resumedAt) {
    Instant retriedAt = all.getRetriedAt();
    boolean byCommand =
        retriedAt != null
            && retriedAt.isAfter(failed.getAt())
            && !failed.getCausationId().equals(all.getRetryId())
            && failed.getFailure().getViolations().isEmpty();
    return byCommand || (resumedAt != null && resumedAt.isAfter(failed.getAt()));
  }

  private void work(StepList active) {
    String waitingOn = active.waitingOn();
    boolean waiting = !active.any(ProgressState.RUNNING) && !waitingOn.isEmpty();
    stage.setState(waiting ? ProgressState.WAITING : ProgressState.RUNNING);
    stage.setWaitingOn(waiting ? waitingOn : "");
    stage.setPercent(Math.min(active.percent(), ALMOST));
    stage.setFailure(null);
    stage.setEndedAt(null);
  }

  private void end(ProgressState state, int percent, @Nullable Instant at) {
    stage.setState(state);
    stage.setPercent(percent);
    stage.setWaitingOn("");
    stage.setFailure(null);
    stage.setEndedAt(at);
  }

  private void fail(StageEnd failed, StepList active) {
    end(ProgressState.FAILED, Math.min(active.percent(), ALMOST), failed.getAt());
    stage.setFailure(failed.getFailure());
  }

  private static boolean isOver(@Nullable Instant doneAt, @Nullable StageEnd failed) {
    return doneAt != null && (failed == null || !doneAt.isBefore(failed.getAt()));
  }
}
