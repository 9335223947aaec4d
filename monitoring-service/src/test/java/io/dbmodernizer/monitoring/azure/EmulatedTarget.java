package io.dbmodernizer.monitoring.azure;

import static org.awaitility.Awaitility.await;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.monitoring.status.Events;
import io.dbmodernizer.runtime.azure.ArmRest;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.testsupport.azure.EmulatedAzure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An emulator with a provisioned database. */
public final class EmulatedTarget extends EmulatedAzure {
  private static final Map<String, String> VERSIONS =
      Map.of(
          "workspaces", "2022-10-01",
          "actionGroups", "2022-06-01",
          "metricAlerts", "2018-03-01",
          "activityLogAlerts", "2020-10-01",
          "diagnosticSettings", "2021-05-01-preview",
          "dashboards", "2020-09-01-preview",
          "vaults", "2024-04-01");

  /** Id of its resource group. */
  public static final String GROUP =
      "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg-orders";

  /** Id of the server. */
  public static final String SERVER = GROUP + "/providers/Microsoft.Sql/servers/sql-orders";

  /** Id of the database. */
  public static final String DATABASE = SERVER + "/databases/orders";

  private static final String SQL_API = "2021-11-01";

  @SuppressWarnings("NullAway.Init") // set when it is started
  private AzureConnection azure;

  private EmulatedTarget() {}

  /** Starts an emulator with a server and a database in it. */
  public static EmulatedTarget start() throws IOException {
    EmulatedTarget target = new EmulatedTarget();
    target.open();
    target.azure = target.connection();
    target.put(GROUP, "2025-04-01", "{'location':'westeurope'}");
    target.put(
        SERVER,
        SQL_API,
        "{'location':'westeurope','properties':{'administratorLogin':'dbadmin',"
            + "'administratorLoginPassword':'Correct-Horse-9','version':'12.0'}}");
    target.put(
        DATABASE, SQL_API, "{'location':'westeurope','sku':{'name':'S2','tier':'Standard'}}");
    return target;
  }

  /**
   * Returns the event of the provisioned database. Its request has 60 days of retention and one
   * address.
   */
  public static TargetProvisioned provisioned(String migrationId) {
    TargetProvisioned target = Events.provisioned(1);
    target.getMetadata().setMigrationId(migrationId);
    MigrationRequested request = target.getRequest();
    request.getMetadata().setMigrationId(migrationId);
    request.getTarget().getAzure().setSubscriptionId("11111111-1111-1111-1111-111111111111");
    request.getTarget().getAzure().setResourceGroup("rg-orders");
    request.getTarget().getAzure().setRegion("westeurope");
    request.getMonitoring().setWorkspaceRetentionDays(60);
    request.getMonitoring().setAlertEmails(List.of("dba@corp.example"));
    target.setServerId(SERVER);
    target.setDatabaseId(DATABASE);
    return target;
  }

  /** Returns the connection of the service. It remembers what it has read. */
  AzureConnection azure() {
    return azure;
  }

  /** Fires or resolves a metric alert, and returns the webhooks that were called. */
  public String fire(String rule, String condition) {
    String id = GROUP + "/providers/Microsoft.Insights/metricAlerts/" + rule;
    return own(
            "/_emulator/alerts/fire",
            "{'alertRuleId':'%s','condition':'%s'}".formatted(id, condition))
        .toString();
  }

  /** Removes all resources except the server and its databases. */
  void clear() {
    ArmRest rest = azure.rest();
    rest.get(GROUP + "/resources", "2021-04-01")
        .orElseThrow()
        .body()
        .path("value")
        .valueStream()
        .map(resource -> resource.path("id").asString(""))
        .filter(id -> !id.contains("/Microsoft.Sql/"))
        .forEach(id -> remove(id, id.contains("/workspaces/") ? "?force=true" : ""));
    for (String database : List.of(DATABASE, SERVER + "/databases/master")) {
      String settings = database + "/providers/Microsoft.Insights/diagnosticSettings";
      rest.get(settings, "2021-05-01-preview")
          .orElseThrow()
          .body()
          .path("value")
          .forEach(setting -> remove(setting.path("id").asString(""), ""));
    }
  }

  /** Every type has api-versions of its own. */
  private static String version(String id) {
    return VERSIONS.entrySet().stream()
        .filter(each -> id.contains("/" + each.getKey() + "/"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no api-version is known for " + id));
  }

  private void remove(String id, String query) {
    ArmRest rest = azure.rest();
    String version = version(id);
    rest.delete(id + query, version);
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> rest.get(id, version).isEmpty());
  }
}
