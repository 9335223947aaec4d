package io.dbmodernizer.emulator;

import static io.dbmodernizer.emulator.ArmClient.SUBSCRIPTION;
import static io.dbmodernizer.emulator.EmulatorFixture.GROUP;
import static io.dbmodernizer.emulator.EmulatorFixture.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.ArmClient.Answer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The preparatory requests of the Azure CLI: sizes, versions of types, items of a vault. */
class CapabilitiesIT {

  private static final String CAPABILITIES =
      SUBSCRIPTION
          + "/providers/Microsoft.Sql/locations/eastus/capabilities?api-version=2021-11-01";

  private EmulatorFixture azure;

  @BeforeEach
  void start() throws Exception {
    azure = EmulatorFixture.start();
  }

  @AfterEach
  void stop() throws Exception {
    azure.close();
  }

  private Stream<JsonNode> sizes(String include, String list) {
    Answer answer = azure.arm.get(CAPABILITIES + "&include=" + include);
    return answer
        .json()
        .at("/supportedServerVersions/0/" + include)
        .valueStream()
        .flatMap(edition -> edition.path(list).valueStream());
  }

  @Test
  void everySizeThatIsOfferedCanBeHad() {
    // Given
    azure.withServer();

    // When
    List<JsonNode> offered =
        sizes("supportedEditions", "supportedServiceLevelObjectives")
            .filter(each -> each.at("/performanceLevel/value").asDouble() <= 4)
            .toList();

    // Then
    assertThat(offered).hasSizeGreaterThan(10);
    for (JsonNode size : offered) {
      String name = size.path("name").asString();
      azure.arm.create(
          SERVER + "/databases/" + name,
          "{\"location\":\"eastus\",\"sku\":{\"name\":\"%s\"}}".formatted(name));
      assertThat(azure.arm.get(SERVER + "/databases/" + name).json().path("sku"))
          .isEqualTo(size.path("sku"));
    }
  }

  @Test
  void everyPoolSizeThatIsOfferedCanBeHad() {
    // Given
    azure.withServer();

    // When
    List<JsonNode> offered =
        sizes("supportedElasticPoolEditions", "supportedElasticPoolPerformanceLevels")
            .filter(each -> each.at("/performanceLevel/value").asDouble() <= 50)
            .toList();

    // Then
    assertThat(offered).hasSizeGreaterThan(10);
    for (JsonNode size : offered) {
      String pool = SERVER + "/elasticPools/pool";
      azure.arm.create(pool, "{\"location\":\"eastus\",\"sku\":%s}".formatted(size.path("sku")));
      assertThat(azure.arm.get(pool).json().path("sku")).isEqualTo(size.path("sku"));
    }
  }

  @Test
  void whatIsNotAskedForIsLeftOut() {
    // When
    Answer all = azure.arm.get(CAPABILITIES);
    Answer some = azure.arm.get(CAPABILITIES + "&include=supportedEditions");

    // Then
    assertThat(all.text("/name")).isEqualTo("East US");
    assertThat(all.json().at("/supportedServerVersions/0").has("supportedElasticPoolEditions"))
        .isTrue();
    assertThat(some.json().at("/supportedServerVersions/0").has("supportedElasticPoolEditions"))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"supportedManagedInstanceEditions", "supportedInstancePoolEditions"})
  void whatIsNotEmulatedIsNamed(String include) {
    // When
    Answer refused = azure.arm.get(CAPABILITIES + "&include=" + include);

    // Then
    assertThat(refused.status()).isEqualTo(501);
    assertThat(refused.code()).isEqualTo("NotEmulated");
    assertThat(refused.message()).contains("Capabilities_ListByLocation").contains(include);
    assertThat(azure.arm.get(CAPABILITIES + "&include=everything").status()).isEqualTo(400);
  }

  @Test
  void noVaultIsGuarded() {
    // Given
    String vault = GROUP + "/providers/Microsoft.RecoveryServices/vaults/vault1";
    azure.withGroup();
    azure.arm.create(vault, "{\"location\":\"eastus\",\"sku\":{\"name\":\"Standard\"}}");

    // When
    Answer guards = azure.arm.get(vault + "/backupResourceGuardProxies");

    // Then
    assertThat(guards.status()).isEqualTo(200);
    assertThat(guards.json().path("value")).isEmpty();
    assertThat(azure.arm.get(vault + "2/backupResourceGuardProxies").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "backupProtectedItems, backupManagementType eq 'AzureIaasVM', 2",
    "backupProtectedItems, backupManagementType eq 'AzureIaasVM' and itemType eq 'SQLDataBase', 0",
    "backupProtectedItems, friendlyName eq 'two', 1",
    "backupProtectionContainers, backupManagementType eq 'AzureIaasVM', 2",
    "backupProtectionContainers, status eq 'NotRegistered', 0",
  })
  void whatAVaultHoldsIsFiltered(String list, String filter, int found) {
    // Given
    String vault = GROUP + "/providers/Microsoft.RecoveryServices/vaults/vault1";
    azure.withGroup();
    azure.arm.create(vault, "{\"location\":\"eastus\",\"sku\":{\"name\":\"Standard\"}}");
    for (String machine : List.of("one", "two")) {
      azure.arm.post(
          "/_emulator/backupProtectedItems",
          "{\"vaultId\":\"%s\",\"virtualMachine\":\"%s\"}".formatted(vault, machine));
    }
    String query = "?api-version=2024-04-01&$filter=";

    // When
    Answer listed =
        azure.arm.get(vault + "/" + list + query + filter.replace(" ", "%20").replace("'", "%27"));
    Answer refused = azure.arm.get(vault + "/" + list + query + "color%20eq%20%27red%27");

    // Then
    assertThat(listed.json().path("value")).as("%s", listed).hasSize(found);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.message()).contains("color").contains("backupManagementType");
  }

  @Test
  void aProviderNamesTheVersionsOfItsTypesAndEachIsAccepted() {
    // Given
    JsonNode provider =
        azure.arm.get(SUBSCRIPTION + "/providers/Microsoft.Sql?api-version=2021-04-01").json();

    // When
    JsonNode servers =
        provider
            .path("resourceTypes")
            .valueStream()
            .filter(each -> each.path("resourceType").asString().equals("servers"))
            .findFirst()
            .orElseThrow();

    // Then
    assertThat(servers.path("apiVersions")).hasSizeGreaterThan(10);
    for (JsonNode version : servers.path("apiVersions")) {
      String list = "/providers/Microsoft.Sql/servers?api-version=" + version.asString();
      assertThat(azure.arm.get(SUBSCRIPTION + list).status()).as(list).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2021-11-01", "2022-05-01-preview"})
  void aListInAResourceHasTheVersionsOfTheResource(String version) {
    // Given
    azure.withServer();
    String pool = SERVER + "/elasticPools/pool";
    azure.arm.create(
        pool, "{\"location\":\"eastus\",\"sku\":{\"name\":\"StandardPool\",\"capacity\":50}}");

    // When
    Answer databases = azure.arm.get(pool + "/databases?api-version=" + version);

    // Then
    assertThat(databases.status()).as("%s", databases).isEqualTo(200);
  }

  @Test
  void kerberosKeysMayBeAskedForThoughThereAreNone() {
    // Given
    String account = GROUP + "/providers/Microsoft.Storage/storageAccounts/account1";
    azure.withGroup();
    azure.arm.create(
        account,
        "{\"location\":\"eastus\",\"kind\":\"StorageV2\",\"sku\":{\"name\":\"Standard_LRS\"}}");
    String keys = account + "/listKeys?api-version=2023-05-01&$expand=";

    // When
    Answer kerberos = azure.arm.post(keys + "kerb", null);

    // Then
    assertThat(kerberos.json().path("keys")).hasSize(2);
    assertThat(azure.arm.post(keys + "other", null).status()).isEqualTo(400);
  }
}
