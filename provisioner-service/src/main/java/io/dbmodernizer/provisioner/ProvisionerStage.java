package io.dbmodernizer.provisioner;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.events.TargetProvisioningFailed;
import io.dbmodernizer.provisioner.database.SqlDatabaseStep;
import io.dbmodernizer.provisioner.server.SqlServerStep;
import io.dbmodernizer.request.RequestRules;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.stage.StageTrigger;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.topics.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * The first stage of a migration: from a request to a target that exists and matches it. Its event
 * carries the request onward, so that the stages after it need nothing else.
 */
public final class ProvisionerStage implements Stage {
  private final List<Step> steps;

  /**
   * @param steps in the order in which people should see them
   */
  public ProvisionerStage(List<Step> steps) {
    this.steps = List.copyOf(steps);
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
  public List<Step> steps() {
    return steps;
  }

  @Override
  public Optional<StageTrigger> trigger(SpecificRecord event) {
    return StageTrigger.onRequest(event);
  }

  @Override
  public List<FieldViolation> check(MigrationRequested request) {
    return RequestRules.check(request);
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
