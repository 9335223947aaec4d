package io.dbmodernizer.monitoring.status;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.StageStatus;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.events.StepStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What events change in one stage. Topics are read side by side, so an event may be seen late or
 * twice: by its time, an event never undoes a later one.
 */
final class StageProjection {
  private static final int ALMOST = 99;

  private final StageStatus stage;

  StageProjection(StageStatus stage) {
    this.stage = stage;
  }

  /** The stage is known to be at work, by something other than progress. */
  void noticed(Instant at) {
    if (stage.getEndedAt() == null) {
      begin(at);
      deriveActive();
    }
  }

  void completed(Instant at) {
    Instant endedAt = stage.getEndedAt();
    if (stage.getState() == ProgressState.DONE || (endedAt != null && at.isBefore(endedAt))) {
      return;
    }
    begin(at);
    end(ProgressState.DONE, null, at);
    stage.setPercent(100);
    stage.getSteps().stream()
        .filter(step -> step.getState() != ProgressState.DONE)
        .forEach(step -> finish(step, at));
  }

  void failed(Failure failure, Instant at) {
    Instant endedAt = stage.getEndedAt();
    boolean repeated = endedAt != null && !at.isAfter(endedAt);
    // A stage that was tried again began later than the failure it recovers from.
    boolean overtaken = stage.getStartedAt() != null && at.isBefore(stage.getStartedAt());
    if (repeated || overtaken) {
      return;
    }
    begin(at);
    end(ProgressState.FAILED, failure, at);
  }

  /**
   * @return whether the event was news; a late or repeated one is not
   */
  boolean progressed(StepProgressed event) {
    Instant at = event.getMetadata().getOccurredAt();
    listSteps(event);
    StepStatus step = step(event.getStep()).orElseThrow();
    if (isLate(step, event.getState(), at)) {
      return false;
    }
    boolean again = beginsAgain(step, event.getState(), at);
    step.setState(event.getState());
    step.setPercent(event.getState() == ProgressState.DONE ? 100 : event.getPercent());
    step.setDetail(detail(event));
    step.setWaitingOn(event.getState() == ProgressState.WAITING ? event.getWaitingOn() : "");
    step.setAttempt(event.getAttempt());
    step.setChangedAt(at);
    if (again) {
      stage.setFailure(null);
      stage.setEndedAt(null);
      stage.setStartedAt(at);
    }
    if (stage.getEndedAt() == null) {
      begin(at);
      deriveActive();
    }
    return true;
  }

  private void begin(Instant at) {
    if (stage.getStartedAt() == null) {
      stage.setStartedAt(at);
    }
  }

  private void end(ProgressState state, @Nullable Failure failure, Instant at) {
    stage.setState(state);
    stage.setFailure(failure);
    stage.setWaitingOn("");
    stage.setEndedAt(at);
  }

  /**
   * A failed stage goes on when what failed is at work again; other steps may still report what was
   * in flight.
   */
  private boolean beginsAgain(StepStatus step, ProgressState state, Instant at) {
    boolean anyStepFailed =
        stage.getSteps().stream().anyMatch(s -> s.getState() == ProgressState.FAILED);
    return stage.getState() == ProgressState.FAILED
        && (state == ProgressState.RUNNING || state == ProgressState.WAITING)
        && at.isAfter(stage.getEndedAt())
        && (step.getState() == ProgressState.FAILED || !anyStepFailed);
  }

  private boolean isLate(StepStatus step, ProgressState state, Instant at) {
    boolean wouldUndo =
        isOver(step.getState()) && !isOver(state) && !at.isAfter(step.getChangedAt());
    boolean stageIsDone = stage.getState() == ProgressState.DONE && state != ProgressState.DONE;
    return at.isBefore(step.getChangedAt()) || wouldUndo || stageIsDone;
  }

  private void listSteps(StepProgressed event) {
    Stream.concat(event.getSteps().stream(), Stream.of(event.getStep()))
        .filter(name -> step(name).isEmpty())
        .forEach(
            name -> {
              StepStatus step = StepStatus.newBuilder().setName(name).build();
              if (stage.getState() == ProgressState.DONE) {
                finish(step, stage.getEndedAt());
              }
              stage.getSteps().add(step);
            });
  }

  private static void finish(StepStatus step, Instant at) {
    step.setState(ProgressState.DONE);
    step.setPercent(100);
    step.setWaitingOn("");
    step.setChangedAt(at);
  }

  private void deriveActive() {
    List<StepStatus> steps = stage.getSteps();
    boolean running = steps.stream().anyMatch(s -> s.getState() == ProgressState.RUNNING);
    String waitingOn =
        steps.stream()
            .filter(s -> s.getState() == ProgressState.WAITING)
            .map(s -> s.getName() + ": " + s.getWaitingOn())
            .collect(Collectors.joining("; "));
    boolean waiting = !running && !waitingOn.isEmpty();
    stage.setState(waiting ? ProgressState.WAITING : ProgressState.RUNNING);
    stage.setWaitingOn(waiting ? waitingOn : "");
    int percent = (int) steps.stream().mapToInt(StepStatus::getPercent).average().orElse(0);
    stage.setPercent(Math.min(percent, ALMOST));
  }

  private Optional<StepStatus> step(String name) {
    return stage.getSteps().stream().filter(step -> step.getName().equals(name)).findFirst();
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
