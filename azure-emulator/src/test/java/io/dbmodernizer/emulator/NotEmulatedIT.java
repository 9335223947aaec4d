package io.dbmodernizer.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An operation of Azure that is not emulated is answered with 501 and its name, also if no OpenAPI
 * file describes it. A request that Azure does not know gets Azure's error.
 */
class NotEmulatedIT {

  private static final String LOGS =
      EmulatorFixture.GROUP + "/providers/Microsoft.OperationalInsights/workspaces/logs";

  private static EmulatorFixture azure;

  @BeforeAll
  static void start() throws IOException {
    azure = EmulatorFixture.start();
  }

  @AfterAll
  static void stop() throws IOException {
    azure.close();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, LOGS/sharedKeys, 2020-08-01, SharedKeys_GetSharedKeys",
    "POST, LOGS/regenerateSharedKey, 2020-08-01, SharedKeys_Regenerate",
    "POST, LOGS/schema, 2020-08-01, Schema_Get",
    "GET, LOGS/usages, 2020-08-01, Usages_List",
    "GET, LOGS/managementGroups, 2020-08-01, ManagementGroups_List",
    "GET, LOGS/intelligencePacks, 2020-08-01, IntelligencePacks_List",
    "POST, LOGS/intelligencePacks/p/Enable, 2023-09-01, IntelligencePacks_Enable",
    "GET, SUB/providers/Microsoft.Insights/eventtypes/management/values, 2015-04-01, ActivityLogs_List",
    "GET, /providers/Microsoft.Insights/eventtypes/management/values, 2015-04-01, TenantActivityLogs_List",
    "GET, LOGS/providers/Microsoft.Insights/metricNamespaces, 2017-12-01-preview, MetricNamespaces_List",
    "GET, LOGS/providers/Microsoft.Insights/metricNamespaces, 2024-02-01, MetricNamespaces_List",
    "GET, SUB/providers/Microsoft.Security/alerts, 2022-01-01, Alerts_List",
    "GET, GROUP/providers/Microsoft.Security/alerts, 2022-01-01, Alerts_ListByResourceGroup",
    "GET, /providers/Microsoft.Authorization/providerOperations, 2022-04-01, ProviderOperationsMetadata_List",
    "GET, SUB/providers/Microsoft.Resources/templateSpecs, 2022-02-01, TemplateSpecs_ListBySubscription",
    "PUT, GROUP/providers/Microsoft.Resources/templateSpecs/t, 2021-05-01, TemplateSpecs_CreateOrUpdate",
  })
  void anOperationThatNoFileAtHandDescribesIsNamed(
      String method, String path, String version, String operation) {
    // When
    ArmClient.Answer answer = send(method, path, version);

    // Then
    assertThat(answer.status()).isEqualTo(501);
    assertThat(answer.code()).isEqualTo("NotEmulated");
    assertThat(answer.message()).contains("'" + operation + "'").contains(method);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, GROUP/providers/Microsoft.Resources/deploymentScripts/s, 2020-10-01, Microsoft.Resources/deploymentScripts",
    "PUT, SUB/providers/Microsoft.Resources/deploymentStacks/s, 2024-03-01, Microsoft.Resources/deploymentStacks",
    "POST, GROUP/providers/Microsoft.Insights/components/c/purge, 2020-02-02, Microsoft.Insights/components/purge",
  })
  void aTypeWithoutOperationsIsNamedAndSoIsWhatLiesInIt(
      String method, String path, String version, String type) {
    // When
    ArmClient.Answer answer = send(method, path, version);

    // Then
    assertThat(answer.status()).isEqualTo(501);
    assertThat(answer.code()).isEqualTo("NotEmulated");
    assertThat(answer.message()).contains("'" + type + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, LOGS/privateKeys, 2020-08-01, workspaces/privateKeys",
    "GET, SUB/providers/Microsoft.Insights/eventkinds, 2015-04-01, eventkinds",
    "GET, SUB/providers/Microsoft.Security/alarms, 2022-01-01, alarms",
    "GET, /providers/Microsoft.Authorization/providerActions/p, 2022-04-01, providerActions",
  })
  void aTypeThatNobodyHasIsRefusedAsAzureDoes(
      String method, String path, String version, String type) {
    // When
    ArmClient.Answer answer = send(method, path, version);

    // Then
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("InvalidResourceType");
    assertThat(answer.message()).contains("'" + type + "'");
  }

  @Test
  void aVersionThatOnlyAnotherTypeHasIsRefused() {
    // When
    ArmClient.Answer answer =
        send("GET", "GROUP/providers/Microsoft.Insights/metricAlerts/a", "2017-12-01-preview");

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("NoRegisteredProviderFound");
  }

  private static ArmClient.Answer send(String method, String path, String version) {
    String full =
        path.replace("LOGS", LOGS)
            .replace("GROUP", EmulatorFixture.GROUP)
            .replace("SUB", ArmClient.SUBSCRIPTION);
    return azure.arm.send(method, full + "?api-version=" + version, null);
  }
}
