package io.dbmodernizer.migration;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MigrationCompleted;
import io.dbmodernizer.events.MigrationFailed;
import io.dbmodernizer.migration.dms.CopyStep;
import io.dbmodernizer.runtime.stage.Procedure;
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

/**
 * Moves schema and data into a provisioned target, compares both sides, and goes on copying if the
 * request says so.
 */
final class MigrationStage implements Stage {
  static final String NAME = "migration";

  private final List<Step> steps;
  private final List<Step> upkeep;
  private final List<Procedure> procedures;

  MigrationStage(List<Step> steps, List<Step> upkeep, List<Procedure> procedures) {
    this.steps = List.copyOf(steps);
    this.upkeep = List.copyOf(upkeep);
    this.procedures = List.copyOf(procedures);
  }

  @Override
  public String name() {
    return NAME;
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
  public Optional<Topic> tables() {
    return Optional.of(Topic.TABLES);
  }

  @Override
  public List<Step> steps() {
    return steps;
  }

  @Override
  public List<Step> upkeep() {
    return upkeep;
  }

  @Override
  public List<Procedure> procedures() {
    return procedures;
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
        .setTables(state.getAttention())
        .setTableTotals(state.getTableTotals())
        .setResources(state.getResources())
        .build();
  }

  @Override
  public SpecificRecord failed(StageState state, Failure failure) {
    return MigrationFailed.newBuilder()
        .setFailure(failure)
        .setTables(state.getAttention())
        .setTableTotals(state.getTableTotals())
        .build();
  }
}
