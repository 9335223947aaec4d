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

/**
 * The steps of one stage in a snapshot: those of its main work, its procedures and its upkeep. Its
 * methods change the steps of the snapshot that they are given.
 *
 * @param steps the list of the snapshot, or a selection of its steps
 */
record StepList(List<StepStatus> steps) {
  /** The procedure name that the steps of the main work have. */
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

  /** Adds the steps that an event names and the list does not have, and sets their weights. */
  void add(StepProgressed event) {
    List<String> named = event.getSteps();
    for (int i = 0; i < named.size(); i++) {
      StepStatus step = findOrAdd(named.get(i), event.getProcedure());
      if (i < event.getWeights().size()) {
        step.setWeight(event.getWeights().get(i));
      }
      if (event.getSkipped().contains(named.get(i))) {
        step.setState(ProgressState.SKIPPED);
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

  /** Returns the steps of the main work and those that end it when it is cancelled. */
  StepList ofMainWork() {
    return filter(step -> step.getProcedure().equals(MAIN) || step.getProcedure().equals(CANCEL));
  }

  /**
   * Returns the share of the work that is done, 0 to 100. Each step counts with its weight and with
   * the highest percent that it has reached, so a step that begins anew lowers nothing. Skipped
   * steps do not count, and neither do the steps that end a cancelled stage.
   */
  int percent() {
    WeightedProgress work = new WeightedProgress();
    filter(step -> !step.getProcedure().equals(CANCEL) && step.getState() != ProgressState.SKIPPED)
        .steps
        .forEach(
            // A step that an earlier release stored has no highest percent.
            step -> work.add(step.getWeight(), Math.max(step.getReached(), step.getPercent())));
    return work.percent();
  }

  boolean any(ProgressState state) {
    return steps.stream().anyMatch(step -> step.getState() == state);
  }

  /** Returns what the waiting steps wait on, with their names; empty if no step waits. */
  String waitingOn() {
    return steps.stream()
        .filter(step -> step.getState() == ProgressState.WAITING)
        .map(step -> step.getName() + ": " + step.getWaitingOn())
        .collect(Collectors.joining("; "));
  }

  /**
   * Marks all steps as done but those that were skipped, because the stage has reported its end.
   * Their last progress may be read later; it sets detail and time.
   */
  void finish() {
    steps.stream()
        .filter(step -> step.getState() != ProgressState.DONE)
        .filter(step -> step.getState() != ProgressState.SKIPPED)
        .forEach(
            step -> {
              step.setState(ProgressState.DONE);
              step.setPercent(COMPLETE);
              step.setReached(COMPLETE);
              step.setWaitingOn("");
            });
  }

  /** Marks a step as failed whose progress has not been read yet. */
  void fail(Failure failure, String procedure) {
    StepStatus step = findOrAdd(failure.getStep(), procedure);
    step.setState(ProgressState.FAILED);
    step.setDetail(failure.getMessage());
  }

  /** Marks the running and waiting steps as pending: a retry does them again. */
  void interrupt() {
    steps.stream()
        .filter(s -> s.getState() == ProgressState.RUNNING || s.getState() == ProgressState.WAITING)
        .forEach(
            step -> {
              step.setState(ProgressState.PENDING);
              step.setWaitingOn("");
            });
  }

  /** Marks the steps of the same procedure that come after a step as pending. */
  void restartAfter(StepStatus first) {
    boolean after = false;
    for (StepStatus step : steps) {
      if (after
          && step.getProcedure().equals(first.getProcedure())
          && step.getState() != ProgressState.SKIPPED) {
        step.setState(ProgressState.PENDING);
        step.setPercent(0);
        step.setDetail("");
        step.setWaitingOn("");
      }
      after |= step.getName().equals(first.getName());
    }
  }

  /** Removes the steps of the upkeep, which ends when the removal begins. */
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
