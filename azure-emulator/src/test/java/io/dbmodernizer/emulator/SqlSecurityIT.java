package io.dbmodernizer.emulator;

import static io.dbmodernizer.emulator.EmulatorFixture.PASSWORD;
import static io.dbmodernizer.emulator.EmulatorFixture.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.emulator.ArmClient.Answer;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlSecurityIT {

  private static final String ADMINISTRATOR = SERVER + "/administrators/ActiveDirectory";
  private static final String ENTRA_ONLY = SERVER + "/azureADOnlyAuthentications/Default";
  private static final String THREATS = SERVER + "/advancedThreatProtectionSettings/Default";
  private static final String ASSESSMENT =
      SERVER + "/sqlVulnerabilityAssessments/default?api-version=2025-01-01";
  private static final String PLAN =
      ArmClient.SUBSCRIPTION
          + "/providers/Microsoft.Security/pricings/SqlServers?api-version=2024-01-01";
  private static final String GROUP_OF_ADMINISTRATORS =
      """
      {"properties":{"administratorType":"ActiveDirectory","login":"dba",
       "sid":"aaaaaaaa-1111-2222-3333-444444444444","tenantId":"bbbbbbbb-1111-2222-3333-444444444444"}}
      """;
  private static final String ON = "{\"properties\":{\"azureADOnlyAuthentication\":true}}";
  private static final String ENABLED = "{\"properties\":{\"state\":\"Enabled\"}}";

  private EmulatorFixture azure;

  @BeforeEach
  void start() throws Exception {
    azure = EmulatorFixture.start().withServer();
  }

  @AfterEach
  void stop() throws Exception {
    azure.close();
  }

  @Test
  void anEntraAdministratorIsShownToThoseWhoAskForIt() {
    // When
    Answer accepted = azure.arm.put(ADMINISTRATOR, GROUP_OF_ADMINISTRATORS);
    azure.arm.settle(accepted);

    // Then
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(azure.arm.get(ADMINISTRATOR).text("/properties/login")).isEqualTo("dba");
    assertThat(azure.arm.get(SERVER).response().body()).doesNotContain("administrators");
    assertThat(
            azure
                .arm
                .get(SERVER + "?$expand=administrators/activedirectory&api-version=2021-11-01")
                .text("/properties/administrators/login"))
        .isEqualTo("dba");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"properties\":{\"administratorType\":\"Sql\"}} | InvalidServerAdministratorTypePropertyName",
        "{\"properties\":{\"administratorType\":\"ActiveDirectory\"}} | InvalidExternalAdministratorLogin",
        "{\"properties\":{\"administratorType\":\"ActiveDirectory\",\"login\":\"dba\",\"sid\":\"1\"}} | InvalidExternalAdministratorSid"
      })
  void anAdministratorWithoutItsPartsIsRefused(String body, String code) {
    assertThat(azure.arm.put(ADMINISTRATOR, body).code()).isEqualTo(code);
  }

  @Test
  void withEntraOnlyNoSqlLoginGetsInUntilItIsSwitchedOff() throws Exception {
    // Given
    azure.withDatabase();

    // When
    Answer withoutAdministrator = azure.arm.put(ENTRA_ONLY, ON);
    azure.arm.create(ADMINISTRATOR, GROUP_OF_ADMINISTRATORS);
    azure.arm.create(ENTRA_ONLY, ON);
    azure.arm.create(SERVER + "/databases/Later", "{\"location\":\"eastus\"}");

    // Then
    assertThat(withoutAdministrator.code())
        .isEqualTo("InvalidServerAADOnlyAuthNoAADAdminPropertyName");
    assertThat(azure.arm.get(ENTRA_ONLY).text("/properties/azureADOnlyAuthentication"))
        .isEqualTo("true");
    assertThatThrownBy(() -> azure.connect("Sales", PASSWORD).close())
        .isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> azure.connect("Later", PASSWORD).close())
        .isInstanceOf(SQLException.class);
    assertThat(azure.arm.delete(ADMINISTRATOR).code())
        .isEqualTo("InvalidServerAzureADAdminDeleteOperation");

    // When
    azure.arm.settle(azure.arm.delete(ENTRA_ONLY));

    // Then
    azure.connect("Sales", PASSWORD).close();
    azure.connect("Later", PASSWORD).close();
    azure.arm.settle(azure.arm.delete(ADMINISTRATOR));
    assertThat(azure.arm.get(ADMINISTRATOR).status()).isEqualTo(404);
  }

  @Test
  void threatProtectionIsOffUntilItIsSwitchedOn() {
    // Then
    assertThat(azure.arm.get(THREATS).text("/properties/state")).isEqualTo("Disabled");

    // When
    Answer accepted = azure.arm.put(THREATS, ENABLED);
    azure.arm.settle(accepted);

    // Then
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(azure.arm.get(THREATS).text("/properties/state")).isEqualTo("Enabled");
  }

  @Test
  void vulnerabilityAssessmentNeedsDefender() {
    // When
    Answer before = azure.arm.put(ASSESSMENT, ENABLED);
    Answer plan = azure.arm.put(PLAN, "{\"properties\":{\"pricingTier\":\"Standard\"}}");
    Answer after = azure.arm.put(ASSESSMENT, ENABLED);

    // Then
    assertThat(before.code()).isEqualTo("VulnerabilityAssessmentADSIsDisabled");
    assertThat(plan.status()).isEqualTo(200);
    assertThat(after.status()).isEqualTo(200);
    assertThat(azure.arm.get(ASSESSMENT).text("/properties/state")).isEqualTo("Enabled");
  }

  @Test
  void aDefenderPlanIsFreeUntilItIsSwitchedOnAndCanBePutBack() {
    // Then
    assertThat(azure.arm.get(PLAN).text("/properties/pricingTier")).isEqualTo("Free");
    assertThat(azure.arm.put(PLAN, "{\"properties\":{\"pricingTier\":\"Gold\"}}").status())
        .isEqualTo(400);
    assertThat(azure.arm.get(PLAN.replace("SqlServers", "Toasters")).status()).isEqualTo(404);

    // When
    azure.arm.put(PLAN, "{\"properties\":{\"pricingTier\":\"Standard\"}}");
    String on = azure.arm.get(PLAN).text("/properties/pricingTier");
    azure.arm.put(PLAN, "{\"properties\":{\"pricingTier\":\"Free\"}}");

    // Then
    assertThat(on).isEqualTo("Standard");
    assertThat(azure.arm.get(PLAN).text("/properties/pricingTier")).isEqualTo("Free");
  }

  @Test
  void firewallRulesNeedThePublicEndpoint() {
    // Given
    azure.arm.settle(
        azure.arm.patch(SERVER, "{\"properties\":{\"publicNetworkAccess\":\"Disabled\"}}"));

    // When
    Answer answer =
        azure.arm.put(
            SERVER + "/firewallRules/r",
            "{\"properties\":{\"startIpAddress\":\"10.0.0.1\",\"endIpAddress\":\"10.0.0.1\"}}");

    // Then
    assertThat(answer.code()).isEqualTo("DenyPublicEndpointEnabled");
  }
}
