package io.dbmodernizer.emulator;

import static io.dbmodernizer.emulator.EmulatorFixture.DATABASE;
import static io.dbmodernizer.emulator.EmulatorFixture.GROUP;
import static io.dbmodernizer.emulator.EmulatorFixture.PASSWORD;
import static io.dbmodernizer.emulator.EmulatorFixture.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.ArmClient.Answer;
import io.dbmodernizer.emulator.authorization.Permissions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Calls outside of a principal's role are refused. */
class AccessIT {

  private static final String ROLE =
      """
      {"Name":"reader of groups","Actions":["Microsoft.Resources/subscriptions/resourceGroups/read",
       "Microsoft.Authorization/permissions/read"],"NotActions":[],"AssignableScopes":["/"]}
      """;

  private static EmulatorFixture azure;

  @BeforeAll
  static void start() throws Exception {
    azure = EmulatorFixture.start().withServer();
  }

  @AfterAll
  static void stop() throws Exception {
    azure.close();
  }

  @AfterEach
  void clear() {
    azure.emulator.access().clear();
    azure.arm.useToken(ArmClient.TOKEN);
  }

  @Test
  void aCallOutsideOfTheRoleIsRefusedAsInAzure() {
    // Given
    azure.emulator.access().assign("app1", Permissions.parseRole(ROLE));
    azure.arm.useToken(azure.emulator.issueToken("app1"));

    // When
    Answer group = azure.arm.get(GROUP);
    Answer read = azure.arm.get(SERVER);
    Answer write = azure.arm.put(SERVER, EmulatorFixture.serverBody(PASSWORD));
    Answer delete = azure.arm.delete(SERVER);
    Answer action =
        azure.arm.post(
            ArmClient.SUBSCRIPTION + "/providers/Microsoft.Sql/checkNameAvailability", "{}");

    // Then
    assertThat(group.status()).isEqualTo(200);
    assertThat(read.status()).isEqualTo(403);
    assertThat(read.code()).isEqualTo("AuthorizationFailed");
    assertThat(read.message())
        .startsWith("The client 'app1' with object id '")
        .contains(
            "does not have authorization to perform action 'Microsoft.Sql/servers/read' over scope '"
                + SERVER
                + "' or the scope is invalid.");
    assertThat(write.message()).contains("'Microsoft.Sql/servers/write'");
    assertThat(delete.message()).contains("'Microsoft.Sql/servers/delete'");
    assertThat(action.message()).contains("'Microsoft.Sql/checkNameAvailability/action'");
    assertThat(azure.emulator.requests().operationsOf("app1"))
        .containsExactly(
            "Microsoft.Resources/subscriptions/resourceGroups/read",
            "Microsoft.Sql/checkNameAvailability/action",
            "Microsoft.Sql/servers/delete",
            "Microsoft.Sql/servers/read",
            "Microsoft.Sql/servers/write");
  }

  @Test
  void followingAnOperationNeedsARightOfItsOwn() {
    // Given
    azure
        .emulator
        .access()
        .assign("app2", List.of(Permissions.ofActions("Microsoft.Sql/servers/write")));
    azure.arm.useToken(azure.emulator.issueToken("app2"));

    // When
    Answer accepted = azure.arm.put(SERVER, EmulatorFixture.serverBody(PASSWORD));
    Answer polled = azure.arm.get(accepted.header("Azure-AsyncOperation"));

    // Then
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(polled.status()).isEqualTo(403);
    assertThat(polled.message()).contains("'Microsoft.Sql/locations/");
    azure.arm.useToken(ArmClient.TOKEN);
    azure.arm.settle(accepted);
  }

  @Test
  void aRightOnAResourceThatTheBodyNamesIsCheckedAsWell() {
    // Given
    String keys = "Microsoft.OperationalInsights/workspaces/sharedKeys/action";
    String workspace = GROUP + "/providers/Microsoft.OperationalInsights/workspaces/logs";
    String setting = DATABASE + "/providers/Microsoft.Insights/diagnosticSettings/to-workspace";
    azure.arm.create(DATABASE, "{\"location\":\"eastus\",\"sku\":{\"name\":\"S2\"}}");
    azure.arm.create(workspace, "{\"location\":\"eastus\",\"properties\":{}}");
    String body =
        """
        {"properties":{"workspaceId":"%s","metrics":[{"category":"Basic","enabled":true}]}}
        """
            .formatted(workspace);
    List<Permissions> writer =
        List.of(Permissions.ofActions("Microsoft.Insights/diagnosticSettings/write"));
    azure.emulator.access().assign("app5", writer);
    azure.arm.useToken(azure.emulator.issueToken("app5"));

    // When
    Answer refused = azure.arm.put(setting, body);
    azure.emulator.access().assign("app5", List.of(Permissions.ofActions(keys)));
    Answer allowed = azure.arm.put(setting, body);

    // Then
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.code()).isEqualTo("LinkedAuthorizationFailed");
    assertThat(refused.message())
        .contains("'Microsoft.Insights/diagnosticSettings/write'")
        .contains("'" + keys + "' on the linked scope(s) '" + workspace + "'");
    assertThat(allowed.status()).isEqualTo(200);
    assertThat(azure.emulator.access().linkedOperationsOf("app5")).containsExactly(keys);
  }

  @Test
  void everybodyCanReadTheOwnPermissions() {
    // Given
    String path = GROUP + "/providers/Microsoft.Authorization/permissions?api-version=2022-04-01";
    azure.emulator.access().assign("app4", GROUP, Permissions.parseRole(ROLE));

    // When
    Answer unlimited = azure.arm.get(path);
    azure.arm.useToken(azure.emulator.issueToken("app4"));
    Answer limited = azure.arm.get(path);
    Answer elsewhere = azure.arm.get(path.replace("rg1", "rg2"));

    // Then
    assertThat(unlimited.json())
        .hasToString(
            "{\"value\":[{\"actions\":[\"*\"],\"notActions\":[],\"dataActions\":[],\"notDataActions\":[]}]}");
    assertThat(limited.text("/value/0/actions/0"))
        .isEqualTo("Microsoft.Resources/subscriptions/resourceGroups/read");
    assertThat(elsewhere.status()).isEqualTo(403);
  }

  @Test
  void rolesAreGivenToARunningEmulatorOverHttp() {
    // When
    Answer given =
        azure.arm.post("/_emulator/access", "{\"principal\":\"app3\",\"role\":" + ROLE + "}");
    Answer wrong = azure.arm.post("/_emulator/access", "{\"principal\":\"app3\",\"role\":{}}");
    Answer listed = azure.arm.get("/_emulator/access");
    azure.arm.useToken(azure.emulator.issueToken("app3"));
    Answer refused = azure.arm.get(SERVER);
    Answer cleared = azure.arm.delete("/_emulator/access");
    Answer allowed = azure.arm.get(SERVER);

    // Then
    assertThat(given.status()).isEqualTo(204);
    assertThat(wrong.code()).isEqualTo("InvalidAssignment");
    assertThat(listed.text("/value/0/principal")).isEqualTo("app3");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(cleared.status()).isEqualTo(204);
    assertThat(allowed.status()).isEqualTo(200);
  }
}
