package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.events.AlertResolved;
import io.dbmodernizer.events.CommandAccepted;
import io.dbmodernizer.events.DatabaseRestored;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MigrationCompleted;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.RemovalFailed;
import io.dbmodernizer.events.RestoreFailed;
import io.dbmodernizer.events.TargetRemoved;
import io.dbmodernizer.runtime.stage.Procedure;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.stage.StageCommand;
import io.dbmodernizer.runtime.stage.StageTrigger;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.OtherStage;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.topics.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A provisioner with scripted steps that takes commands first hand. */
record CommandedStage(
    List<Step> steps,
    List<Step> cancelling,
    List<Step> removing,
    List<Step> restoring,
    List<Step> upkeep)
    implements Stage {

  static CommandedStage of(Step... steps) {
    return new CommandedStage(List.of(steps), List.of(), List.of(), List.of(), List.of());
  }

  CommandedStage cancellingBy(Step... by) {
    return new CommandedStage(steps, List.of(by), removing, restoring, upkeep);
  }

  CommandedStage removingBy(Step... by) {
    return new CommandedStage(steps, cancelling, List.of(by), restoring, upkeep);
  }

  CommandedStage restoringBy(Step... by) {
    return new CommandedStage(steps, cancelling, removing, List.of(by), upkeep);
  }

  CommandedStage keptUpBy(Step... by) {
    return new CommandedStage(steps, cancelling, removing, restoring, List.of(by));
  }

  @Override
  public String name() {
    return "provisioner";
  }

  @Override
  public Topic outcomes() {
    return Topic.TARGETS;
  }

  @Override
  public Topic triggers() {
    return Topic.REQUESTS;
  }

  @Override
  public Set<Topic> sources() {
    return Set.of(Topic.REQUESTS, Topic.MIGRATIONS);
  }

  @Override
  public Optional<StageTrigger> trigger(SpecificRecord event) {
    return StageTrigger.onRequest(event);
  }

  @Override
  public Optional<StageCommand> command(SpecificRecord event) {
    return StageCommand.publishedByUser(event);
  }

  @Override
  public Optional<Failure> refusal(StageCommand command, @Nullable StageState state) {
    return state == null
        ? Optional.of(
            StepResult.failure(
                Reason.UNKNOWN_MIGRATION, "metadata.migrationId", "", "unknown", "look it up"))
        : Optional.empty();
  }

  @Override
  public List<OtherStage> otherStagesAfter(SpecificRecord event, List<OtherStage> known) {
    if (event instanceof CommandAccepted || event instanceof MigrationCompleted) {
      List<OtherStage> after = new ArrayList<>(known);
      after.add(OtherStage.newBuilder().setName(event.getSchema().getName()).build());
      return after;
    }
    return known;
  }

  @Override
  public List<Procedure> procedures() {
    return List.of(
        new Scripted(Procedure.CANCEL, cancelling),
        new Scripted(Procedure.REMOVE, removing),
        new Scripted(Procedure.RESTORE, restoring));
  }

  @Override
  public SpecificRecord completed(StageState state, Instant now) {
    return ScriptedStage.of().completed(state, now);
  }

  @Override
  public SpecificRecord failed(StageState state, Failure failure) {
    return ScriptedStage.of().failed(state, failure);
  }

  private record Scripted(String name, List<Step> steps) implements Procedure {
    @Override
    public Optional<SpecificRecord> completed(StageState state, Instant now) {
      return Optional.of(
          switch (name) {
            case REMOVE -> TargetRemoved.newBuilder().build();
            case RESTORE -> DatabaseRestored.newBuilder().build();
            default -> AlertResolved.newBuilder().build();
          });
    }

    @Override
    public Optional<SpecificRecord> failed(StageState state, Failure failure) {
      return Optional.of(
          name.equals(RESTORE)
              ? RestoreFailed.newBuilder().setFailure(failure).build()
              : RemovalFailed.newBuilder().setFailure(failure).build());
    }
  }
}
