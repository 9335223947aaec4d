package io.dbmodernizer.emulator;

import static io.dbmodernizer.emulator.ArmClient.SUBSCRIPTION;
import static io.dbmodernizer.emulator.EmulatorFixture.DATABASE;
import static io.dbmodernizer.emulator.EmulatorFixture.GROUP;
import static io.dbmodernizer.emulator.EmulatorFixture.PASSWORD;
import static io.dbmodernizer.emulator.EmulatorFixture.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.ArmClient.Answer;
import io.dbmodernizer.emulator.arm.operation.Pace;
import io.dbmodernizer.emulator.time.ManualClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Subscriptions, resource groups, their resources, and the registration of providers. */
class ResourcesIT {

  private static final String VERSION = "?api-version=2021-04-01";

  private final ManualClock clock = ManualClock.atPresent();
  private EmulatorFixture azure;

  @BeforeEach
  void start() throws Exception {
    azure =
        new EmulatorFixture(
                EmulatorOptions.defaults()
                    .withClock(clock)
                    .withPace(Pace.TYPICAL, Duration.ofSeconds(15)))
            .withGroup();
  }

  @AfterEach
  void stop() throws Exception {
    azure.close();
  }

  private List<String> names(String path) {
    return azure
        .arm
        .get(path)
        .json()
        .path("value")
        .valueStream()
        .map(each -> each.path("name").asString())
        .toList();
  }

  @Test
  void theTrackedResourcesOfAGroupAndOfASubscriptionAreListed() {
    // Given
    azure.withDatabase();
    azure.arm.create(
        SERVER + "/firewallRules/rule1",
        "{\"properties\":{\"startIpAddress\":\"1.2.3.4\",\"endIpAddress\":\"1.2.3.4\"}}");
    azure.arm.create(
        GROUP + "/providers/Microsoft.OperationalInsights/workspaces/logs",
        "{\"location\":\"westeurope\",\"tags\":{\"migrationId\":\"m1\"}}");

    // When
    Answer listed = azure.arm.get(GROUP + "/resources" + VERSION);

    // Then
    assertThat(names(GROUP + "/resources" + VERSION))
        .containsExactlyInAnyOrder("server1", "server1/master", "server1/Sales", "logs");
    assertThat(names(SUBSCRIPTION + "/resources" + VERSION)).hasSize(4);
    assertThat(listed.response().body()).doesNotContain("properties");
    assertThat(names(GROUP + "/resources" + VERSION + "&$top=1")).hasSize(1);
    assertThat(azure.arm.get(GROUP + "9/resources" + VERSION).code())
        .isEqualTo("ResourceGroupNotFound");
  }

  @ParameterizedTest
  @CsvSource({
    "resourceType eq 'microsoft.operationalinsights/workspaces', logs",
    "tagName eq 'migrationId' and tagValue eq 'm1', logs",
    "location eq 'West Europe', logs",
    "name eq 'logs', logs",
    "tagName eq 'migrationId' and tagValue eq 'm2', ",
  })
  void theListIsFiltered(String filter, String found) {
    // Given
    azure.withServer();
    azure.arm.create(
        GROUP + "/providers/Microsoft.OperationalInsights/workspaces/logs",
        "{\"location\":\"westeurope\",\"tags\":{\"migrationId\":\"m1\"}}");

    // When
    List<String> names =
        names(
            GROUP
                + "/resources"
                + VERSION
                + "&$filter="
                + filter.replace(" ", "%20").replace("'", "%27"));

    // Then
    assertThat(names).isEqualTo(found == null ? List.of() : List.of(found));
  }

  @Test
  void aFilterThatIsNotKnownIsRefused() {
    // When
    Answer refused = azure.arm.get(GROUP + "/resources" + VERSION + "&$filter=plan%20eq%20%27x%27");

    // Then
    assertThat(refused.code()).isEqualTo("InvalidFilterInQueryString");
  }

  @Test
  void deletingAGroupLeavesNothingOfIt() {
    // Given
    azure.arm.create(GROUP + "2", "{\"location\":\"eastus\"}");
    azure.withDatabase();
    azure.arm.create(
        GROUP + "/providers/Microsoft.OperationalInsights/workspaces/logs",
        "{\"location\":\"eastus\"}");
    azure.arm.create(
        DATABASE + "/providers/Microsoft.Insights/diagnosticSettings/d1",
        "{\"properties\":{\"workspaceId\":\"%s/providers/Microsoft.OperationalInsights/workspaces/logs\",\"metrics\":[{\"category\":\"Basic\",\"enabled\":true}]}}"
            .formatted(GROUP));

    // When
    Answer accepted = azure.arm.delete(GROUP);
    Answer change = azure.arm.put(GROUP, "{\"location\":\"eastus\"}");
    azure.arm.settle(accepted);

    // Then
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(change.status()).isEqualTo(409);
    assertThat(azure.emulator.resourceIds()).containsExactly(GROUP + "2");
    azure.withDatabase();
    assertThat(
            azure
                .arm
                .get(DATABASE + "/providers/Microsoft.Insights/diagnosticSettings")
                .json()
                .path("value"))
        .isEmpty();
  }

  @Test
  void aSubscriptionAndItsGroupsAreRead() {
    // When
    Answer subscription = azure.arm.get(SUBSCRIPTION + "?api-version=2022-12-01");

    // Then
    assertThat(subscription.text("/state")).isEqualTo("Enabled");
    assertThat(subscription.text("/id")).isEqualTo(SUBSCRIPTION);
    assertThat(names(SUBSCRIPTION + "/resourcegroups" + VERSION)).containsExactly("rg1");
  }

  @Test
  void providersAreRegisteredUntilOneIsUnregistered() {
    // Given
    String provider = SUBSCRIPTION + "/providers/Microsoft.Sql";
    Answer before = azure.arm.get(provider + VERSION);
    azure
        .emulator
        .registrations()
        .unregister(SUBSCRIPTION.substring("/subscriptions/".length()), "microsoft.sql");

    // When
    Answer after = azure.arm.get(provider + VERSION);
    Answer refused = azure.arm.put(SERVER, EmulatorFixture.serverBody(PASSWORD));
    Answer other =
        azure.arm.put(
            GROUP + "/providers/Microsoft.OperationalInsights/workspaces/logs",
            "{\"location\":\"eastus\"}");

    // Then
    assertThat(before.text("/registrationState")).isEqualTo("Registered");
    assertThat(before.json().path("resourceTypes").toString()).contains("servers/databases");
    assertThat(after.text("/registrationState")).isEqualTo("NotRegistered");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("MissingSubscriptionRegistration");
    assertThat(refused.message())
        .startsWith("The subscription is not registered to use namespace 'Microsoft.Sql'.");
    assertThat(other.status()).isIn(200, 201, 202);
  }

  @Test
  void aRegistrationTakesAWhile() {
    // Given
    String provider = SUBSCRIPTION + "/providers/Microsoft.Sql";
    azure.arm.post(provider + "/unregister" + VERSION, null);

    // When
    Answer asked = azure.arm.post(provider + "/register" + VERSION, null);
    Answer early = azure.arm.put(SERVER, EmulatorFixture.serverBody(PASSWORD));
    clock.advance(Duration.ofMinutes(1));
    Answer late = azure.arm.put(SERVER, EmulatorFixture.serverBody(PASSWORD));

    // Then
    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.text("/registrationState")).isEqualTo("Registering");
    assertThat(early.code()).isEqualTo("MissingSubscriptionRegistration");
    assertThat(azure.arm.get(provider + VERSION).text("/registrationState"))
        .isEqualTo("Registered");
    assertThat(late.status()).isEqualTo(202);
  }

  @Test
  void aProviderThatDoesNotExistIsRefused() {
    // When
    Answer unknown = azure.arm.get(SUBSCRIPTION + "/providers/Microsoft.Rockets" + VERSION);

    // Then
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.code()).isEqualTo("InvalidResourceNamespace");
  }
}
