package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.state.StepState;

/** A builder of progress events. */
final class ProgressEvents {
  private ProgressEvents() {}

  static StepProgressed of(
      String stage, StageGraph graph, StageState state, StepState step, StepResult result) {
    StepProgressed.Builder event =
        StepProgressed.newBuilder()
            .setStage(stage)
            .setStep(step.getName())
            .setProcedure(step.getProcedure())
            .setSteps(graph.names(step.getProcedure()))
            .setWeights(graph.weights(step.getProcedure()))
            .setState(step.getState())
            .setPercent(step.getPercent())
            .setDetail(step.getDetail())
            .setWaitingOn(step.getWaitingOn())
            .setAttempt(step.getAttempt())
            .setFailure(step.getFailure())
            .setTables(state.getAttention())
            .setTableTotals(state.getTableTotals());
    if (step.getState() == ProgressState.WAITING) {
      event.setNextAttemptAt(step.getDueAt());
    }
    if (result instanceof StepResult.InProgress progress) {
      event.setResources(progress.interim().resources());
    } else if (result instanceof StepResult.Done done) {
      event.setResources(done.resources());
    }
    return event.build();
  }
}
