package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.state.StepState;
import java.util.List;

/** A builder of progress events. */
final class ProgressEvents {
  private ProgressEvents() {}

  static StepProgressed of(
      String stage,
      StageGraph graph,
      StageState state,
      StepState step,
      List<AzureResource> resources) {
    StepProgressed.Builder event =
        StepProgressed.newBuilder()
            .setStage(stage)
            .setStep(step.getName())
            .setProcedure(step.getProcedure())
            .setSteps(graph.names(step.getProcedure()))
            .setWeights(graph.weights(step.getProcedure()))
            .setSkipped(graph.skipped(step.getProcedure(), state.getRequest()))
            .setState(step.getState())
            .setPercent(step.getPercent())
            .setDetail(step.getDetail())
            .setWaitingOn(step.getWaitingOn())
            .setAttempt(step.getAttempt())
            .setStartedAt(step.getStartedAt())
            .setFailure(step.getFailure())
            .setTables(state.getAttention())
            .setResources(resources)
            .setTableTotals(state.getTableTotals());
    if (step.getState() == ProgressState.WAITING) {
      event.setNextAttemptAt(step.getDueAt());
    }
    return event.build();
  }
}
