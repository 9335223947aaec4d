package io.dbmodernizer.monitoring.api;

import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.StepStatus;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A step of a stage.
 *
 * @param name name of the step
 * @param procedure empty for the main work of the stage, else cancel, remove, restore or upkeep
 * @param state state of the step; RECURRING for a step of the upkeep between its runs
 * @param percent 0 to 100
 * @param detail what it does now, for people
 * @param waitingOn what it waits for; empty if it does not wait
 * @param attempt number of attempts made
 * @param startedAt time of its begin; null if it has not begun or the time is unknown
 * @param changedAt time of its last change; null if it has not begun
 * @param durationMillis milliseconds from its begin to its end; null until then
 */
public record Step(
    String name,
    String procedure,
    ProgressState state,
    int percent,
    String detail,
    String waitingOn,
    int attempt,
    @Nullable Instant startedAt,
    @Nullable Instant changedAt,
    @Nullable Long durationMillis) {
  private static final Set<ProgressState> ENDED =
      EnumSet.of(ProgressState.DONE, ProgressState.FAILED);

  static Step of(StepStatus step) {
    Instant changedAt = EventTimes.known(step.getChangedAt());
    return new Step(
        step.getName(),
        step.getProcedure(),
        step.getState(),
        step.getPercent(),
        step.getDetail(),
        step.getWaitingOn(),
        step.getAttempt(),
        step.getStartedAt(),
        changedAt,
        ENDED.contains(step.getState()) ? EventTimes.millis(step.getStartedAt(), changedAt) : null);
  }
}
