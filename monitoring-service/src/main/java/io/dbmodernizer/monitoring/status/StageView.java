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
 * Where one stage stands, as a function of what is known about it. Removal is the last thing a
 * stage does: once it has begun, the main work says nothing more. Upkeep and restores change no
 * stage.
 */
final class StageView {
  private static final int ALMOST = 99;
  private static final int COMPLETE = 100;

  private final StatusFacts all;
  private final StageFacts facts;
  private final StageStatus stage;
  private final StepList steps;

  /**
   * @param all facts of the migration
   * @param facts of the stage
   * @param stage a copy of what its progress says; completed in place
   */
  StageView(StatusFacts all, StageFacts facts, StageStatus stage) {
    this.all = all;
    this.facts = facts;
    this.stage = stage;
    this.steps = StepList.of(stage);
  }

  /** When the main work was completed; null if it was not, or failed later. */
  static @Nullable Instant completedAt(StageFacts facts) {
    return isOver(facts.getCompletedAt(), facts.getFailed()) ? facts.getCompletedAt() : null;
  }

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
   * What failed goes on by a retry. The event of the retry tells so, unless it is what the failed
   * work had begun with; and so does the step that failed, when it is at work again, whatever the
   * clocks of the services say.
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
