package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.runtime.stage.Procedure;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.stage.StageCommand;
import io.dbmodernizer.runtime.stage.StageTrigger;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.topics.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** A stage that takes the commands that the provisioner has handed on. */
class AcceptedCommandsStage implements Stage {
  private final CommandedStage stage;

  AcceptedCommandsStage(CommandedStage stage) {
    this.stage = stage;
  }

  @Override
  public String name() {
    return stage.name();
  }

  @Override
  public Topic outcomes() {
    return stage.outcomes();
  }

  @Override
  public Topic triggers() {
    return stage.triggers();
  }

  @Override
  public List<Step> steps() {
    return stage.steps();
  }

  @Override
  public List<Procedure> procedures() {
    return stage.procedures();
  }

  @Override
  public Optional<StageTrigger> trigger(SpecificRecord event) {
    return stage.trigger(event);
  }

  @Override
  public Optional<StageCommand> command(SpecificRecord event) {
    return StageCommand.accepted(event);
  }

  @Override
  public SpecificRecord completed(StageState state, Instant now) {
    return stage.completed(state, now);
  }

  @Override
  public SpecificRecord failed(StageState state, Failure failure) {
    return stage.failed(state, failure);
  }
}
