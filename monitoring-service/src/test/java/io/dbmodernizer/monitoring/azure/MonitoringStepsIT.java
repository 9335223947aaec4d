package io.dbmodernizer.monitoring.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.monitoring.MonitoringStage;
import io.dbmodernizer.monitoring.status.Events;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The steps against the emulator over HTTPS, through the Azure SDK. */
class MonitoringStepsIT {
  private static final String GROUP = EmulatedTarget.GROUP;
  private static final String DATABASE = EmulatedTarget.DATABASE;
  private static final String INSIGHTS = GROUP + "/providers/Microsoft.Insights";

  private EmulatedTarget emulated;
  private AzureConnection azure;

  @BeforeEach
  void provision() throws Exception {
    emulated = EmulatedTarget.start();
    azure = emulated.azure();
  }

  @AfterEach
  void stop() throws Exception {
    emulated.close();
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
    long mark = emulated.emulator().requests().lastSequence();

    // When
    Map<String, StepResult.Done> again = runStage(target);

    // Then
    assertThat(emulated.emulator().requests().since(mark))
        .isNotEmpty()
        .noneMatch(LoggedRequest::isWrite);
    assertThat(again)
        .extractingByKey("workspace")
        .extracting(StepResult.Done::detail)
        .asString()
        .endsWith("already matches");
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
    StepResult.Done done = Objects.requireNonNull(runStage(target).get("workspace"));

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
    StepResult.Done done = Objects.requireNonNull(runStage(target).get("connection-alert"));

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
    StepResult.Done storage = Objects.requireNonNull(done.get("storage-alert"));
    assertThat(storage.detail()).contains("not applicable", "HS_Gen5_2");
    assertThat(storage.resources()).isEmpty();
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
    TargetProvisioned target = EmulatedTarget.provisioned(Events.MIGRATION);
    change.accept(target.getRequest());
    return target;
  }

  private void createWorkspace(String name, int days) {
    emulated.put(
        GROUP + "/providers/Microsoft.OperationalInsights/workspaces/" + name,
        "2022-10-01",
        "{'location':'westeurope','properties':{'sku':{'name':'PerGB2018'},'retentionInDays':"
            + days
            + "}}");
  }

  private JsonNode get(String id, String apiVersion) {
    return azure.rest().get(id, apiVersion).orElseThrow().body();
  }
}
