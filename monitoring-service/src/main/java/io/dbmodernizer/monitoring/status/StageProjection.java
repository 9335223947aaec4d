package io.dbmodernizer.monitoring.status;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.StageStatus;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.events.StepStatus;
import io.dbmodernizer.state.StageEnd;
import io.dbmodernizer.state.StageFacts;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The facts that the events of one stage change. Outcomes and progress come on two topics that are
 * read side by side, so each writes facts of its own. {@link StageView} combines them. An event
 * never undoes a later one, so a late or repeated event changes nothing.
 */
final class StageProjection {
  private final StageFacts facts;
  private final StepList steps;

  StageProjection(StageFacts facts, StageStatus stage) {
    this.facts = facts;
    this.steps = StepList.of(stage);
  }

  /** Records that the stage has begun, by an event other than progress. */
  void began(Instant at) {
    facts.setBeganAt(earlier(facts.getBeganAt(), at));
  }

  /** Records that the main work was completed. */
  void completed(Instant at) {
    began(at);
    facts.setCompletedAt(later(facts.getCompletedAt(), at));
  }

  /** Records that the main work failed. */
  void failed(Failure failure, String causationId, Instant at) {
    began(at);
    fail(facts.getFailed(), facts::setFailed, failure, causationId, at);
  }

  /** Records that the removal was completed. */
  void removed(Instant at) {
    facts.setRemovalBeganAt(earlier(facts.getRemovalBeganAt(), at));
    facts.setRemovedAt(later(facts.getRemovedAt(), at));
  }

  /** Records that the removal failed. */
  void removalFailed(Failure failure, String causationId, Instant at) {
    facts.setRemovalBeganAt(earlier(facts.getRemovalBeganAt(), at));
    fail(facts.getRemovalFailed(), facts::setRemovalFailed, failure, causationId, at);
  }

  /**
   * Records the progress of a step.
   *
   * @return false if the event is late or repeated, and so changed nothing
   */
  boolean progressed(StepProgressed event) {
    Instant at = event.getMetadata().getOccurredAt();
    steps.add(event);
    StepStatus step = steps.find(event.getStep()).orElseThrow();
    if (isLate(step, event.getState(), at)) {
      return false;
    }
    boolean again = isOver(step.getState()) && !isOver(event.getState());
    boolean resumed = again && step.getState() == ProgressState.FAILED;
    switch (event.getProcedure()) {
      case StepList.UPKEEP, StepList.RESTORE -> {
        if (again) {
          steps.restartAfter(step);
        }
      }
      case StepList.REMOVE -> {
        facts.setRemovalBeganAt(earlier(facts.getRemovalBeganAt(), at));
        if (resumed) {
          facts.setRemovalResumedAt(later(facts.getRemovalResumedAt(), at));
        }
      }
      default -> {
        began(at);
        if (resumed) {
          facts.setResumedAt(later(facts.getResumedAt(), at));
        }
      }
    }
    write(event, step);
    return true;
  }

  private static void fail(
      @Nullable StageEnd known,
      Consumer<StageEnd> set,
      Failure failure,
      String causationId,
      Instant at) {
    if (known == null || !at.isBefore(known.getAt())) {
      set.accept(new StageEnd(at, failure, causationId));
    }
  }

  private static void write(StepProgressed event, StepStatus step) {
    step.setState(event.getState());
    int percent = event.getState() == ProgressState.DONE ? 100 : event.getPercent();
    step.setReached(Math.max(percent, Math.max(step.getReached(), step.getPercent())));
    step.setPercent(percent);
    step.setDetail(detail(event));
    step.setWaitingOn(event.getState() == ProgressState.WAITING ? event.getWaitingOn() : "");
    step.setAttempt(event.getAttempt());
    step.setChangedAt(event.getMetadata().getOccurredAt());
    step.setStartedAt(event.getStartedAt());
  }

  private static boolean isLate(StepStatus step, ProgressState state, Instant at) {
    boolean wouldUndo =
        isOver(step.getState()) && !isOver(state) && !at.isAfter(step.getChangedAt());
    return at.isBefore(step.getChangedAt()) || wouldUndo;
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

  private static Instant earlier(@Nullable Instant known, Instant at) {
    return known == null || at.isBefore(known) ? at : known;
  }

  private static Instant later(@Nullable Instant known, Instant at) {
    return known == null || at.isAfter(known) ? at : known;
  }
}
