package io.dbmodernizer.monitoring.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.emulator.AzureEmulator;
import io.dbmodernizer.emulator.EmulatorOptions;
import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.monitoring.MonitoringStage;
import io.dbmodernizer.monitoring.status.Events;
import io.dbmodernizer.runtime.azure.ArmRest;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.TestAzure;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The steps against the emulator over HTTPS, through the Azure SDK. */
class MonitoringStepsIT {
  private static final String GROUP =
      "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg-orders";
  private static final String DATABASE =
      GROUP + "/providers/Microsoft.Sql/servers/sql-orders/databases/orders";
  private static final String INSIGHTS = GROUP + "/providers/Microsoft.Insights";
  private static final String SQL_API = "2021-11-01";

  private AzureEmulator emulator;
  private AzureConnection azure;

  @BeforeEach
  void provision() throws Exception {
    emulator = AzureEmulator.start(EmulatorOptions.defaults().withStaticToken(TestAzure.TOKEN));
    azure = TestAzure.connect(emulator.baseUri(), emulator.certificatePem());
    put(GROUP, "2025-04-01", "{'location':'westeurope'}");
    put(
        GROUP + "/providers/Microsoft.Sql/servers/sql-orders",
        SQL_API,
        "{'location':'westeurope','properties':{'administratorLogin':'dbadmin',"
            + "'administratorLoginPassword':'Correct-Horse-9','version':'12.0'}}");
    put(DATABASE, SQL_API, "{'location':'westeurope','sku':{'name':'S2','tier':'Standard'}}");
  }

  @AfterEach
  void stop() throws Exception {
    emulator.close();
  }

  @Test
  void theStageCreatesEverythingThatWatchesTheDatabase() {
    // When
    Map<String, StepResult.Done> done = runStage(target(request -> {}));

    // Then
    assertThat(done.values())
        .allSatisfy(
            step ->
                assertThat(step.resources())
                    .singleElement()
                    .satisfies(resource -> assertThat(resource.getCreated()).isTrue()));
    JsonNode workspace =
        get(
            GROUP + "/providers/Microsoft.OperationalInsights/workspaces/sql-orders-logs",
            "2022-10-01");
    assertThat(workspace.at("/properties/sku/name").asString()).isEqualTo("PerGB2018");
    assertThat(workspace.at("/properties/retentionInDays").asInt()).isEqualTo(60);
    assertThat(workspace.at("/tags/dbmodernizer-migration").asString()).isEqualTo(Events.MIGRATION);

    JsonNode group = get(INSIGHTS + "/actionGroups/sql-orders-alerts", "2022-06-01");
    assertThat(group.at("/properties/groupShortName").asString()).hasSizeLessThanOrEqualTo(12);
    assertThat(group.at("/properties/emailReceivers/0/emailAddress").asString())
        .isEqualTo("dba@corp.example");

    assertMetricAlert("connection-alert", "connection_failed", "Total", 0);
    assertMetricAlert("storage-alert", "storage_percent", "Average", 90);
    assertMetricAlert("compute-alert", "dtu_consumption_percent", "Average", 90);

    JsonNode failures =
        get(
            INSIGHTS + "/activityLogAlerts/sql-orders-orders-migration-failure-alert",
            "2020-10-01");
    assertThat(failures.at("/properties/condition/allOf").toString())
        .contains("Microsoft.DataMigration", "Failed", "Administrative");
    assertThat(failures.at("/properties/scopes/0").asString()).isEqualTo(GROUP);

    JsonNode setting =
        get(
            DATABASE + "/providers/Microsoft.Insights/diagnosticSettings/dbmodernizer",
            "2021-05-01-preview");
    assertThat(setting.at("/properties/workspaceId").asString())
        .endsWithIgnoringCase("sql-orders-logs");
    assertThat(setting.at("/properties/logs").toString()).contains("Errors", "Deadlocks");
    assertThat(setting.at("/properties/metrics/0/category").asString()).isEqualTo("Basic");
  }

  @Test
  void everythingThatMatchesIsLeftAlone() {
    // Given
    TargetProvisioned target = target(request -> {});
    runStage(target);
    long mark = emulator.requests().lastSequence();

    // When
    Map<String, StepResult.Done> again = runStage(target);

    // Then
    assertThat(emulator.requests().since(mark)).isNotEmpty().noneMatch(LoggedRequest::isWrite);
    assertThat(again.get("workspace").detail()).endsWith("already matches");
  }

  @Test
  void aSecondMigrationToTheServerAddsItsAddressesAndRemovesNobodys() {
    // Given
    runStage(target(request -> {}));

    // When
    runStage(
        target(
            request -> {
              request.getMetadata().setMigrationId("another");
              request
                  .getMonitoring()
                  .setAlertEmails(List.of("DBA@corp.example", "ops@corp.example"));
            }));

    // Then
    JsonNode receivers =
        get(INSIGHTS + "/actionGroups/sql-orders-alerts", "2022-06-01")
            .at("/properties/emailReceivers");
    assertThat(receivers.valueStream().map(r -> r.path("emailAddress").asString()))
        .containsExactlyInAnyOrder("dba@corp.example", "ops@corp.example");
  }

  @Test
  void somebodyElsesWorkspaceThatKeepsDataLongerIsUsedAsItIs() {
    // Given
    createWorkspace("central", 365);
    TargetProvisioned target =
        target(request -> request.getMonitoring().setWorkspaceName("central"));

    // When
    StepResult.Done done = runStage(target).get("workspace");

    // Then
    assertThat(done.resources().get(0).getCreated()).isFalse();
    JsonNode workspace =
        get(GROUP + "/providers/Microsoft.OperationalInsights/workspaces/central", "2022-10-01");
    assertThat(workspace.at("/properties/retentionInDays").asInt()).isEqualTo(365);
  }

  @Test
  void somebodyElsesWorkspaceThatKeepsDataShorterIsAConflictThatNamesTheDifference() {
    // Given
    createWorkspace("central", 30);
    TargetProvisioned target =
        target(request -> request.getMonitoring().setWorkspaceName("central"));

    // When
    StepResult.Failed failed =
        StepDriver.of(new WorkspaceStep(new MonitorClients(azure)), target).runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.RESOURCE_CONFLICT);
    assertThat(failed.failure().getMessage())
        .contains("properties.retentionInDays is 30, wanted 60");
  }

  @Test
  void aRuleThatWasChangedIsPutBack() {
    // Given
    TargetProvisioned target = target(request -> {});
    runStage(target);
    String id = INSIGHTS + "/metricAlerts/sql-orders-orders-connection-alert";
    JsonNode rule = get(id, "2018-03-01");
    ((ObjectNode) rule.path("properties")).put("enabled", false);
    azure.rest().put(id, "2018-03-01", rule);

    // When
    StepResult.Done done = runStage(target).get("connection-alert");

    // Then
    assertThat(done.detail()).endsWith("changed");
    assertThat(get(id, "2018-03-01").at("/properties/enabled").asBoolean()).isTrue();
  }

  @Test
  void aHyperscaleDatabaseIsWatchedByCpuAndNotByStorage() {
    // When
    Map<String, StepResult.Done> done =
        runStage(
            target(request -> request.getTarget().getDatabase().setServiceObjective("HS_Gen5_2")));

    // Then
    assertThat(done.get("storage-alert").detail()).contains("not applicable", "HS_Gen5_2");
    assertThat(done.get("storage-alert").resources()).isEmpty();
    assertMetricAlert("compute-alert", "cpu_percent", "Average", 90);
  }

  private void assertMetricAlert(String rule, String metric, String aggregation, double threshold) {
    JsonNode alert = get(INSIGHTS + "/metricAlerts/sql-orders-orders-" + rule, "2018-03-01");
    JsonNode criterion = alert.at("/properties/criteria/allOf/0");
    assertThat(criterion.path("metricName").asString()).isEqualTo(metric);
    assertThat(criterion.path("timeAggregation").asString()).isEqualTo(aggregation);
    assertThat(criterion.path("threshold").asDouble()).isEqualTo(threshold);
    assertThat(alert.at("/properties/scopes/0").asString()).isEqualToIgnoringCase(DATABASE);
    assertThat(alert.at("/properties/actions/0/actionGroupId").asString())
        .endsWithIgnoringCase("sql-orders-alerts");
  }

  /** Drives the steps in their order, each with the outputs of those before it. */
  private Map<String, StepResult.Done> runStage(TargetProvisioned target) {
    Map<String, String> outputs = new HashMap<>();
    Map<String, StepResult.Done> done = new HashMap<>();
    for (Step step : new MonitoringStage(azure).steps()) {
      StepResult.Done result = StepDriver.of(step, target).withOutputs(outputs).runToDone();
      outputs.putAll(result.outputs());
      done.put(step.name(), result);
    }
    return done;
  }

  private static TargetProvisioned target(Consumer<MigrationRequested> change) {
    TargetProvisioned target = Events.provisioned(1);
    MigrationRequested request = target.getRequest();
    request.getTarget().getAzure().setSubscriptionId("11111111-1111-1111-1111-111111111111");
    request.getTarget().getAzure().setResourceGroup("rg-orders");
    request.getTarget().getAzure().setRegion("westeurope");
    request.getMonitoring().setWorkspaceRetentionDays(60);
    request.getMonitoring().setAlertEmails(List.of("dba@corp.example"));
    target.setDatabaseId(DATABASE);
    change.accept(request);
    return target;
  }

  private void createWorkspace(String name, int days) {
    put(
        GROUP + "/providers/Microsoft.OperationalInsights/workspaces/" + name,
        "2022-10-01",
        "{'location':'westeurope','properties':{'sku':{'name':'PerGB2018'},'retentionInDays':"
            + days
            + "}}");
  }

  private void put(String id, String apiVersion, String body) {
    ArmRest rest = azure.rest();
    rest.put(id, apiVersion, JsonMapper.shared().readTree(body.replace('\'', '"')));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> rest.get(id, apiVersion).map(r -> isFinished(r.body())).orElse(false));
  }

  private static boolean isFinished(JsonNode resource) {
    String state = resource.at("/properties/provisioningState").asString("Succeeded");
    return state.equals("Succeeded");
  }

  private JsonNode get(String id, String apiVersion) {
    return azure.rest().get(id, apiVersion).orElseThrow().body();
  }
}
