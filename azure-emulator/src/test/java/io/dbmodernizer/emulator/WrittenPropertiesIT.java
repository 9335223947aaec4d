package io.dbmodernizer.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A written property is kept in Azure's spelling, or refused. */
class WrittenPropertiesIT {

  private static final String ACCOUNT =
      EmulatorFixture.GROUP + "/providers/Microsoft.Storage/storageAccounts/written";
  private static final String FACTORY =
      EmulatorFixture.GROUP + "/providers/Microsoft.DataFactory/factories/written";
  private static final String WORKSPACE =
      EmulatorFixture.GROUP + "/providers/Microsoft.OperationalInsights/workspaces/written";

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
  void listedValuesAndNamesAreTakenInAnyCaseAndAnsweredInAzuresSpelling() {
    // When
    azure.arm.create(
        ACCOUNT,
        """
        {"LOCATION":"East US","sku":{"Name":"standard_lrs"},"kind":"storagev2",
         "properties":{"accesstier":"cool","minimumTlsVersion":"tls1_2"}}
        """);

    // Then
    ArmClient.Answer account = azure.arm.get(ACCOUNT);
    assertThat(account.text("/location")).isEqualTo("eastus");
    assertThat(account.text("/sku/name")).isEqualTo("Standard_LRS");
    assertThat(account.text("/kind")).isEqualTo("StorageV2");
    assertThat(account.text("/properties/accessTier")).isEqualTo("Cool");
    assertThat(account.text("/properties/minimumTlsVersion")).isEqualTo("TLS1_2");
  }

  @Test
  void whatIsNotSentHasTheDocumentedValue() {
    // When
    azure.arm.create(
        ACCOUNT,
        """
        {"location":"eastus","sku":{"name":"Standard_LRS"},"kind":"StorageV2",
         "properties":{"networkAcls":{"defaultAction":"Deny"}}}
        """);

    // Then
    assertThat(azure.arm.get(ACCOUNT).text("/properties/networkAcls/bypass"))
        .isEqualTo("AzureServices");
  }

  @Test
  void anIdentityIsKeptAndGetsItsIds() {
    // When
    azure.arm.settle(
        azure.arm.patch(EmulatorFixture.SERVER, "{\"identity\":{\"type\":\"systemassigned\"}}"));

    // Then
    ArmClient.Answer server = azure.arm.get(EmulatorFixture.SERVER);
    assertThat(server.text("/identity/type")).isEqualTo("SystemAssigned");
    assertThat(server.text("/identity/principalId")).isNotEmpty();
    assertThat(server.text("/identity/tenantId")).isNotEmpty();
  }

  @Test
  void whatAzureAloneSetsIsIgnored() {
    // When
    azure.arm.settle(
        azure.arm.patch(
            EmulatorFixture.SERVER,
            "{\"properties\":{\"fullyQualifiedDomainName\":\"mine\",\"state\":\"Disabled\"}}"));

    // Then
    ArmClient.Answer server = azure.arm.get(EmulatorFixture.SERVER);
    assertThat(server.text("/properties/fullyQualifiedDomainName"))
        .isEqualTo("server1.database.windows.net");
    assertThat(server.text("/properties/state")).isEqualTo("Ready");
  }

  @Test
  void whatAnEarlierRequestWroteStaysWhenAnotherPropertyIsChanged() {
    // Given
    azure.arm.create(
        WORKSPACE,
        """
        {"location":"eastus","properties":{"workspaceCapping":{"dailyQuotaGb":2},
         "publicNetworkAccessForQuery":"Disabled"}}
        """);

    // When
    azure.arm.settle(azure.arm.patch(WORKSPACE, "{\"properties\":{\"retentionInDays\":60}}"));

    // Then
    ArmClient.Answer workspace = azure.arm.get(WORKSPACE);
    assertThat(workspace.json().at("/properties/workspaceCapping/dailyQuotaGb").asInt())
        .isEqualTo(2);
    assertThat(workspace.text("/properties/publicNetworkAccessForQuery")).isEqualTo("Disabled");
    assertThat(workspace.text("/properties/retentionInDays")).isEqualTo("60");
  }

  @Test
  void theOlderConfigurationOfAVaultChangesTheVaultUnlessItIsRefused() {
    // Given
    String vault = EmulatorFixture.GROUP + "/providers/Microsoft.RecoveryServices/vaults/written";
    String config = vault + "/backupstorageconfig/vaultstorageconfig";
    String redundancy = "/properties/redundancySettings/standardTierStorageRedundancy";
    azure.arm.create(vault, "{\"location\":\"eastus\",\"sku\":{\"name\":\"RS0\"}}");

    // When: the emulator refuses what it would make another value of
    ArmClient.Answer refused =
        azure.arm.put(
            config,
            "{\"properties\":{\"storageModelType\":\"LocallyRedundant\",\"dedupState\":\"Enabled\"}}");

    // Then
    assertThat(refused.status()).isEqualTo(501);
    assertThat(azure.arm.get(vault).text(redundancy)).isEqualTo("GeoRedundant");

    // When
    ArmClient.Answer taken =
        azure.arm.put(config, "{\"properties\":{\"storageModelType\":\"LocallyRedundant\"}}");

    // Then
    assertThat(taken.status()).isEqualTo(200);
    assertThat(azure.arm.get(vault).text(redundancy)).isEqualTo("LocallyRedundant");
  }

  @Test
  void aPropertyThatAzureDoesNotHaveIsRefusedWithThoseThatItHas() {
    // When
    ArmClient.Answer refused =
        azure.arm.patch(EmulatorFixture.SERVER, "{\"properties\":{\"colour\":\"red\"}}");

    // Then
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("InvalidRequestContent");
    assertThat(refused.message()).contains("'properties.colour'").contains("minimalTlsVersion");
  }

  @Test
  void aChangeWithAStaleEtagIsRefused() {
    // Given
    azure.arm.create(FACTORY, "{\"location\":\"eastus\"}");
    String etag = azure.arm.get(FACTORY).text("/eTag");
    azure.arm.put(FACTORY, "{\"location\":\"eastus\",\"tags\":{\"a\":\"b\"}}");

    // When
    ArmClient.Answer refused =
        azure.arm.send("PUT", FACTORY, "{\"location\":\"eastus\"}", "If-Match", etag);

    // Then
    assertThat(refused.status()).isEqualTo(412);
    assertThat(refused.code()).isEqualTo("PreconditionFailed");
    assertThat(azure.arm.get(FACTORY).text("/tags/a")).isEqualTo("b");
  }

  @Test
  void aChangeWithTheCurrentEtagIsMade() {
    // Given
    azure.arm.create(FACTORY, "{\"location\":\"eastus\"}");
    String etag = azure.arm.get(FACTORY).text("/eTag");

    // When
    ArmClient.Answer changed =
        azure.arm.send("PUT", FACTORY, "{\"location\":\"eastus\"}", "If-Match", etag);

    // Then
    assertThat(changed.status()).isEqualTo(200);
  }

  @Test
  void whatACallerHasAlreadyIsNotAnsweredAgain() {
    // Given
    azure.arm.create(FACTORY, "{\"location\":\"eastus\"}");
    String etag = azure.arm.get(FACTORY).text("/eTag");

    // When
    ArmClient.Answer answer = azure.arm.send("GET", FACTORY, null, "If-None-Match", etag);

    // Then
    assertThat(answer.status()).isEqualTo(304);
    assertThat(answer.response().body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "129, 1, 1, InvalidTagNameLength",
    "3, 257, 1, InvalidTagValueLength",
    "3, 1, 51, TooManyTags"
  })
  void tagsBeyondAzuresLimitsAreRefused(int name, int value, int number, String code) {
    // Given
    String tags =
        IntStream.range(0, number)
            .mapToObj(i -> "\"%s%d\":\"%s\"".formatted("n".repeat(name - 1), i, "v".repeat(value)))
            .collect(Collectors.joining(","));

    // When
    ArmClient.Answer refused =
        azure.arm.put(
            ACCOUNT,
            """
            {"location":"eastus","sku":{"name":"Standard_LRS"},"kind":"StorageV2","tags":{%s}}
            """
                .formatted(tags));

    // Then
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo(code);
  }

  @Test
  void aTagWithAReservedCharacterIsRefused() {
    // When
    ArmClient.Answer refused =
        azure.arm.put(
            EmulatorFixture.GROUP, "{\"location\":\"eastus\",\"tags\":{\"cost/center\":\"1\"}}");

    // Then
    assertThat(refused.code()).isEqualTo("InvalidTagNameCharacters");
  }

  @Test
  void theIdsOfTheCallerComeBack() {
    // Given
    String correlation = "c6b82b90-a647-49cb-8a62-0d2d3cb7ac7c";

    // When
    ArmClient.Answer answer =
        azure.arm.send(
            "GET",
            EmulatorFixture.SERVER,
            null,
            "x-ms-correlation-request-id",
            correlation,
            "x-ms-client-request-id",
            "mine-1",
            "x-ms-return-client-request-id",
            "true");

    // Then
    assertThat(answer.header("x-ms-correlation-request-id")).isEqualTo(correlation);
    assertThat(answer.header("x-ms-client-request-id")).isEqualTo("mine-1");
    assertThat(answer.header("x-ms-request-id")).isNotEmpty().isNotEqualTo(correlation);
  }
}
