package io.dbmodernizer.runtime.verify;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MigrationCompleted;
import io.dbmodernizer.events.MigrationFailed;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.stage.StageTrigger;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.topics.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** A stage that is only looked at. */
public record ObservedStage(String name, Topic triggers, List<Step> steps) implements Stage {

  @Override
  public Topic outcomes() {
    return Topic.MIGRATIONS;
  }

  @Override
  public Optional<StageTrigger> trigger(SpecificRecord event) {
    return Optional.empty();
  }

  @Override
  public SpecificRecord completed(StageState state, Instant now) {
    return MigrationCompleted.newBuilder().build();
  }

  @Override
  public SpecificRecord failed(StageState state, Failure failure) {
    return MigrationFailed.newBuilder().setFailure(failure).build();
  }
}
