package io.dbmodernizer.monitoring.azure;

import com.azure.resourcemanager.loganalytics.LogAnalyticsManager;
import com.azure.resourcemanager.loganalytics.fluent.OperationalInsightsManagementClient;
import com.azure.resourcemanager.monitor.MonitorManager;
import com.azure.resourcemanager.monitor.fluent.MonitorClient;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.PerSubscription;
import io.dbmodernizer.runtime.step.StepContext;

/** The clients of the Azure SDK that the monitoring service uses. Thread-safe. */
public final class MonitorClients {
  private final AzureConnection azure;
  private final PerSubscription<MonitorClient> monitor;
  private final PerSubscription<OperationalInsightsManagementClient> logs;

  /**
   * Creates the clients.
   *
   * @param azure connection to Azure Resource Manager
   */
  public MonitorClients(AzureConnection azure) {
    this.azure = azure;
    this.monitor =
        new PerSubscription<>(
            azure,
            (pipeline, profile) -> MonitorManager.authenticate(pipeline, profile).serviceClient());
    this.logs =
        new PerSubscription<>(
            azure,
            (pipeline, profile) ->
                LogAnalyticsManager.authenticate(pipeline, profile).serviceClient());
  }

  /** Returns the connection to Azure Resource Manager. */
  AzureConnection connection() {
    return azure;
  }

  /** Returns the client of Microsoft.Insights for the subscription of a step. */
  MonitorClient monitor(StepContext context) {
    return monitor.of(context.request());
  }

  /** Returns the client of Microsoft.OperationalInsights for the subscription of a step. */
  OperationalInsightsManagementClient logs(StepContext context) {
    return logs.of(context.request());
  }
}
