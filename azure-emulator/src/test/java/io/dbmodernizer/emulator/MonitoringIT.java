package io.dbmodernizer.emulator;

import static io.dbmodernizer.emulator.EmulatorFixture.DATABASE;
import static io.dbmodernizer.emulator.EmulatorFixture.GROUP;
import static io.dbmodernizer.emulator.EmulatorFixture.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.ArmClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonitoringIT {

  private static final String INSIGHTS = "/providers/Microsoft.Insights/";
  private static final String ACTION_GROUP = GROUP + INSIGHTS + "actionGroups/ag1";
  private static final String ALERT = GROUP + INSIGHTS + "metricAlerts/alert1";
  private static final String WORKSPACE =
      GROUP + "/providers/Microsoft.OperationalInsights/workspaces/workspace1";
  private static final String ALERT_BODY =
      """
      {"location":"global","properties":{"severity":2,"enabled":true,"scopes":["%s"],
       "evaluationFrequency":"PT1M","windowSize":"PT5M","criteria":{
         "odata.type":"Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
         "allOf":[{"criterionType":"StaticThresholdCriterion","name":"c1",
          "metricName":"connection_failed","operator":"GreaterThan","threshold":0,
          "timeAggregation":"Total"}]},
       "actions":[{"actionGroupId":"%s"}]}}
      """
          .formatted(DATABASE, ACTION_GROUP);

  private EmulatorFixture azure;

  @BeforeEach
  void start() throws Exception {
    azure = EmulatorFixture.start().withDatabase();
    azure.arm.create(
        ACTION_GROUP,
        """
        {"location":"Global","properties":{"groupShortName":"dbmod","enabled":true,
         "emailReceivers":[{"name":"admin","emailAddress":"a@example.com"}]}}
        """);
  }

  @AfterEach
  void stop() throws Exception {
    azure.close();
  }

  @Test
  void aMetricAlertOnADatabaseIsAnswered200() {
    // When
    Answer created = azure.arm.put(ALERT, ALERT_BODY);
    Answer updated = azure.arm.put(ALERT, ALERT_BODY);

    // Then
    assertThat(created.status()).isEqualTo(200);
    assertThat(updated.status()).isEqualTo(200);
    assertThat(azure.arm.get(ALERT).text("/properties/criteria/allOf/0/metricName"))
        .isEqualTo("connection_failed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "connection_failed | count | Couldn't find a metric",
        "actionGroups/ag1 | actionGroups/ag2 | does not exist",
        "databases/Sales | databases/Other | does not exist",
        "\"severity\":2, | '' | severity",
        "\"PT5M\" | \"PT7M\" | windowSize",
        "GreaterThan | Above | operator"
      })
  void aMetricAlertThatAzureRefusesIsRefused(String text, String replacement, String message) {
    // When
    Answer answer = azure.arm.put(ALERT, ALERT_BODY.replace(text, replacement));

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).contains(message);
  }

  @Test
  void migrationServicesPublishNoMetricsAndNoLogs() {
    // Given
    String service = GROUP + "/providers/Microsoft.DataMigration/sqlMigrationServices/dms1";
    azure.arm.create(service, "{\"location\":\"eastus\"}");
    azure.arm.create(WORKSPACE, "{\"location\":\"eastus\",\"properties\":{}}");

    // When
    Answer alert = azure.arm.put(ALERT, ALERT_BODY.replace(DATABASE, service));
    Answer setting =
        azure.arm.put(
            service + INSIGHTS + "diagnosticSettings/d1",
            "{\"properties\":{\"workspaceId\":\"%s\",\"logs\":[{\"category\":\"Any\",\"enabled\":true}]}}"
                .formatted(WORKSPACE));

    // Then
    assertThat(alert.message()).contains("Couldn't find a metric");
    assertThat(setting.status()).isEqualTo(400);
    assertThat(setting.code()).isEqualTo("ResourceTypeNotSupported");
  }

  @Test
  void anActionGroupNeedsAShortName() {
    // When
    Answer answer =
        azure.arm.put(
            ACTION_GROUP + "2",
            "{\"location\":\"Global\",\"properties\":{\"groupShortName\":\"thirteen-long\"}}");

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).contains("1 to 12");
  }

  @Test
  void anActivityLogAlertIsCreatedWith201AndNeedsACategory() {
    // Given
    String body =
        """
        {"location":"Global","properties":{"scopes":["%s"],"condition":{"allOf":[
         {"field":"category","equals":"Administrative"},{"field":"status","equals":"Failed"}]},
         "actions":{"actionGroups":[{"actionGroupId":"%s"}]}}}
        """
            .formatted(GROUP, ACTION_GROUP);
    String alert = GROUP + INSIGHTS + "activityLogAlerts/failures";

    // When
    Answer created = azure.arm.put(alert, body);
    Answer refused = azure.arm.put(alert, body.replace("\"category\"", "\"level\""));

    // Then
    assertThat(created.status()).isEqualTo(201);
    assertThat(refused.status()).isEqualTo(400);
  }

  @Test
  void diagnosticSettingsHangOnTheDatabaseAndOutliveIt() {
    // Given
    azure.arm.create(WORKSPACE, "{\"location\":\"eastus\",\"properties\":{}}");
    String setting = DATABASE + INSIGHTS + "diagnosticSettings/to-workspace";
    String body =
        """
        {"properties":{"workspaceId":"%s","logs":[{"category":"Errors","enabled":true}],
         "metrics":[{"category":"Basic","enabled":true}]}}
        """
            .formatted(WORKSPACE);

    // When
    Answer created = azure.arm.put(setting, body);
    Answer refused = azure.arm.put(setting, body.replace("Errors", "DataMigrationService"));
    Answer listed = azure.arm.get(DATABASE + INSIGHTS + "diagnosticSettings");
    Answer categories = azure.arm.get(DATABASE + INSIGHTS + "diagnosticSettingsCategories");
    azure.arm.settle(azure.arm.delete(DATABASE));
    Answer orphan = azure.arm.get(setting);
    azure.arm.create(DATABASE, "{\"location\":\"eastus\"}");

    // Then
    assertThat(created.status()).isEqualTo(200);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(listed.json().path("value")).hasSize(1);
    assertThat(categories.response().body()).contains("Deadlocks").contains("Basic");
    assertThat(orphan.status()).isEqualTo(404);
    assertThat(azure.arm.get(setting).status()).isEqualTo(200);
  }

  @Test
  void aWorkspaceIsFollowedByItsProvisioningState() {
    // When
    Answer created =
        azure.arm.put(
            WORKSPACE,
            "{\"location\":\"eastus\",\"properties\":{\"sku\":{\"name\":\"PerGB2018\"},\"retentionInDays\":30}}");
    azure.arm.settle(created);
    Answer refused =
        azure.arm.put(
            WORKSPACE, "{\"location\":\"eastus\",\"properties\":{\"retentionInDays\":9}}");

    // Then
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.text("/properties/provisioningState")).isEqualTo("Creating");
    assertThat(azure.arm.get(WORKSPACE).text("/properties/customerId")).hasSize(36);
    assertThat(refused.status()).isEqualTo(400);
  }

  @Test
  void aVaultIsDeletedAsItsApiVersionSays() {
    // Given
    String vault = GROUP + "/providers/Microsoft.RecoveryServices/vaults/vault1";
    String body = "{\"location\":\"eastus\",\"sku\":{\"name\":\"RS0\"},\"properties\":{}}";
    azure.arm.create(vault, body);

    // When
    Answer old = azure.arm.delete(vault + "?api-version=2022-10-01");
    azure.arm.create(vault, body);
    Answer current = azure.arm.delete(vault + "?api-version=2024-04-01");
    azure.arm.settle(current);

    // Then
    assertThat(old.status()).isEqualTo(200);
    assertThat(current.status()).isEqualTo(202);
    assertThat(azure.arm.get(vault).status()).isEqualTo(404);
  }

  @Test
  void aServerTakesItsDatabasesAlong() {
    // When
    azure.arm.settle(azure.arm.delete(SERVER));

    // Then
    assertThat(azure.arm.get(DATABASE).code()).isEqualTo("ParentResourceNotFound");
  }
}
