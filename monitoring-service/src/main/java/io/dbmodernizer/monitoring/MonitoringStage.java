package io.dbmodernizer.monitoring;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MonitoringEnabled;
import io.dbmodernizer.events.MonitoringFailed;
import io.dbmodernizer.events.MonitoringRemoved;
import io.dbmodernizer.monitoring.azure.ActionGroupStep;
import io.dbmodernizer.monitoring.azure.AlertWebhooks;
import io.dbmodernizer.monitoring.azure.DashboardStep;
import io.dbmodernizer.monitoring.azure.DiagnosticSettingStep;
import io.dbmodernizer.monitoring.azure.MetricAlertStep;
import io.dbmodernizer.monitoring.azure.MigrationFailureAlertStep;
import io.dbmodernizer.monitoring.azure.MonitorClients;
import io.dbmodernizer.monitoring.azure.MonitoringRemoval;
import io.dbmodernizer.monitoring.azure.WorkspaceStep;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.RemovalProcedure;
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
 * Watches the target: logs and metrics go to a workspace, alerts to an action group, charts to a
 * dashboard. Logs and alerts need not wait for each other.
 */
public final class MonitoringStage implements Stage {
  private final List<Step> steps;
  private final Procedure removal;

  /**
   * @param azure the way to Resource Manager
   * @param webhooks what alerts call
   */
  public MonitoringStage(AzureConnection azure, AlertWebhooks webhooks) {
    MonitorClients clients = new MonitorClients(azure);
    this.removal =
        new RemovalProcedure(
            name(),
            new MonitoringRemoval(clients).steps(),
            (removed, kept) ->
                MonitoringRemoved.newBuilder().setRemoved(removed).setKept(kept).build());
    this.steps =
        List.of(
            new WorkspaceStep(clients),
            new ActionGroupStep(clients, webhooks),
            DiagnosticSettingStep.database(clients),
            DiagnosticSettingStep.server(clients),
            MetricAlertStep.connections(clients),
            MetricAlertStep.storage(clients),
            MetricAlertStep.logWrites(clients),
            MetricAlertStep.compute(clients),
            MetricAlertStep.backupHealth(clients),
            new MigrationFailureAlertStep(clients),
            new DashboardStep(azure));
  }

  @Override
  public String name() {
    return "monitoring";
  }

  @Override
  public Topic outcomes() {
    return Topic.MONITORING;
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
    return List.of(removal);
  }

  @Override
  public Optional<StageTrigger> trigger(SpecificRecord event) {
    return StageTrigger.onTarget(event);
  }

  @Override
  public SpecificRecord completed(StageState state, Instant now) {
    return MonitoringEnabled.newBuilder().setResources(state.getResources()).build();
  }

  @Override
  public SpecificRecord failed(StageState state, Failure failure) {
    return MonitoringFailed.newBuilder().setFailure(failure).build();
  }
}
