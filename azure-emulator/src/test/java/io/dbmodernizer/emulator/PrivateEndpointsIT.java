package io.dbmodernizer.emulator;

import static io.dbmodernizer.emulator.EmulatorFixture.GROUP;
import static io.dbmodernizer.emulator.EmulatorFixture.PASSWORD;
import static io.dbmodernizer.emulator.EmulatorFixture.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.ArmClient.Answer;
import io.dbmodernizer.emulator.authorization.Permissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Private endpoints lead from a subnet to a SQL server. */
class PrivateEndpointsIT {

  private static final String VERSION = "?api-version=2024-05-01";
  private static final String ENDPOINT =
      GROUP + "/providers/Microsoft.Network/privateEndpoints/to-sales";
  private static final String SUBNET =
      ArmClient.SUBSCRIPTION
          + "/resourceGroups/rg-hub/providers/Microsoft.Network/virtualNetworks/hub/subnets/data";
  private static final String CONNECTIONS = "/properties/privateEndpointConnections";
  private static final String STATUS =
      "/properties/privateLinkServiceConnections/0/properties/privateLinkServiceConnectionState/status";

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
  void anEndpointIsApprovedAndShownByItsServer() {
    // When
    Answer accepted = azure.arm.put(ENDPOINT + VERSION, body(SUBNET, SERVER));
    azure.arm.settle(accepted);
    Answer read = azure.arm.get(ENDPOINT + VERSION);
    Answer listed =
        azure.arm.get(GROUP + "/providers/Microsoft.Network/privateEndpoints" + VERSION);

    // Then
    assertThat(accepted.status()).isEqualTo(201);
    assertThat(accepted.header("Azure-AsyncOperation"))
        .contains("/providers/Microsoft.Network/locations/eastus/operations/");
    assertThat(accepted.text("/properties/provisioningState")).isEqualTo("Updating");
    assertThat(read.text("/properties/provisioningState")).isEqualTo("Succeeded");
    assertThat(read.text("/properties/subnet/id")).isEqualTo(SUBNET);
    assertThat(read.text("/tags/team")).isEqualTo("sales");
    assertThat(read.text(STATUS)).isEqualTo("Approved");
    assertThat(listed.json().path("value")).hasSize(1);
    Answer server = azure.arm.get(SERVER);
    assertThat(server.json().at(CONNECTIONS)).hasSize(1);
    assertThat(server.text(CONNECTIONS + "/0/id"))
        .startsWith(SERVER + "/privateEndpointConnections/to-sales-");
    assertThat(server.text(CONNECTIONS + "/0/properties/privateEndpoint/id")).isEqualTo(ENDPOINT);
  }

  @Test
  void anUpdateOfTheServerKeepsItsEndpoints() {
    // Given
    azure.arm.settle(azure.arm.put(ENDPOINT + VERSION, body(SUBNET, SERVER)));

    // When
    azure.arm.create(SERVER, EmulatorFixture.serverBody(PASSWORD));
    azure.arm.settle(azure.arm.put(ENDPOINT + VERSION, body(SUBNET, SERVER)));

    // Then
    assertThat(azure.arm.get(SERVER).json().at(CONNECTIONS)).hasSize(1);
  }

  @Test
  void anEndpointThatGoesIsNoLongerShownByItsServer() {
    // Given
    azure.arm.settle(azure.arm.put(ENDPOINT + VERSION, body(SUBNET, SERVER)));

    // When
    Answer deleted = azure.arm.delete(ENDPOINT + VERSION);
    azure.arm.settle(deleted);

    // Then
    assertThat(deleted.status()).isEqualTo(202);
    assertThat(azure.arm.get(ENDPOINT + VERSION).status()).isEqualTo(404);
    assertThat(azure.arm.get(SERVER).json().at(CONNECTIONS)).isEmpty();
  }

  @Test
  void anEndpointWhoseServerGoesStaysDisconnected() {
    // Given
    azure.arm.settle(azure.arm.put(ENDPOINT + VERSION, body(SUBNET, SERVER)));

    // When
    azure.arm.settle(azure.arm.delete(SERVER));

    // Then
    assertThat(azure.arm.get(ENDPOINT + VERSION).text(STATUS)).isEqualTo("Disconnected");
  }

  @Test
  void aConnectionThatIsOnlyAskedForIsPending() {
    // When
    azure.arm.settle(
        azure.arm.put(
            ENDPOINT + VERSION,
            body(SUBNET, SERVER)
                .replace("privateLinkServiceConnections", "manualPrivateLinkServiceConnections")));

    // Then
    assertThat(
            azure
                .arm
                .get(SERVER)
                .text(CONNECTIONS + "/0/properties/privateLinkServiceConnectionState/status"))
        .isEqualTo("Pending");
  }

  @Test
  void theSubnetIsJoinedAndTheConnectionApprovedWithTheRightToDoSo() {
    // Given
    String join = "Microsoft.Network/virtualNetworks/subnets/join/action";
    String approve = "Microsoft.Sql/servers/privateEndpointConnectionsApproval/action";
    assign("Microsoft.Network/privateEndpoints/*");
    azure.arm.useToken(azure.emulator.issueToken("app1"));

    // When
    Answer neither = azure.arm.put(ENDPOINT + VERSION, body(SUBNET, SERVER));
    assign(join);
    Answer joined = azure.arm.put(ENDPOINT + VERSION, body(SUBNET, SERVER));
    assign(approve);
    Answer both = azure.arm.put(ENDPOINT + VERSION, body(SUBNET, SERVER));

    // Then
    assertThat(neither.code()).isEqualTo("LinkedAuthorizationFailed");
    assertThat(neither.message()).contains(join, SUBNET);
    assertThat(joined.status()).isEqualTo(403);
    assertThat(joined.message()).contains(approve, SERVER);
    assertThat(both.status()).isEqualTo(201);
  }

  @Test
  void whatAzureRefusesIsRefused() {
    // Given
    azure.arm.settle(azure.arm.put(ENDPOINT + VERSION, body(SUBNET, SERVER)));
    String another = ENDPOINT + "-2" + VERSION;

    // Then
    assertRefused(
        another, body(SUBNET.replace("/subnets/data", ""), SERVER), "InvalidRequestFormat");
    assertRefused(another, body(SUBNET, "server1"), "LinkedInvalidPropertyId");
    assertRefused(another, body(SUBNET, SERVER + "2"), "InvalidResourceReference");
    assertRefused(
        another, body(SUBNET, SERVER).replace("sqlServer", "blob"), "InvalidRequestFormat");
    assertRefused(
        another,
        "{\"location\":\"eastus\",\"properties\":{\"subnet\":{\"id\":\"" + SUBNET + "\"}}}",
        "InvalidRequestFormat");
    assertRefused(
        ENDPOINT + VERSION,
        body(SUBNET.replace("data", "web"), SERVER),
        "PropertyChangeNotAllowed");
    assertRefused(ENDPOINT + "-" + VERSION, body(SUBNET, SERVER), "InvalidResourceName");
    assertThat(azure.arm.get(ENDPOINT + "?api-version=2018-01-01").code())
        .isEqualTo("NoRegisteredProviderFound");
  }

  private void assertRefused(String path, String body, String code) {
    Answer answer = azure.arm.put(path, body);
    assertThat(answer.status()).as("%s", answer).isEqualTo(400);
    assertThat(answer.code()).as("%s", answer).isEqualTo(code);
  }

  private void assign(String action) {
    azure.emulator.access().assign("app1", List.of(Permissions.ofActions(action)));
  }

  private static String body(String subnet, String server) {
    return """
    {"location":"eastus","tags":{"team":"sales"},"properties":{
     "subnet":{"id":"%s"},
     "privateLinkServiceConnections":[{"name":"to-sales","properties":{
       "privateLinkServiceId":"%s","groupIds":["sqlServer"]}}]}}
    """
        .formatted(subnet, server);
  }
}
