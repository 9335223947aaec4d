package io.dbmodernizer.emulator;

import static io.dbmodernizer.emulator.EmulatorFixture.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of Microsoft's OpenAPI files hold for every request. */
class AzureRulesIT {

  private static final String GROUP = EmulatorFixture.GROUP;

  private EmulatorFixture azure;

  @BeforeEach
  void start() throws IOException {
    azure = EmulatorFixture.start().withServer();
  }

  @AfterEach
  void stop() throws IOException {
    azure.close();
  }

  @Test
  void whatAzureHasAndTheEmulatorLacksIsNamedBeforeTheBodyIsRead() {
    // When
    ArmClient.Answer answer =
        azure.arm.send(
            "PUT",
            GROUP + "/providers/Microsoft.Resources/deployments/d1?api-version=2021-04-01",
            "[not json");

    // Then
    assertThat(answer.status()).isEqualTo(501);
    assertThat(answer.code()).isEqualTo("NotEmulated");
    assertThat(answer.message()).contains("'Deployments_CreateOrUpdate'");
  }

  @Test
  void aProviderThatIsNotEmulatedIsNamed() {
    // When
    ArmClient.Answer answer =
        azure.arm.get(
            GROUP + "/providers/Microsoft.Compute/virtualMachines/v1?api-version=2024-03-01");

    // Then
    assertThat(answer.status()).isEqualTo(501);
    assertThat(answer.message()).contains("'Microsoft.Compute'");
  }

  @Test
  void aTypeOfAProviderOfWhichOnlyVersionsAreKnownIsNamed() {
    // When
    ArmClient.Answer answer =
        azure.arm.get(
            GROUP + "/providers/Microsoft.Network/virtualNetworks/v1?api-version=2024-01-01");

    // Then
    assertThat(answer.status()).isEqualTo(501);
    assertThat(answer.message()).contains("'Microsoft.Network/virtualNetworks'");
  }

  @Test
  void aResourceTypeOfLaterVersionsThatIsNotEmulatedIsNamed() {
    // When
    ArmClient.Answer answer =
        azure.arm.get(
            SERVER + "/databases/d/sqlVulnerabilityAssessments/default?api-version=2025-01-01");

    // Then
    assertThat(answer.status()).isEqualTo(501);
    assertThat(answer.message())
        .contains("'Microsoft.Sql/servers/databases/sqlVulnerabilityAssessments'");
  }

  @Test
  void anUnknownVersionIsRefusedWithTheListOfThoseKnown() {
    // When
    ArmClient.Answer answer = azure.arm.get(SERVER + "?api-version=1999-01-01");

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("NoRegisteredProviderFound");
    assertThat(answer.message()).contains("'servers'").contains("2021-11-01, ");
  }

  @Test
  void anUnknownVersionOfAGroupIsRefusedWithTheListOfThoseKnown() {
    // When
    ArmClient.Answer answer = azure.arm.get(GROUP + "?api-version=1999-01-01");

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("InvalidApiVersionParameter");
    assertThat(answer.message()).contains("The supported versions are '").contains("2021-04-01");
  }

  @Test
  void aQueryParameterOfAzureThatIsNotEmulatedIsRefused() {
    // When
    ArmClient.Answer answer =
        azure.arm.get(SERVER + "/databases?api-version=2021-11-01&$skipToken=x");

    // Then
    assertThat(answer.status()).isEqualTo(501);
    assertThat(answer.code()).isEqualTo("NotEmulated");
    assertThat(answer.message())
        .containsIgnoringCase("'$skipToken'")
        .contains("'Databases_ListByServer'");
  }

  @Test
  void aQueryParameterThatAzureDoesNotKnowIsRefused() {
    // When
    ArmClient.Answer answer = azure.arm.get(SERVER + "?api-version=2021-11-01&colour=red");

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("InvalidQueryParameter");
    assertThat(answer.message()).contains("'colour'");
  }

  @Test
  void aPreconditionWithoutAnEtagIsRefused() {
    // When
    ArmClient.Answer answer =
        azure.arm.send(
            "DELETE", SERVER + "?api-version=2021-11-01", null, "If-Match", "\"something\"");

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("PreconditionNotSupported");
  }
}
