package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.events.TargetProvisioningFailed;
import io.dbmodernizer.request.SampleRequest;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.stage.StageTrigger;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.topics.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** A provisioner whose steps are scripted. */
public record ScriptedStage(List<Step> steps) implements Stage {

  /** A stage of these steps. */
  public static ScriptedStage of(Step... steps) {
    return new ScriptedStage(List.of(steps));
  }

  /** A request that keeps this stage's rules. */
  public static MigrationRequested request(String migrationId, String purpose) {
    MigrationRequested request = SampleRequest.empty(migrationId);
    request.setPurpose(purpose);
    request.getMetadata().setEventId("request-of-" + migrationId);
    request.getTarget().getAzure().setSubscriptionId("sub-1");
    return request;
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
  public Optional<StageTrigger> trigger(SpecificRecord event) {
    return StageTrigger.onRequest(event);
  }

  @Override
  public List<FieldViolation> check(MigrationRequested request) {
    List<FieldViolation> violations = new ArrayList<>();
    if (request.getPurpose().isEmpty()) {
      violations.add(new FieldViolation("purpose", "is empty", "a few words"));
    }
    return violations;
  }

  @Override
  public SpecificRecord completed(StageState state, Instant now) {
    return TargetProvisioned.newBuilder()
        .setRequest(state.getRequest())
        .setResources(state.getResources())
        .build();
  }

  @Override
  public SpecificRecord failed(StageState state, Failure failure) {
    return TargetProvisioningFailed.newBuilder().setFailure(failure).build();
  }
}
