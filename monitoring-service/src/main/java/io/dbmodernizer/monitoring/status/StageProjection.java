package io.dbmodernizer.monitoring.status;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.StageStatus;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.events.StepStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What events change in one stage. Topics are read side by side, so an event may be seen late or
 * twice: by its time, an event never undoes a later one. Removal is the last thing a stage does:
 * once it has begun, the main work says nothing more. Upkeep and restores change no stage.
 */
final class StageProjection {
  private static final int ALMOST = 99;

  /** How far the clocks of two services may differ. */
  private static final Duration SKEW = Duration.ofSeconds(10);

  private final StageStatus stage;
  private final StepList steps;

  StageProjection(StageStatus stage) {
    this.stage = stage;
    this.steps = StepList.of(stage);
  }

  /** The stage is known to be at work, by something other than progress. */
  void noticed(Instant at) {
    if (stage.getEndedAt() == null && !steps.has(StepList.REMOVE)) {
      begin(at);
      deriveActive();
    }
  }

  void completed(Instant at) {
    Instant endedAt = stage.getEndedAt();
    if (stage.getState() == ProgressState.DONE
        || steps.has(StepList.REMOVE)
        || isOvertaken(at)
        || (endedAt != null && at.isBefore(endedAt))) {
      return;
    }
    begin(at);
    end(ProgressState.DONE, null, at);
    stage.setPercent(100);
    steps.ofProcedure(StepList.MAIN).finish(at);
  }

  void failed(Failure failure, Instant at) {
    if (!isRepeated(at) && !isOvertaken(at) && !steps.has(StepList.REMOVE)) {
      begin(at);
      end(ProgressState.FAILED, failure, at);
      if (failure.getReason() == Reason.CANCELLED) {
        steps.interrupt();
      }
    }
  }

  /** Everything that the stage created is gone. */
  void removed(Instant at) {
    Instant endedAt = stage.getEndedAt();
    if (isOvertaken(at) || (endedAt != null && at.isBefore(endedAt))) {
      return;
    }
    begin(at);
    end(ProgressState.DONE, null, at);
    stage.setPercent(100);
    steps.ofProcedure(StepList.REMOVE).finish(at);
    steps.endUpkeep();
  }

  void removalFailed(Failure failure, Instant at) {
    if (isRepeated(at) || isOvertaken(at)) {
      return;
    }
    begin(at);
    end(ProgressState.FAILED, failure, at);
    steps.endUpkeep();
    if (!steps.hasFailedRemoval()) {
      steps.fail(failure, StepList.REMOVE, at);
    }
  }

  /**
   * A failed or cancelled stage is to go on.
   *
   * @param removing whether the migration is being removed: then only a removal goes on
   */
  void retried(Instant at, boolean removing) {
    Failure failure = stage.getFailure();
    Instant endedAt = stage.getEndedAt();
    if (stage.getState() == ProgressState.FAILED
        && endedAt != null
        && at.isAfter(endedAt)
        && (failure == null || failure.getViolations().isEmpty())
        && (!removing || steps.hasFailedRemoval())) {
      Instant from = at.minus(SKEW);
      beginAgain(from.isAfter(endedAt) ? from : endedAt.plusMillis(1));
      deriveActive();
    }
  }

  /**
   * @return whether the event was news; a late or repeated one is not
   */
  boolean progressed(StepProgressed event) {
    return switch (event.getProcedure()) {
      case StepList.UPKEEP, StepList.RESTORE -> besides(event);
      case StepList.REMOVE -> removing(event);
      default -> !steps.has(StepList.REMOVE) && work(event);
    };
  }

  private boolean removing(StepProgressed event) {
    Instant at = event.getMetadata().getOccurredAt();
    Instant endedAt = stage.getEndedAt();
    boolean first = !steps.has(StepList.REMOVE) && (endedAt == null || at.isAfter(endedAt));
    if (first) {
      steps.endUpkeep();
      steps.add(event);
      beginAgain(at);
    }
    return work(event);
  }

  private boolean work(StepProgressed event) {
    Instant at = event.getMetadata().getOccurredAt();
    List<StepStatus> added = steps.add(event);
    if (stage.getState() == ProgressState.DONE) {
      added.forEach(step -> StepList.finish(step, stage.getEndedAt()));
    }
    StepStatus step = steps.find(event.getStep()).orElseThrow();
    if (isLate(step, event.getState(), at)
        || (stage.getState() == ProgressState.DONE && event.getState() != ProgressState.DONE)) {
      return false;
    }
    boolean again = beginsAgain(step, event.getState(), at);
    write(event, step);
    if (again) {
      beginAgain(at);
    }
    if (stage.getEndedAt() == null) {
      begin(at);
      deriveActive();
    }
    return true;
  }

  /** Work beside or after the main work, which changes no stage. */
  private boolean besides(StepProgressed event) {
    if (steps.has(StepList.REMOVE)) {
      return false;
    }
    steps.add(event);
    StepStatus step = steps.find(event.getStep()).orElseThrow();
    if (isLate(step, event.getState(), event.getMetadata().getOccurredAt())) {
      return false;
    }
    if (isOver(step.getState()) && !isOver(event.getState())) {
      steps.restartAfter(step);
    }
    write(event, step);
    return true;
  }

  private static void write(StepProgressed event, StepStatus step) {
    step.setState(event.getState());
    step.setPercent(event.getState() == ProgressState.DONE ? 100 : event.getPercent());
    step.setDetail(detail(event));
    step.setWaitingOn(event.getState() == ProgressState.WAITING ? event.getWaitingOn() : "");
    step.setAttempt(event.getAttempt());
    step.setChangedAt(event.getMetadata().getOccurredAt());
  }

  private void begin(Instant at) {
    if (stage.getStartedAt() == null) {
      stage.setStartedAt(at);
    }
  }

  private void beginAgain(Instant at) {
    stage.setState(ProgressState.RUNNING);
    stage.setFailure(null);
    stage.setEndedAt(null);
    stage.setStartedAt(at);
  }

  private void end(ProgressState state, @Nullable Failure failure, Instant at) {
    stage.setState(state);
    stage.setFailure(failure);
    stage.setWaitingOn("");
    stage.setEndedAt(at);
  }

  private boolean isRepeated(Instant at) {
    Instant endedAt = stage.getEndedAt();
    return endedAt != null && !at.isAfter(endedAt);
  }

  /** A stage that was tried again began later than the end it recovers from. */
  private boolean isOvertaken(Instant at) {
    return stage.getStartedAt() != null && at.isBefore(stage.getStartedAt());
  }

  /**
   * A failed stage goes on when what failed is at work again; other steps may still report what was
   * in flight. A cancelled one goes on by command only.
   */
  private boolean beginsAgain(StepStatus step, ProgressState state, Instant at) {
    Failure failure = stage.getFailure();
    boolean cancelled = failure != null && failure.getReason() == Reason.CANCELLED;
    return stage.getState() == ProgressState.FAILED
        && !cancelled
        && (state == ProgressState.RUNNING || state == ProgressState.WAITING)
        && at.isAfter(stage.getEndedAt())
        && (step.getState() == ProgressState.FAILED || !steps.active().any(ProgressState.FAILED));
  }

  private static boolean isLate(StepStatus step, ProgressState state, Instant at) {
    boolean wouldUndo =
        isOver(step.getState()) && !isOver(state) && !at.isAfter(step.getChangedAt());
    return at.isBefore(step.getChangedAt()) || wouldUndo;
  }

  private void deriveActive() {
    StepList active = steps.active();
    String waitingOn = active.waitingOn();
    boolean waiting = !active.any(ProgressState.RUNNING) && !waitingOn.isEmpty();
    stage.setState(waiting ? ProgressState.WAITING : ProgressState.RUNNING);
    stage.setWaitingOn(waiting ? waitingOn : "");
    stage.setPercent(Math.min(active.percent(), ALMOST));
  }

  private static String detail(StepProgressed event) {
    Failure failure = event.getFailure();
    return event.getDetail().isEmpty() && failure != null
        ? failure.getMessage()
        : event.getDetail();
  }

  private static boolean isOver(ProgressState state) {
    return state == ProgressState.DONE || state == ProgressState.FAILED;
  }
}
