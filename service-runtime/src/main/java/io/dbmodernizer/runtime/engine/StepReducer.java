package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.retry.RetryPolicy;
import io.dbmodernizer.runtime.stage.Procedure;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.ResourceRemoval;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.state.StepState;
import io.dbmodernizer.text.Shortened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Applies the result of a run to the state of its step and of the stage. Changes the states that it
 * is given.
 */
final class StepReducer {
  private final RetryPolicy retry;

  StepReducer(RetryPolicy retry) {
    this.retry = retry;
  }

  /**
   * Applies a result.
   *
   * @param now the time of the result, in whole milliseconds
   * @return whether a progress event would show anything new
   */
  boolean apply(StageState stage, StepState step, StepResult result, Instant now) {
    String before = visible(step);
    boolean publishes = false;
    if (result instanceof StepResult.Done done) {
      done(stage, step, done);
      publishes = !done.tables().isEmpty();
    } else if (result instanceof StepResult.InProgress progress) {
      inProgress(stage, step, progress, now);
      publishes = !progress.tables().isEmpty() || !progress.interim().events().isEmpty();
    } else if (result instanceof StepResult.Repeat repeat) {
      repeat(stage, step, repeat);
      publishes = true;
    } else if (result instanceof StepResult.Waiting waiting) {
      waiting(step, waiting, now);
    } else {
      failed(step, (StepResult.Failed) result, now);
    }
    boolean changed = publishes || step.getUnpublished() || !visible(step).equals(before);
    if (changed) {
      step.setRevision(step.getRevision() + 1);
    }
    return changed;
  }

  /** Schedules a recurring step again that has spent its retries or is done. */
  void keepTrying(StepState step, Instant now) {
    if (step.getDueAt() == null) {
      Reason reason =
          step.getFailure() == null ? Reason.UNSPECIFIED : step.getFailure().getReason();
      step.setState(step.getFailure() == null ? ProgressState.RECURRING : ProgressState.WAITING);
      step.setDueAt(now.plus(retry.delay(reason, Math.max(1, step.getAttempt()), null)));
    }
  }

  private static void done(StageState stage, StepState step, StepResult.Done done) {
    recover(step);
    step.setState(ProgressState.DONE);
    step.setPercent(100);
    step.setDetail(done.detail());
    step.setDueAt(null);
    step.setOperation(null);
    done.outputs().storeIn(stage);
    merge(stage.getResources(), done.resources(), AzureResource::getId);
    removals(stage, done.removals());
  }

  private static void inProgress(
      StageState stage, StepState step, StepResult.InProgress progress, Instant now) {
    recover(step);
    if (step.getProcedure().equals(Procedure.UPKEEP)) {
      step.setState(ProgressState.RECURRING);
      step.setPercent(progress.percent());
    } else {
      step.setState(ProgressState.RUNNING);
      step.setPercent(Math.max(step.getPercent(), progress.percent()));
    }
    step.setDetail(progress.detail());
    step.setDueAt(now.plus(progress.pollAfter()));
    step.setOperation(progress.operation());
    if (progress.checkpoint() != null) {
      step.setCheckpoint(progress.checkpoint());
    }
    merge(stage.getResources(), progress.interim().resources(), AzureResource::getId);
    progress.interim().outputs().storeIn(stage);
    removals(stage, progress.interim().removals());
  }

  private static void removals(StageState stage, List<ResourceRemoval> decided) {
    List<ResourceRemoval> all = new ArrayList<>(stage.getRemovals());
    merge(all, decided, ResourceRemoval::getResourceId);
    stage.setRemovals(all);
  }

  private static void repeat(StageState stage, StepState step, StepResult.Repeat repeat) {
    recover(step);
    step.setState(ProgressState.PENDING);
    step.setStartedAt(null);
    step.setPercent(0);
    step.setDetail(repeat.detail());
    step.setDueAt(null);
    step.setOperation(null);
    step.setCheckpoint(repeat.checkpoint());
  }

  private static void waiting(StepState step, StepResult.Waiting waiting, Instant now) {
    recover(step);
    step.setState(ProgressState.WAITING);
    step.setWaitingOn(waiting.waitingOn());
    step.setFailure(
        StepResult.failure(waiting.reason(), step.getName(), "", waiting.waitingOn(), ""));
    step.setDueAt(now.plus(waiting.retryAfter()));
  }

  private void failed(StepState step, StepResult.Failed failed, Instant now) {
    Instant since = step.getFailingSince() == null ? now : step.getFailingSince();
    int attempts = step.getAttempt() + 1;
    Failure failure = Failure.newBuilder(failed.failure()).build();
    failure.setStep(step.getName());
    failure.setAttempts(attempts);
    step.setAttempt(attempts);
    step.setFailingSince(since);
    step.setFailure(failure);
    if (failed.operationEnded()) {
      step.setOperation(null);
    }
    boolean budgetLeft = now.isBefore(since.plus(retry.budget(failure.getReason())));
    if (failed.retryable() && budgetLeft) {
      step.setState(ProgressState.WAITING);
      step.setWaitingOn(Shortened.to("a retry after: " + failure.getMessage(), TextBounds.DETAIL));
      step.setDueAt(now.plus(retry.delay(failure.getReason(), attempts, failed.retryAfter())));
    } else {
      step.setState(ProgressState.FAILED);
      step.setWaitingOn("");
      step.setDueAt(null);
    }
  }

  private static void recover(StepState step) {
    step.setAttempt(0);
    step.setFailingSince(null);
    step.setFailure(null);
    step.setWaitingOn("");
  }

  private static String visible(StepState step) {
    return String.join(
        "|",
        step.getState().name(),
        Integer.toString(step.getPercent()),
        step.getDetail(),
        step.getWaitingOn(),
        Integer.toString(step.getAttempt()));
  }

  /** Adds items, and replaces those of the same resource, whose id may differ in case. */
  private static <T> void merge(List<T> into, List<T> changed, Function<T, String> id) {
    for (T item : changed) {
      int known = indexOf(into, id, id.apply(item));
      // Set in place: the lists of a state that was read from its changelog cannot remove.
      if (known < 0) {
        into.add(item);
      } else {
        into.set(known, item);
      }
    }
  }

  private static <T> int indexOf(List<T> items, Function<T, String> id, String wanted) {
    for (int i = 0; i < items.size(); i++) {
      if (ResourceId.same(id.apply(items.get(i)), wanted)) {
        return i;
      }
    }
    return -1;
  }
}
