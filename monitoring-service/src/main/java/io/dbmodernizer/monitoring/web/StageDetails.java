package io.dbmodernizer.monitoring.web;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.StageStatus;
import io.dbmodernizer.events.StepStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stage with its steps, as the API shows it.
 *
 * @param name provisioner, migration, backup or monitoring
 * @param state PENDING, RUNNING, WAITING, DONE or FAILED
 * @param percent 0 to 100
 * @param waitingOn the cause of the waiting; empty if it does not wait
 * @param steps in order
 * @param failure the failure that ended it; null if it has not failed
 * @param startedAt time of its begin; null until then
 * @param endedAt time of its end; null until then
 */
record StageDetails(
    String name,
    String state,
    int percent,
    String waitingOn,
    List<Step> steps,
    @Nullable FailureDetails failure,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt) {

  /**
   * A step. {@code procedure} is empty for a step of the main work, else cancel, remove, restore or
   * upkeep. {@code changedAt} is null until the step has begun.
   */
  record Step(
      String name,
      String procedure,
      String state,
      int percent,
      String detail,
      String waitingOn,
      int attempt,
      @Nullable Instant changedAt) {
    static Step of(StepStatus step) {
      return new Step(
          step.getName(),
          step.getProcedure(),
          step.getState().name(),
          step.getPercent(),
          step.getDetail(),
          step.getWaitingOn(),
          step.getAttempt(),
          Times.known(step.getChangedAt()));
    }
  }

  /** Returns the details of a stage in a snapshot. */
  static StageDetails of(StageStatus stage) {
    Failure failure = stage.getFailure();
    return new StageDetails(
        stage.getName(),
        stage.getState().name(),
        stage.getPercent(),
        stage.getWaitingOn(),
        stage.getSteps().stream().map(Step::of).toList(),
        failure == null ? null : FailureDetails.of(failure),
        stage.getStartedAt(),
        stage.getEndedAt());
  }
}
