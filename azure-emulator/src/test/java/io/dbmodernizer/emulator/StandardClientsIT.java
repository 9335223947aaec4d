package io.dbmodernizer.emulator;

import static io.dbmodernizer.emulator.ArmClient.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.ArmClient.Answer;
import io.dbmodernizer.emulator.time.ManualClock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The discovery requests of standard Azure clients. */
class StandardClientsIT {

  private EmulatorFixture azure;
  private String base;

  @BeforeEach
  void start() throws Exception {
    azure = EmulatorFixture.start();
    base = azure.emulator.baseUri().toString();
  }

  @AfterEach
  void stop() throws Exception {
    azure.close();
  }

  private List<String> texts(String path, String property) {
    return azure
        .arm
        .get(path)
        .json()
        .path("value")
        .valueStream()
        .map(each -> each.path(property).asString())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "/some-tenant/v2.0/.well-known/openid-configuration, /some-tenant/v2.0",
    "/some-tenant/.well-known/openid-configuration, /some-tenant/v2.0",
    "/adfs/.well-known/openid-configuration, /adfs",
  })
  void aClientFindsTheTokenEndpointOfItsTenantAndGetsAToken(String path, String issuer) {
    // Given
    azure.arm.useToken(null);

    // When
    Answer configuration = azure.arm.get(path + "?");
    Answer token =
        azure.arm.post(
            configuration.text("/token_endpoint") + "?",
            "grant_type=client_credentials&client_id=c1&client_secret=s1&scope=x/.default");

    // Then
    assertThat(configuration.status()).as("%s", configuration).isEqualTo(200);
    assertThat(configuration.text("/issuer")).isEqualTo(base + issuer);
    assertThat(configuration.text("/authorization_endpoint")).startsWith(base);
    assertThat(azure.arm.get(configuration.text("/jwks_uri") + "?").status()).isEqualTo(200);
    assertThat(token.text("/token_type")).isEqualTo("Bearer");
  }

  @Test
  void theOwnHostIsADirectoryAndAnyOtherIsNone() {
    // Given
    String question = "/common/discovery/instance?api-version=1.1&authorization_endpoint=";

    // When
    Answer own = azure.arm.get(question + base + "/t1/oauth2/v2.0/authorize");
    Answer other = azure.arm.get(question + "https://login.example.com/t1/oauth2/v2.0/authorize");

    // Then
    assertThat(own.text("/tenant_discovery_endpoint"))
        .isEqualTo(base + "/t1/v2.0/.well-known/openid-configuration");
    assertThat(own.text("/metadata/0/aliases/0"))
        .isEqualTo(azure.emulator.baseUri().getAuthority());
    assertThat(other.status()).isEqualTo(400);
    assertThat(other.text("/error")).isEqualTo("invalid_instance");
  }

  @ParameterizedTest
  @CsvSource({"2015-01-01, ''", "2019-05-01, /0", "2022-09-01, ''"})
  void aCloudIsRegisteredByTheAddressOfItsResourceManager(String version, String where) {
    // Given
    azure.arm.useToken(null);

    // When
    Answer metadata = azure.arm.get("/metadata/endpoints?api-version=" + version);

    // Then
    String login = metadata.text(where + "/authentication/loginEndpoint");
    assertThat(metadata.text(where + "/authentication/audiences/0")).isEqualTo(base + "/");
    assertThat(azure.arm.get(login + "/.well-known/openid-configuration?").status()).isEqualTo(200);
    assertThat(azure.arm.get("/metadata/endpoints?").status()).isEqualTo(400);
  }

  @Test
  void subscriptionsAndTheirTenantAreListed() {
    // Given
    azure.withGroup();

    // When
    List<String> subscriptions = texts("/subscriptions?api-version=2022-12-01", "subscriptionId");
    List<String> tenants = texts("/tenants?api-version=2022-12-01", "tenantId");

    // Then
    assertThat(subscriptions)
        .containsExactly(
            "00000000-0000-4000-8000-0000000000aa",
            SUBSCRIPTION.substring("/subscriptions/".length()));
    assertThat(tenants).hasSize(1);
    assertThat(texts("/subscriptions?api-version=2022-12-01", "tenantId"))
        .containsOnly(tenants.get(0));
  }

  @Test
  void theRegionsOfASubscriptionAreListedWithBothNames() {
    // Given
    String locations = SUBSCRIPTION + "/locations?api-version=2022-12-01";

    // When
    List<String> names = texts(locations, "name");

    // Then
    assertThat(names).contains("eastus", "westeurope").isSorted();
    assertThat(texts(locations, "displayName")).contains("East US", "West Europe", "UAE North");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/resourcegroups", "/resources", "/resourceGroups/rg1"})
  void aMalformedSubscriptionIsRefused(String rest) {
    // When
    Answer refused = azure.arm.get("/subscriptions/mine" + rest + "?api-version=2021-04-01");

    // Then
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("InvalidSubscriptionId");
    assertThat(refused.message()).contains("'mine'");
  }

  @Test
  void aSubscriptionThatIsNotAmongTheGivenOnesIsNotFound() throws Exception {
    // Given
    String given = "11111111-2222-3333-4444-5555555555AA";
    try (EmulatorFixture strict =
        new EmulatorFixture(
            EmulatorOptions.defaults()
                .withClock(ManualClock.atPresent())
                .withSubscriptions(Set.of(given)))) {

      // When
      Answer unknown = strict.arm.get(SUBSCRIPTION + "/resourcegroups?api-version=2021-04-01");
      Answer known =
          strict.arm.get(
              "/subscriptions/" + given.toLowerCase(Locale.ROOT) + "?api-version=2022-12-01");
      Answer listed = strict.arm.get("/subscriptions?api-version=2022-12-01");

      // Then
      assertThat(unknown.status()).isEqualTo(404);
      assertThat(unknown.code()).isEqualTo("SubscriptionNotFound");
      assertThat(known.status()).isEqualTo(200);
      assertThat(listed.json().path("value")).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1.0/servicePrincipals", "/beta/users", "/v1.0"})
  void microsoftGraphIsNotEmulated(String path) {
    // When
    Answer refused = azure.arm.get(path + "?");

    // Then
    assertThat(refused.status()).isEqualTo(501);
    assertThat(refused.code()).isEqualTo("NotEmulated");
    assertThat(refused.message()).contains("Microsoft Graph").contains(path);
  }
}
