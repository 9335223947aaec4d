package io.dbmodernizer.monitoring.status;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.StageStatus;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.events.StepStatus;
import io.dbmodernizer.progress.WeightedProgress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The steps of one stage in a snapshot: those of its main work, its procedures and its upkeep. */
record StepList(List<StepStatus> steps) {
  static final String MAIN = "";
  static final String CANCEL = "cancel";
  static final String REMOVE = "remove";
  static final String RESTORE = "restore";
  static final String UPKEEP = "upkeep";

  private static final int COMPLETE = 100;

  static StepList of(StageStatus stage) {
    return new StepList(stage.getSteps());
  }

  Optional<StepStatus> find(String name) {
    return steps.stream().filter(step -> step.getName().equals(name)).findFirst();
  }

  /** Adds the steps that an event names and that are not known yet, and notes their weights. */
  void add(StepProgressed event) {
    List<String> named = event.getSteps();
    for (int i = 0; i < named.size(); i++) {
      StepStatus step = findOrAdd(named.get(i), event.getProcedure());
      if (i < event.getWeights().size()) {
        step.setWeight(event.getWeights().get(i));
      }
    }
    findOrAdd(event.getStep(), event.getProcedure());
  }

  private StepStatus findOrAdd(String name, String procedure) {
    return find(name)
        .orElseGet(
            () -> {
              StepStatus added =
                  StepStatus.newBuilder().setName(name).setProcedure(procedure).build();
              steps.add(added);
              return added;
            });
  }

  boolean has(String procedure) {
    return steps.stream().anyMatch(step -> step.getProcedure().equals(procedure));
  }

  boolean hasFailedRemoval() {
    return steps.stream()
        .anyMatch(s -> s.getProcedure().equals(REMOVE) && s.getState() == ProgressState.FAILED);
  }

  /** The steps that say how the main work stands, with those that end it when it is cancelled. */
  StepList ofMainWork() {
    return filter(step -> step.getProcedure().equals(MAIN) || step.getProcedure().equals(CANCEL));
  }

  /**
   * The share of the work that is done, by the weights of the steps and the highest percent that
   * each has reached; so a step that begins anew takes nothing back. Ending a cancelled stage
   * brings it no further.
   */
  int percent() {
    WeightedProgress work = new WeightedProgress();
    filter(step -> !step.getProcedure().equals(CANCEL))
        .steps
        .forEach(
            // A step that was stored before this was counted has not noted what it reached.
            step -> work.add(step.getWeight(), Math.max(step.getReached(), step.getPercent())));
    return work.percent();
  }

  boolean any(ProgressState state) {
    return steps.stream().anyMatch(step -> step.getState() == state);
  }

  String waitingOn() {
    return steps.stream()
        .filter(step -> step.getState() == ProgressState.WAITING)
        .map(step -> step.getName() + ": " + step.getWaitingOn())
        .collect(Collectors.joining("; "));
  }

  /**
   * Shows steps as done whose last progress has not been read yet: the stage says that it is
   * complete. Detail and time are left to that progress.
   */
  void finish() {
    steps.stream()
        .filter(step -> step.getState() != ProgressState.DONE)
        .forEach(
            step -> {
              step.setState(ProgressState.DONE);
              step.setPercent(COMPLETE);
              step.setReached(COMPLETE);
              step.setWaitingOn("");
            });
  }

  /** Shows a step as failed whose progress has not been read yet. */
  void fail(Failure failure, String procedure) {
    StepStatus step = findOrAdd(failure.getStep(), procedure);
    step.setState(ProgressState.FAILED);
    step.setDetail(failure.getMessage());
  }

  /** What was cut short is to be done again. */
  void interrupt() {
    steps.stream()
        .filter(s -> s.getState() == ProgressState.RUNNING || s.getState() == ProgressState.WAITING)
        .forEach(
            step -> {
              step.setState(ProgressState.PENDING);
              step.setWaitingOn("");
            });
  }

  /** The steps after one of the same procedure are still to come. */
  void restartAfter(StepStatus first) {
    boolean after = false;
    for (StepStatus step : steps) {
      if (after && step.getProcedure().equals(first.getProcedure())) {
        step.setState(ProgressState.PENDING);
        step.setPercent(0);
        step.setDetail("");
        step.setWaitingOn("");
      }
      after |= step.getName().equals(first.getName());
    }
  }

  /** Upkeep ends when removal begins. */
  void endUpkeep() {
    steps.removeIf(step -> step.getProcedure().equals(UPKEEP));
  }

  StepList ofProcedure(String procedure) {
    return filter(step -> step.getProcedure().equals(procedure));
  }

  private StepList filter(Predicate<StepStatus> wanted) {
    return new StepList(steps.stream().filter(wanted).toList());
  }
}
