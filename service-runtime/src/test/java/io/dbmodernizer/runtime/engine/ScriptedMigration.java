package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MigrationCompleted;
import io.dbmodernizer.events.MigrationFailed;
import io.dbmodernizer.runtime.stage.Procedure;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.stage.StageTrigger;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.topics.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** A migration stage, which has tables, whose steps and procedures are scripted. */
public record ScriptedMigration(List<Step> steps, List<Procedure> procedures) implements Stage {

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
  public Optional<Topic> tables() {
    return Optional.of(Topic.TABLES);
  }

  @Override
  public Optional<StageTrigger> trigger(SpecificRecord event) {
    return StageTrigger.onTarget(event);
  }

  @Override
  public SpecificRecord completed(StageState state, Instant now) {
    return MigrationCompleted.newBuilder()
        .setTables(state.getAttention())
        .setTableTotals(state.getTableTotals())
        .build();
  }

  @Override
  public SpecificRecord failed(StageState state, Failure failure) {
    return MigrationFailed.newBuilder().setFailure(failure).build();
  }
}
