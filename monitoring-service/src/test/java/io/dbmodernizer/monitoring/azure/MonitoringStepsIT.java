package io.dbmodernizer.monitoring.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.ElasticPoolTarget;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.monitoring.status.Events;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.step.Verification;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The steps against the emulator over HTTPS, through the Azure SDK. */
class MonitoringStepsIT {
  private static final String GROUP = EmulatedTarget.GROUP;
  private static final String DATABASE = EmulatedTarget.DATABASE;
  private static final String INSIGHTS = GROUP + "/providers/Microsoft.Insights";
  private static final String MASTER = EmulatedTarget.SERVER + "/databases/master";
  private static final String VAULT =
      GROUP + "/providers/Microsoft.RecoveryServices/vaults/vault-orders";

  private static EmulatedTarget emulated;
  private static AzureConnection azure;

  @SuppressWarnings("NullAway") // set before all tests
  private final MonitoringRig rig = new MonitoringRig(azure);

  @BeforeAll
  static void provision() throws Exception {
    emulated = EmulatedTarget.start();
    azure = emulated.azure();
  }

  @AfterEach
  void clear() {
    emulated.clear();
  }

  @AfterAll
  static void stop() throws Exception {
    emulated.close();
  }

  @Test
  void theStageCreatesEverythingThatWatchesTheDatabase() {
    // When
    Map<String, StepResult.Done> done = runStage(target(request -> {}));

    // Then
    assertThat(done).hasSize(11);
    assertThat(done.values())
        .filteredOn(step -> !step.detail().contains("not requested"))
        .hasSize(9)
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
    assertMetricAlert("log-write-alert", "log_write_percent", "Average", 90);
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

    JsonNode ofServer =
        get(
            MASTER
                + "/providers/Microsoft.Insights/diagnosticSettings/dbmodernizer-sql-orders-logs",
            "2021-05-01-preview");
    assertThat(ofServer.at("/properties/logs").toString())
        .contains("SQLSecurityAuditEvents", "DevOpsOperationsAudit")
        .doesNotContain("Deadlocks");
  }

  @Test
  void aDashboardIsPutIntoThePortalIfItIsWanted() {
    // Given
    TargetProvisioned target = target(request -> request.getMonitoring().setDashboard(true));

    // When
    StepResult.Done created = rig.driver("dashboard", target).runToDone();
    StepResult.Done again = rig.driver("dashboard", target).runToDone();

    // Then
    AzureResource resource = created.resources().get(0);
    JsonNode dashboard = get(resource.getId(), "2026-04-01");
    assertThat(resource.getName()).hasSizeLessThanOrEqualTo(24).startsWith("sql-orders-");
    assertThat(dashboard.at("/tags/hidden-title").asString())
        .isEqualTo("Database orders on sql-orders");
    assertThat(dashboard.at("/properties/lenses/0/parts").toString())
        .contains("dtu_consumption_percent", "storage_percent", "MarkdownPart", "sales-platform")
        .contains(DATABASE);
    assertThat(created.detail()).endsWith("created");
    assertThat(again.detail()).endsWith("already matches");

    // When
    JsonNode changed = dashboard.deepCopy();
    ((ArrayNode) changed.at("/properties/lenses/0/parts")).remove(1);
    azure.rest().put(resource.getId(), "2026-04-01", changed);
    StepResult.Done repaired = rig.driver("dashboard", target).runToDone();

    // Then
    assertThat(repaired.detail()).endsWith("changed");
  }

  @Test
  void theAlertOnAVaultWaitsUntilTheBackupStageHasCreatedIt() {
    // Given
    TargetProvisioned target =
        target(request -> request.getBackup().getVault().setName("vault-orders"));
    rig.run(target, "action-group");
    StepDriver alert = rig.driver("backup-health-alert", target);

    // When
    StepResult early = alert.runOnce();

    // Then
    assertThat(early)
        .isInstanceOfSatisfying(
            StepResult.Waiting.class,
            waiting -> assertThat(waiting.waitingOn()).contains("vault-orders", "backup stage"));

    // When
    emulated.put(
        VAULT, "2024-04-01", "{'location':'westeurope','sku':{'name':'RS0'},'properties':{}}");
    alert.runToDone();

    // Then
    JsonNode rule =
        get(INSIGHTS + "/metricAlerts/sql-orders-orders-backup-health-alert", "2018-03-01");
    JsonNode criterion = rule.at("/properties/criteria/allOf/0");
    assertThat(criterion.path("metricName").asString()).isEqualTo("BackupHealthEvent");
    assertThat(criterion.at("/dimensions/0/operator").asString()).isEqualTo("Exclude");
    assertThat(rule.at("/properties/scopes/0").asString()).isEqualToIgnoringCase(VAULT);
  }

  @Test
  void webhooksAreCalledAndTheirAddressesAreNeverSaid() {
    // Given
    TargetProvisioned target =
        target(request -> request.getMonitoring().setAlertWebhookRefs(List.of("env:HOOK")));

    // When
    rig.with("HOOK", "https://hooks.example.com/T1/first-secret")
        .withReceiver("https://alerts.example.com/webhooks/azure-alerts");
    rig.run(target, "action-group");
    StepResult.Done again = rig.driver("action-group", target).runToDone();
    rig.with("HOOK", "https://hooks.example.com/T1/second-secret");
    List<Verification> changed = rig.verify("action-group", target);
    rig.run(target, "action-group");

    // Then
    JsonNode calls =
        get(INSIGHTS + "/actionGroups/sql-orders-alerts", "2022-06-01")
            .at("/properties/webhookReceivers");
    assertThat(calls.valueStream().map(call -> call.path("serviceUri").asString()))
        .containsExactlyInAnyOrder(
            "https://hooks.example.com/T1/second-secret",
            "https://alerts.example.com/webhooks/azure-alerts?code=" + MonitoringRig.SECRET);
    assertThat(calls.valueStream()).allMatch(c -> c.path("useCommonAlertSchema").asBoolean());
    assertThat(again.detail()).endsWith("already matches");
    assertThat(changed.get(0).verdict()).isEqualTo(Verification.Verdict.DIFFERS);
    assertThat(changed.toString()).contains("env:HOOK");
    assertThat(rig.everythingSaid() + changed)
        .doesNotContain("first-secret", "second-secret", MonitoringRig.SECRET);
  }

  @Test
  void aWebhookThatIsNotHttpsIsRefusedWithoutRepeatingIt() {
    // Given
    TargetProvisioned target =
        target(request -> request.getMonitoring().setAlertWebhookRefs(List.of("env:HOOK")));
    rig.with("HOOK", "http://hooks.example.com/plain-secret");

    // When
    StepResult.Failed failed = rig.driver("action-group", target).runToFailure();

    // Then
    assertThat(failed.retryable()).isFalse();
    assertThat(failed.failure().getReason()).isEqualTo(Reason.SECRET_UNRESOLVABLE);
    assertThat(failed.failure().getSubject()).isEqualTo("env:HOOK");
    assertThat(failed.failure().getRemedy()).contains("https");
    assertThat(failed.toString()).doesNotContain("plain-secret");
  }

  @Test
  void somebodyElsesActionGroupIsNotChangedForThisServicesOwnReceiver() {
    // Given
    String central = INSIGHTS + "/actionGroups/central";
    emulated.put(
        central,
        "2023-01-01",
        "{'location':'Global','properties':{'groupShortName':'central','enabled':true,"
            + "'emailReceivers':[{'name':'d','emailAddress':'dba@corp.example'}]}}");
    rig.withReceiver("https://alerts.example.com/webhooks/azure-alerts");

    // When
    StepResult.Done done =
        rig.driver(
                "action-group",
                target(request -> request.getMonitoring().setActionGroupName("central")))
            .runToDone();

    // Then
    assertThat(done.resources().get(0).getCreated()).isFalse();
    assertThat(get(central, "2023-01-01").at("/properties/webhookReceivers")).isEmpty();
  }

  @Test
  void aDatabaseInAPoolIsWatchedByWhatThePoolIsBoughtBy() {
    rig.run(
        target(
            request ->
                request
                    .getTarget()
                    .getDatabase()
                    .setElasticPool(
                        ElasticPoolTarget.newBuilder()
                            .setName("pool")
                            .setServiceObjective("GP_Gen5_2")
                            .build())),
        "action-group",
        "compute-alert");

    assertMetricAlert("compute-alert", "cpu_percent", "Average", 90);
  }

  @Test
  void everyStepCanSayHowWhatItMadeStands() {
    // Given
    TargetProvisioned target = target(request -> {});
    runStage(target);

    // When
    azure.rest().delete(INSIGHTS + "/metricAlerts/sql-orders-orders-storage-alert", "2018-03-01");
    Map<String, Verification.Verdict> verdicts = rig.verdicts(target);

    // Then
    assertThat(verdicts)
        .hasSize(11)
        .containsEntry("storage-alert", Verification.Verdict.MISSING)
        .containsEntry("backup-health-alert", Verification.Verdict.NOT_APPLICABLE)
        .containsEntry("dashboard", Verification.Verdict.NOT_APPLICABLE)
        .containsEntry("server-diagnostic-setting", Verification.Verdict.MATCHES);
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
    rig.run(target(request -> {}), "action-group");

    // When
    rig.forget();
    rig.run(
        target(
            request -> {
              request.getMetadata().setMigrationId("another");
              request
                  .getMonitoring()
                  .setAlertEmails(List.of("DBA@corp.example", "ops@corp.example"));
            }),
        "action-group");

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
    StepResult.Done done = rig.driver("workspace", target).runToDone();

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
    StepResult.Failed failed = rig.driver("workspace", target).runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.RESOURCE_CONFLICT);
    assertThat(failed.failure().getMessage())
        .contains("properties.retentionInDays is 30, wanted 60");
  }

  @Test
  void aRuleThatWasChangedIsPutBack() {
    // Given
    TargetProvisioned target = target(request -> {});
    rig.run(target, "action-group", "connection-alert");
    String id = INSIGHTS + "/metricAlerts/sql-orders-orders-connection-alert";
    JsonNode rule = get(id, "2018-03-01");
    ((ObjectNode) rule.path("properties")).put("enabled", false);
    azure.rest().put(id, "2018-03-01", rule);

    // When
    StepResult.Done done = rig.driver("connection-alert", target).runToDone();

    // Then
    assertThat(done.detail()).endsWith("changed");
    assertThat(get(id, "2018-03-01").at("/properties/enabled").asBoolean()).isTrue();
  }

  @Test
  void aHyperscaleDatabaseIsWatchedByCpuAndNotByStorage() {
    // When
    Map<String, StepResult.Done> done =
        rig.run(
            target(request -> request.getTarget().getDatabase().setServiceObjective("HS_Gen5_2")),
            "action-group",
            "storage-alert",
            "compute-alert");

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

  private Map<String, StepResult.Done> runStage(TargetProvisioned target) {
    return rig.runStage(target);
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
