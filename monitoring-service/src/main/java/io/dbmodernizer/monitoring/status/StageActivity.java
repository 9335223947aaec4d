package io.dbmodernizer.monitoring.status;

import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.StageStatus;
import io.dbmodernizer.events.StepStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The last event of a stage that should be working. */
final class StageActivity {
  private static final Instant NEVER = Instant.EPOCH;

  private StageActivity() {}

  /**
   * Returns the time of the last event of a stage that should be working: of its steps while it
   * works, of its trigger before it begins.
   *
   * @param status the snapshot that the stage is in
   * @param stage the stage
   * @param retriedAt when a retry was last accepted; null if none was
   * @return empty if the stage need not work now
   */
  static Optional<Instant> silentSince(
      MigrationStatus status, StageStatus stage, @Nullable Instant retriedAt) {
    return switch (stage.getState()) {
      case RUNNING, WAITING -> lastActivity(stage, retriedAt);
      case PENDING ->
          OverallStatus.isRemoving(status) ? Optional.empty() : triggeredAt(status, stage);
      default -> Optional.empty();
    };
  }

  /** Returns the step that changed last; empty if none has changed. */
  static Optional<StepStatus> lastStep(StageStatus stage) {
    return stage.getSteps().stream()
        .filter(step -> step.getChangedAt().isAfter(NEVER))
        .max(Comparator.comparing(StepStatus::getChangedAt));
  }

  private static Optional<Instant> lastActivity(StageStatus stage, @Nullable Instant retriedAt) {
    return Stream.concat(
            Stream.of(Optional.ofNullable(stage.getStartedAt()), Optional.ofNullable(retriedAt))
                .flatMap(Optional::stream),
            stage.getSteps().stream().map(StepStatus::getChangedAt))
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder());
  }

  private static Optional<Instant> triggeredAt(MigrationStatus status, StageStatus stage) {
    if (stage.getName().equals(PipelineStage.PROVISIONER.stageName())) {
      return Optional.of(status.getRequestedAt()).filter(at -> at.isAfter(NEVER));
    }
    return status.getStages().stream()
        .filter(s -> s.getName().equals(PipelineStage.PROVISIONER.stageName()))
        .filter(s -> s.getState() == ProgressState.DONE)
        .map(StageStatus::getEndedAt)
        .findFirst();
  }
}
