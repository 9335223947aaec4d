package io.dbmodernizer.provisioner.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.PrivateEndpointTarget;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.provisioner.Prerequisites;
import io.dbmodernizer.provisioner.ProvisionerAzure;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.step.Verification;
import io.dbmodernizer.runtime.step.Verification.Verdict;
import io.dbmodernizer.testsupport.request.TestRequests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PrivateEndpointIT {
  private static final String SUBNET =
      "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-hub"
          + "/providers/Microsoft.Network/virtualNetworks/hub/subnets/data";
  private static final String STATE = "/properties/privateLinkServiceConnectionState/status";

  @RegisterExtension static final ProvisionerAzure AZURE = new ProvisionerAzure();

  @Test
  void leadsFromTheSubnetToTheServer() {
    // Given
    MigrationRequested request = request("m-1", "sql-private", "");
    StepDriver driver = prepared(request);

    // When
    StepResult.Done done = driver.runToDone();

    // Then
    assertThat(done.detail()).isEqualTo("private endpoint sql-private-pe created");
    assertThat(done.resources()).singleElement().matches(AzureResource::getCreated);
    assertThat(Prerequisites.inProgress(driver)).anyMatch(run -> run.operation() != null);
    JsonNode sent = AZURE.body(0);
    assertThat(sent.at("/properties/subnet/id").asString()).isEqualTo(SUBNET);
    assertThat(sent.path("tags").path("cost-center").asString()).isEqualTo("4711");
    JsonNode link = sent.at("/properties/privateLinkServiceConnections/0/properties");
    assertThat(link.path("privateLinkServiceId").asString()).isEqualTo(server(request));
    assertThat(link.path("groupIds").toString()).isEqualTo("[\"sqlServer\"]");
    assertThat(
            azure()
                .rest()
                .get(server(request), ArmTypes.SQL_SERVER.apiVersion())
                .orElseThrow()
                .body()
                .at("/properties/privateEndpointConnections/0" + STATE)
                .asString())
        .isEqualTo("Approved");
  }

  @Test
  void isUsedIfItExistsAndMatches() throws Exception {
    // Given
    prepared(request("m-1", "sql-used", "to-sales")).runToDone();
    StepDriver driver = prepared(request("m-2", "sql-used", "to-sales"));

    // When
    StepResult.Done done = driver.runToDone();

    // Then
    assertThat(AZURE.writes()).isEmpty();
    assertThat(done.detail()).isEqualTo("private endpoint to-sales already matches");
    assertThat(done.resources()).singleElement().matches(found -> !found.getCreated());
    assertThat(PrivateEndpoint.step(azure()).verify(driver.context()))
        .extracting(Verification::verdict)
        .containsExactly(Verdict.MATCHES);
  }

  @Test
  void isNeverMovedToAnotherSubnetOrServer() {
    // Given
    prepared(request("m-1", "sql-moved", "to-orders")).runToDone();
    MigrationRequested elsewhere = request("m-1", "sql-moved", "to-orders");
    elsewhere.getTarget().getServer().getPrivateEndpoint().setSubnetId(SUBNET + "-2");
    MigrationRequested other = request("m-2", "sql-other", "to-orders");

    // When
    StepResult.Failed subnet = prepared(elsewhere).runToFailure();
    StepResult.Failed server = prepared(other).runToFailure();

    // Then
    assertThat(subnet.failure().getReason()).isEqualTo(Reason.RESOURCE_CONFLICT);
    assertThat(subnet.failure().getMessage())
        .contains("properties.subnet.id is " + SUBNET + ", wanted " + SUBNET + "-2");
    assertThat(server.failure().getReason()).isEqualTo(Reason.RESOURCE_CONFLICT);
    assertThat(server.failure().getMessage()).contains("a connection to " + server(other));
    assertThat(server.failure().getRemedy()).contains("target.server.privateEndpoint.name");
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void waitsForTheOwnerOfTheServerWhereAnotherHasToApprove() {
    // Given
    MigrationRequested request = request("m-1", "sql-pending", "");
    StepDriver driver = prepared(request);
    createManually(driver, request);
    AZURE.mark();

    // When
    StepResult result = driver.runOnce();

    // Then
    assertThat(result)
        .isInstanceOfSatisfying(
            StepResult.Waiting.class,
            waiting -> {
              assertThat(waiting.reason()).isEqualTo(Reason.NOT_AUTHORIZED);
              assertThat(waiting.waitingOn())
                  .contains("sql-pending-pe", "an owner of SQL server sql-pending approves");
            });
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void isRefusedIfItsServerWasDeleted() {
    // Given
    MigrationRequested request = request("m-1", "sql-gone", "");
    prepared(request).runToDone();
    azure().rest().delete(server(request), ArmTypes.SQL_SERVER.apiVersion());
    await()
        .until(
            () -> azure().rest().get(server(request), ArmTypes.SQL_SERVER.apiVersion()).isEmpty());
    StepDriver driver = prepared(request);

    // When
    StepResult.Failed failed = driver.runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.RESOURCE_CONFLICT);
    assertThat(failed.failure().getMessage()).contains("is Disconnected, wanted Approved");
    assertThat(failed.failure().getRemedy()).startsWith("Delete the private endpoint");
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void isDoneAtOnceWhereNoneIsRequested() {
    // Given
    StepDriver driver =
        StepDriver.of(PrivateEndpoint.step(azure()), TestRequests.request("m-1", "sql-public"));
    AZURE.mark();

    // When
    StepResult result = driver.runOnce();

    // Then
    assertThat(result).isEqualTo(StepResult.done("no private endpoint requested"));
    assertThat(AZURE.requests()).isEmpty();
  }

  /** What a network administrator does who may not approve connections to the server. */
  private static void createManually(StepDriver driver, MigrationRequested request) {
    PrivateEndpoint endpoint = new PrivateEndpoint(azure());
    ObjectNode body = endpoint.body(driver.context());
    ObjectNode properties = (ObjectNode) body.path("properties");
    properties.set(
        "manualPrivateLinkServiceConnections", properties.remove("privateLinkServiceConnections"));
    body.remove("tags");
    String id = endpoint.id(driver.context()).toString();
    azure().rest().put(id, ArmTypes.PRIVATE_ENDPOINT.apiVersion(), body);
    await()
        .until(
            () ->
                azure()
                    .rest()
                    .get(id, ArmTypes.PRIVATE_ENDPOINT.apiVersion())
                    .orElseThrow()
                    .body()
                    .at("/properties/provisioningState")
                    .asString()
                    .equals("Succeeded"));
  }

  private static StepDriver prepared(MigrationRequested request) {
    Prerequisites.createServer(AZURE.clients(), request);
    AZURE.mark();
    return StepDriver.of(PrivateEndpoint.step(azure()), request);
  }

  private static MigrationRequested request(String migrationId, String server, String name) {
    return TestRequests.request(
        migrationId,
        server,
        target -> target.getServer().setPrivateEndpoint(new PrivateEndpointTarget(SUBNET, name)));
  }

  private static String server(MigrationRequested request) {
    return TargetScope.of(request).serverId().toString();
  }

  private static AzureConnection azure() {
    return AZURE.clients().connection();
  }
}
