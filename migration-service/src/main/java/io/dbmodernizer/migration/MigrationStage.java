package io.dbmodernizer.migration;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MigrationCompleted;
import io.dbmodernizer.events.MigrationFailed;
import io.dbmodernizer.migration.dms.CopyStep;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.stage.StageTrigger;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.topics.Topic;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Moves schema and data into a provisioned target and compares both sides. */
final class MigrationStage implements Stage {
  private final List<Step> steps;

  MigrationStage(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  @Override
  public String name() {
    return "migration";
  }

  @Override
  public Topic outcomes() {
    return Topic.MIGRATIONS;
  }

  @Override
  public Topic triggers() {
    return Topic.TARGETS;
  }

  @Override
  public List<Step> steps() {
    return steps;
  }

  @Override
  public Optional<StageTrigger> trigger(SpecificRecord event) {
    return StageTrigger.onTarget(event);
  }

  @Override
  public SpecificRecord completed(StageState state, Instant now) {
    String startedAt = state.getOutputs().get(CopyStep.STARTED_AT);
    return MigrationCompleted.newBuilder()
        .setEngine(state.getRequest().getMigration().getEngine())
        .setOperationId(state.getOutputs().getOrDefault(CopyStep.OPERATION_ID, ""))
        .setCopyStartedAt(
            (startedAt == null ? state.getStartedAt() : Instant.parse(startedAt))
                .truncatedTo(ChronoUnit.MILLIS))
        .setCompletedAt(now.truncatedTo(ChronoUnit.MILLIS))
        .setTables(state.getTables())
        .setResources(state.getResources())
        .build();
  }

  @Override
  public SpecificRecord failed(StageState state, Failure failure) {
    return MigrationFailed.newBuilder().setFailure(failure).setTables(state.getTables()).build();
  }
}
