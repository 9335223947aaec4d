package io.dbmodernizer.monitoring.azure;

import com.azure.resourcemanager.loganalytics.LogAnalyticsManager;
import com.azure.resourcemanager.loganalytics.fluent.OperationalInsightsManagementClient;
import com.azure.resourcemanager.monitor.MonitorManager;
import com.azure.resourcemanager.monitor.fluent.MonitorClient;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.step.StepContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Clients of the Azure SDK, built once per subscription; thread-safe. */
public final class MonitorClients {
  private final AzureConnection azure;
  private final Map<String, MonitorClient> monitor = new ConcurrentHashMap<>();
  private final Map<String, OperationalInsightsManagementClient> logs = new ConcurrentHashMap<>();

  /**
   * @param azure the way to Resource Manager
   */
  public MonitorClients(AzureConnection azure) {
    this.azure = azure;
  }

  /** The way to Resource Manager. */
  AzureConnection connection() {
    return azure;
  }

  /** Microsoft.Insights of the subscription that a step works in. */
  MonitorClient monitor(StepContext context) {
    return monitor.computeIfAbsent(
        subscription(context),
        id -> MonitorManager.authenticate(azure.pipeline(), azure.profile(id)).serviceClient());
  }

  /** Microsoft.OperationalInsights of the subscription that a step works in. */
  OperationalInsightsManagementClient logs(StepContext context) {
    return logs.computeIfAbsent(
        subscription(context),
        id ->
            LogAnalyticsManager.authenticate(azure.pipeline(), azure.profile(id)).serviceClient());
  }

  private static String subscription(StepContext context) {
    return context.request().getTarget().getAzure().getSubscriptionId();
  }
}
