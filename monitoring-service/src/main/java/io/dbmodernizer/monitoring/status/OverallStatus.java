package io.dbmodernizer.monitoring.status;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.StageStatus;
import io.dbmodernizer.progress.WeightedProgress;
import java.util.List;
import java.util.stream.Collectors;

/** The state and percentage of a whole migration, derived from its stages. */
final class OverallStatus {
  private static final int ALMOST = 99;
  private static final int COMPLETE = 100;

  private OverallStatus() {}

  /**
   * Sets state, percentage and the text about what the migration waits on. Leaves a removed
   * migration as it is.
   */
  static void derive(MigrationStatus status) {
    if (status.getState() == MigrationState.REMOVED) {
      return;
    }
    List<StageStatus> stages = status.getStages();
    boolean removing = isRemoving(status);
    explainPending(stages);
    status.setState(removing ? stateOfRemoval(stages) : state(stages));
    status.setPercent(removing ? percentOfRemoval(stages) : percent(stages));
    status.setWaitingOn(waitingOn(status));
  }

  /** Returns whether the migration is being removed: by a command, or by a stage that has begun. */
  static boolean isRemoving(MigrationStatus status) {
    return status.getState() != MigrationState.REMOVED
        && (status.getState() == MigrationState.REMOVING
            || status.getStages().stream().anyMatch(OverallStatus::isBeingRemoved));
  }

  /** Sets the status of a migration that has been removed. */
  static void removed(MigrationStatus status) {
    status.setState(MigrationState.REMOVED);
    status.setPercent(COMPLETE);
    status.setWaitingOn("");
  }

  private static MigrationState stateOfRemoval(List<StageStatus> stages) {
    boolean failed =
        stages.stream()
            .anyMatch(
                stage ->
                    stage.getState() == ProgressState.FAILED
                        && StepList.of(stage).hasFailedRemoval());
    return failed ? MigrationState.FAILED : MigrationState.REMOVING;
  }

  private static boolean isBeingRemoved(StageStatus stage) {
    return StepList.of(stage).has(StepList.REMOVE);
  }

  /** Every stage counts the same, because a removal takes no longer for more rows. */
  private static int percentOfRemoval(List<StageStatus> stages) {
    WeightedProgress work = new WeightedProgress();
    stages.forEach(stage -> work.add(1, isBeingRemoved(stage) ? stage.getPercent() : 0));
    return Math.min(ALMOST, work.percent());
  }

  private static int weighted(List<StageStatus> stages) {
    WeightedProgress work = new WeightedProgress();
    for (StageStatus stage : stages) {
      PipelineStage.of(stage.getName())
          .ifPresent(known -> work.add(known.weight(), stage.getPercent()));
    }
    return work.percent();
  }

  private static MigrationState state(List<StageStatus> stages) {
    if (stages.stream().allMatch(s -> s.getState() == ProgressState.DONE)) {
      return MigrationState.COMPLETED;
    }
    if (stages.stream().anyMatch(OverallStatus::isCancelled)) {
      return MigrationState.CANCELLED;
    }
    if (any(stages, ProgressState.FAILED)) {
      return MigrationState.FAILED;
    }
    if (any(stages, ProgressState.RUNNING)) {
      return MigrationState.RUNNING;
    }
    if (any(stages, ProgressState.WAITING)) {
      return MigrationState.WAITING;
    }
    return any(stages, ProgressState.DONE) ? MigrationState.RUNNING : MigrationState.REQUESTED;
  }

  private static int percent(List<StageStatus> stages) {
    boolean complete = stages.stream().allMatch(s -> s.getState() == ProgressState.DONE);
    return complete ? COMPLETE : Math.min(ALMOST, weighted(stages));
  }

  private static String waitingOn(MigrationStatus status) {
    ProgressState relevant =
        switch (status.getState()) {
          case WAITING, REMOVING -> ProgressState.WAITING;
          case REQUESTED -> ProgressState.PENDING;
          default -> ProgressState.UNSPECIFIED;
        };
    return status.getStages().stream()
        .filter(stage -> stage.getState() == relevant)
        .limit(relevant == ProgressState.PENDING ? 1 : PipelineStage.values().length)
        .map(stage -> stage.getName() + ": " + stage.getWaitingOn())
        .collect(Collectors.joining("; "));
  }

  /** Sets what a stage that has not begun waits on: the target, and after that its service. */
  private static void explainPending(List<StageStatus> stages) {
    boolean provisioned =
        stages.stream()
            .anyMatch(
                s ->
                    s.getName().equals(PipelineStage.PROVISIONER.stageName())
                        && s.getState() == ProgressState.DONE);
    for (StageStatus stage : stages) {
      if (stage.getState() == ProgressState.PENDING) {
        boolean mayBegin =
            provisioned || stage.getName().equals(PipelineStage.PROVISIONER.stageName());
        stage.setWaitingOn(mayBegin ? "its service to begin" : "the target to be provisioned");
      }
    }
  }

  private static boolean any(List<StageStatus> stages, ProgressState state) {
    return stages.stream().anyMatch(stage -> stage.getState() == state);
  }

  private static boolean isCancelled(StageStatus stage) {
    Failure failure = stage.getFailure();
    return failure != null && failure.getReason() == Reason.CANCELLED;
  }
}
