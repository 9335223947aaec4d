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
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the Azure CLI asks to find the name of a size, and whether a vault is guarded. */
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
}
