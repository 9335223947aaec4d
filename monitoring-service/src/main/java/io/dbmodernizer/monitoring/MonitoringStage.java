package io.dbmodernizer.monitoring;

import io.dbmodernizer.events.MonitoringEnabled;
import io.dbmodernizer.events.MonitoringFailed;
import io.dbmodernizer.events.MonitoringRemoved;
import io.dbmodernizer.monitoring.azure.ActionGroup;
import io.dbmodernizer.monitoring.azure.AlertWebhooks;
import io.dbmodernizer.monitoring.azure.DiagnosticSetting;
import io.dbmodernizer.monitoring.azure.MetricAlert;
import io.dbmodernizer.monitoring.azure.MigrationFailureAlert;
import io.dbmodernizer.monitoring.azure.MonitorClients;
import io.dbmodernizer.monitoring.azure.MonitoringRemoval;
import io.dbmodernizer.monitoring.azure.PortalDashboard;
import io.dbmodernizer.monitoring.azure.Workspace;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.removal.RemovalProcedure;
import io.dbmodernizer.runtime.stage.StageDefinition;
import io.dbmodernizer.topics.Topic;
import java.util.List;

/**
 * The monitoring stage. It sends the logs and metrics of the target to a workspace, its alerts to
 * an action group and its charts to a dashboard. The steps for logs and those for alerts run side
 * by side.
 */
public final class MonitoringStage {
  private static final String NAME = "monitoring";

  private MonitoringStage() {}

  /**
   * Returns the stage as the service runs it.
   *
   * @param azure connection to Azure Resource Manager
   * @param webhooks the webhooks that alerts call
   */
  public static StageDefinition of(AzureConnection azure, AlertWebhooks webhooks) {
    MonitorClients clients = new MonitorClients(azure);
    return StageDefinition.named(NAME, Topic.TARGETS, Topic.MONITORING)
        .steps(
            List.of(
                Workspace.step(clients),
                ActionGroup.step(clients, webhooks),
                DiagnosticSetting.database(clients),
                DiagnosticSetting.server(clients),
                MetricAlert.connections(clients),
                MetricAlert.storage(clients),
                MetricAlert.logWrites(clients),
                MetricAlert.compute(clients),
                MetricAlert.backupHealth(clients),
                MigrationFailureAlert.step(clients),
                PortalDashboard.step(azure)))
        .procedures(
            List.of(
                new RemovalProcedure(
                    NAME,
                    new MonitoringRemoval(clients).steps(),
                    (removed, kept) ->
                        MonitoringRemoved.newBuilder().setRemoved(removed).setKept(kept).build())))
        .completed(
            (state, now) ->
                MonitoringEnabled.newBuilder().setResources(state.getResources()).build())
        .failed((state, failure) -> MonitoringFailed.newBuilder().setFailure(failure).build())
        .build();
  }
}
