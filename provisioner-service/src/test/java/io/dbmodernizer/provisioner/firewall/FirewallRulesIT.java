package io.dbmodernizer.provisioner.firewall;

import static io.dbmodernizer.testsupport.request.TestRequests.rule;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpMethod;
import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.FirewallRule;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.provisioner.Prerequisites;
import io.dbmodernizer.provisioner.ProvisionerAzure;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.runtime.azure.FaultyTransport;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.testsupport.request.TestRequests;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FirewallRulesIT {
  private static final FirewallRule OFFICE = rule("office", "203.0.113.1", "203.0.113.9");
  private static final FirewallRule AZURE_SERVICES = rule("azure", "0.0.0.0", "0.0.0.0");

  @RegisterExtension static final ProvisionerAzure AZURE = new ProvisionerAzure();

  @Test
  void createsExactlyTheRulesAskedFor() {
    // Given
    StepDriver driver = prepared("m-1", "sql-rules", OFFICE, AZURE_SERVICES);
    AZURE.mark();

    // When
    StepResult.Done done = driver.runToDone();

    // Then
    assertThat(driver.results()).hasSize(3);
    assertThat(Prerequisites.inProgress(driver).get(0).interim().resources())
        .hasSize(2)
        .allMatch(AzureResource::getCreated);
    assertThat(AZURE.writes())
        .extracting(LoggedRequest::path)
        .satisfiesExactly(
            path -> assertThat(path).endsWith("/firewallRules/office"),
            path -> assertThat(path).endsWith("/firewallRules/azure"));
    assertThat(done.resources()).hasSize(2).allMatch(AzureResource::getCreated);
    assertThat(done.detail()).isEqualTo("2 firewall rules: 2 created, 0 changed");
  }

  @Test
  void writesNothingWhenAllRulesAreThere() {
    // Given
    prepared("m-1", "sql-same", OFFICE, AZURE_SERVICES).runToDone();
    StepDriver driver = prepared("m-2", "sql-same", OFFICE, AZURE_SERVICES);
    AZURE.mark();

    // When
    StepResult.Done done = driver.runToDone();

    // Then
    assertThat(AZURE.writes()).isEmpty();
    assertThat(done.resources()).hasSize(2).noneMatch(AzureResource::getCreated);
  }

  @Test
  void addsAMissingRuleToAServerOfAnotherMigration() {
    // Given
    prepared("m-1", "sql-added", OFFICE).runToDone();
    StepDriver driver = prepared("m-2", "sql-added", OFFICE, AZURE_SERVICES);
    AZURE.mark();

    // When
    StepResult.Done done = driver.runToDone();

    // Then
    assertThat(AZURE.writes()).hasSize(1);
    assertThat(done.resources()).extracting(AzureResource::getCreated).containsExactly(false, true);
  }

  @Test
  void refusesToChangeARuleOnAServerOfAnotherMigration() {
    // Given
    prepared("m-1", "sql-conflict", OFFICE).runToDone();
    StepDriver driver =
        prepared("m-2", "sql-conflict", rule("Office", "203.0.113.1", "203.0.113.200"));
    AZURE.mark();

    // When
    StepResult.Failed failed = driver.runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.RESOURCE_CONFLICT);
    assertThat(failed.failure().getMessage())
        .contains("properties.endIpAddress is 203.0.113.9, wanted 203.0.113.200");
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void changesARuleOnItsOwnServer() {
    // Given
    prepared("m-1", "sql-changed", OFFICE).runToDone();
    StepDriver driver =
        prepared("m-1", "sql-changed", rule("office", "203.0.113.1", "203.0.113.200"));
    AZURE.mark();

    // When
    driver.runToDone();

    // Then
    assertThat(AZURE.writes()).hasSize(1);
  }

  @Test
  void repeatsOnlyTheWriteThatFailed() {
    // Given
    MigrationRequested request = request("m-1", "sql-retried", OFFICE, AZURE_SERVICES);
    StepDriver prepared =
        StepDriver.of(
                FirewallRules.step(
                    AZURE.clients(
                        transport ->
                            new FaultyTransport(transport)
                                .failNext(
                                    HttpMethod.PUT,
                                    "/firewallRules/azure",
                                    502,
                                    "BadGateway",
                                    Duration.ofSeconds(1)))),
                request)
            .withOutputs(Prerequisites.createServer(AZURE.clients(), request));
    AZURE.mark();

    // When
    prepared.runToDone();

    // Then
    assertThat(AZURE.writes()).hasSize(2);
  }

  @Test
  void isDoneAtOnceWithoutRules() {
    // Given
    StepDriver driver = prepared("m-1", "sql-closed");
    AZURE.mark();

    // When
    StepResult result = driver.runOnce();

    // Then
    assertThat(result).isEqualTo(StepResult.done("no firewall rules requested"));
    assertThat(AZURE.requests()).isEmpty();
  }

  private static StepDriver prepared(String migrationId, String server, FirewallRule... rules) {
    AzureClients clients = AZURE.clients();
    MigrationRequested request = request(migrationId, server, rules);
    return StepDriver.of(FirewallRules.step(clients), request)
        .withOutputs(Prerequisites.createServer(clients, request));
  }

  private static MigrationRequested request(
      String migrationId, String server, FirewallRule... rules) {
    return TestRequests.request(
        migrationId, server, target -> target.getServer().setFirewallRules(List.of(rules)));
  }
}
