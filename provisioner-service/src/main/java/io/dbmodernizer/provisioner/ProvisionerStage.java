package io.dbmodernizer.provisioner;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.events.TargetProvisioningFailed;
import io.dbmodernizer.provisioner.command.CommandRules;
import io.dbmodernizer.provisioner.command.OtherStages;
import io.dbmodernizer.provisioner.database.SqlDatabaseStep;
import io.dbmodernizer.provisioner.server.SqlServerStep;
import io.dbmodernizer.request.RequestRules;
import io.dbmodernizer.runtime.stage.Procedure;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.stage.StageCommand;
import io.dbmodernizer.runtime.stage.StageTrigger;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.topics.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The first stage of a migration: from a request to a target that exists and matches it. Its event
 * carries the request onward, so that the stages after it need nothing else.
 */
public final class ProvisionerStage implements Stage {
  /** Name of the stage. */
  public static final String NAME = "provisioner";

  private final List<Step> steps;
  private final List<Procedure> procedures;
  private final List<Step> upkeep;

  /**
   * @param steps of the main work, in the order in which people should see them
   * @param procedures what is carried out on commands
   * @param upkeep steps that recur after the main work
   */
  public ProvisionerStage(List<Step> steps, List<Procedure> procedures, List<Step> upkeep) {
    this.steps = List.copyOf(steps);
    this.procedures = List.copyOf(procedures);
    this.upkeep = List.copyOf(upkeep);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Topic outcomes() {
    return Topic.TARGETS;
  }

  @Override
  public Topic triggers() {
    return Topic.REQUESTS;
  }

  /** Besides what users publish, the outcomes of the other stages: commands depend on them. */
  @Override
  public Set<Topic> sources() {
    return Set.of(Topic.REQUESTS, Topic.MIGRATIONS, Topic.BACKUPS, Topic.MONITORING);
  }

  @Override
  public List<Step> steps() {
    return steps;
  }

  @Override
  public List<Procedure> procedures() {
    return procedures;
  }

  @Override
  public List<Step> upkeep() {
    return upkeep;
  }

  @Override
  public Optional<StageTrigger> trigger(SpecificRecord event) {
    return StageTrigger.onRequest(event);
  }

  @Override
  public List<FieldViolation> check(MigrationRequested request) {
    return RequestRules.check(request);
  }

  /** Users' commands come here first; nobody else reads them. */
  @Override
  public Optional<StageCommand> command(SpecificRecord event) {
    return StageCommand.firstHand(event);
  }

  @Override
  public Optional<Failure> refusal(StageCommand command, @Nullable StageState state) {
    return CommandRules.refusal(command, state);
  }

  @Override
  public Map<String, String> news(SpecificRecord event) {
    return OtherStages.news(event);
  }

  @Override
  public SpecificRecord completed(StageState state, Instant now) {
    Map<String, String> outputs = state.getOutputs();
    return TargetProvisioned.newBuilder()
        .setRequest(state.getRequest())
        .setServerFqdn(outputs.get(SqlServerStep.SERVER_FQDN))
        .setServerId(outputs.get(SqlServerStep.SERVER_ID))
        .setDatabaseId(outputs.get(SqlDatabaseStep.DATABASE_ID))
        .setResources(state.getResources())
        .build();
  }

  @Override
  public SpecificRecord failed(StageState state, Failure failure) {
    return TargetProvisioningFailed.newBuilder().setFailure(failure).build();
  }
}
