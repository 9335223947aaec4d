package io.dbmodernizer.monitoring.api;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.StageStatus;
import io.dbmodernizer.monitoring.web.FailureDetails;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stage of a migration.
 *
 * @param name provisioner, migration, backup or monitoring
 * @param state state of the stage
 * @param percent 0 to 100
 * @param waitingOn what it waits for; empty if it does not wait
 * @param startedAt time of its begin; null until then
 * @param endedAt time of its end; null until then
 * @param durationMillis milliseconds from its begin to its end; null until then
 * @param failure why it failed; null if it has not failed
 * @param steps its steps, in order
 */
public record Stage(
    String name,
    ProgressState state,
    int percent,
    String waitingOn,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Long durationMillis,
    @Nullable FailureDetails failure,
    List<Step> steps) {

  static Stage of(StageStatus stage, boolean skipped) {
    Failure failure = stage.getFailure();
    return new Stage(
        stage.getName(),
        stage.getState(),
        stage.getPercent(),
        stage.getWaitingOn(),
        stage.getStartedAt(),
        stage.getEndedAt(),
        EventTimes.millis(stage.getStartedAt(), stage.getEndedAt()),
        failure == null ? null : FailureDetails.of(failure),
        stage.getSteps().stream()
            .filter(step -> skipped || step.getState() != ProgressState.SKIPPED)
            .map(Step::of)
            .toList());
  }
}
