package io.dbmodernizer.backup;

import io.dbmodernizer.backup.verify.ReportedPolicy;
import io.dbmodernizer.events.BackupEnabled;
import io.dbmodernizer.events.BackupFailed;
import io.dbmodernizer.events.BackupMechanism;
import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.RequestRules;
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

/**
 * From a provisioned target to backups that are kept as requested, and that stay so. Azure backs
 * its SQL databases up by itself; what is to be set is how long the backups are kept, by policies
 * of Microsoft.Sql. A Recovery Services vault cannot protect an Azure SQL Database.
 */
public final class BackupStage implements Stage {
  private final List<Step> steps;
  private final List<Procedure> procedures;
  private final List<Step> upkeep;

  /**
   * @param steps of the main work, in the order in which people should see them
   * @param procedures what is carried out on commands
   * @param upkeep steps that recur after the main work
   */
  public BackupStage(List<Step> steps, List<Procedure> procedures, List<Step> upkeep) {
    this.steps = List.copyOf(steps);
    this.procedures = List.copyOf(procedures);
    this.upkeep = List.copyOf(upkeep);
  }

  @Override
  public String name() {
    return "backup";
  }

  @Override
  public Topic outcomes() {
    return Topic.BACKUPS;
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
  public List<Procedure> procedures() {
    return procedures;
  }

  @Override
  public List<Step> upkeep() {
    return upkeep;
  }

  @Override
  public Optional<StageTrigger> trigger(SpecificRecord event) {
    return StageTrigger.onTarget(event);
  }

  /**
   * The rules on backups only, with what the tier of the database offers; the provisioner has
   * checked the rest.
   */
  @Override
  public List<FieldViolation> check(MigrationRequested request) {
    return RequestRules.check(request).stream()
        .filter(violation -> violation.getField().startsWith("backup"))
        .toList();
  }

  @Override
  public SpecificRecord completed(StageState state, Instant now) {
    BackupPolicy policy = ReportedPolicy.policy(state);
    return BackupEnabled.newBuilder()
        .setMechanism(BackupMechanism.SQL_RETENTION_POLICIES)
        .setPolicy(policy)
        .setEarliestRestorePoint(ReportedPolicy.earliestRestorePoint(state.getOutputs()))
        .setResources(state.getResources())
        .setExplanation(Explanation.of(state.getRequest(), policy))
        .setNotApplicable(Explanation.notApplicable(state, policy))
        .build();
  }

  @Override
  public SpecificRecord failed(StageState state, Failure failure) {
    return BackupFailed.newBuilder().setFailure(failure).build();
  }
}
