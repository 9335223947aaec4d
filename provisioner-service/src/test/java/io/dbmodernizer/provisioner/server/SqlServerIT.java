package io.dbmodernizer.provisioner.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpMethod;
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
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlServerIT {
  @RegisterExtension static final ProvisionerAzure AZURE = new ProvisionerAzure();

  @Test
  void createsTheServerPollsAndReadsItBack() {
    // Given
    MigrationRequested request = TestRequests.request("m-1", "sql-created");
    Prerequisites.createGroup(AZURE.clients(), request);
    AZURE.mark();
    StepDriver driver = driver(request);

    // When
    StepResult.Done done = driver.runToDone();

    // Then
    assertThat(done.outputs())
        .returns("sql-created.database.windows.net", o -> o.get(SqlServer.SERVER_FQDN))
        .returns(true, o -> o.get(SqlServer.SERVER_OWNED));
    assertThat(done.outputs().get(SqlServer.SERVER_ID)).endsWith("/servers/sql-created");
    assertThat(Prerequisites.inProgress(driver)).anyMatch(p -> p.operation() != null);
    assertThat(AZURE.writes()).singleElement().matches(put -> put.status() == 202);
    assertThat(AZURE.body(0).at("/properties/version").asString()).isEqualTo("12.0");
    assertThat(AZURE.body(0).at("/properties/minimalTlsVersion").asString()).isEqualTo("1.2");
    assertThat(driver.stage().toString()).doesNotContain(TestRequests.PASSWORD);
    assertThat(driver.results().toString()).doesNotContain(TestRequests.PASSWORD);
  }

  @Test
  void usesAServerOfAnotherMigrationThatMatchesWithoutWriting() {
    // Given
    Prerequisites.createServer(AZURE.clients(), TestRequests.request("m-1", "sql-shared"));
    AZURE.mark();

    // When
    StepResult.Done done = driver(TestRequests.request("m-2", "sql-shared")).runToDone();

    // Then
    assertThat(AZURE.writes()).isEmpty();
    assertThat(done.outputs()).returns(false, o -> o.get(SqlServer.SERVER_OWNED));
    assertThat(done.resources()).singleElement().matches(server -> !server.getCreated());
  }

  @Test
  void refusesToChangeAServerOfAnotherMigration() {
    // Given
    Prerequisites.createServer(AZURE.clients(), TestRequests.request("m-1", "sql-foreign"));
    AZURE.mark();
    MigrationRequested request =
        TestRequests.request(
            "m-2",
            "sql-foreign",
            target -> {
              target.getServer().setMinimalTlsVersion("1.3");
              target.getServer().setPublicNetworkAccess(false);
            });

    // When
    StepResult.Failed failed = driver(request).runToFailure();

    // Then
    assertThat(failed.retryable()).isFalse();
    assertThat(failed.failure().getReason()).isEqualTo(Reason.RESOURCE_CONFLICT);
    assertThat(failed.failure().getMessage())
        .contains("properties.minimalTlsVersion is 1.2, wanted 1.3")
        .contains("properties.publicNetworkAccess is Enabled, wanted Disabled");
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void acceptsAServerThatIsStricterThanAsked() {
    // Given
    Prerequisites.createServer(
        AZURE.clients(),
        TestRequests.request(
            "m-1", "sql-strict", target -> target.getServer().setMinimalTlsVersion("1.3")));
    AZURE.mark();

    // When
    driver(TestRequests.request("m-2", "sql-strict")).runToDone();

    // Then
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void changesTheServerThatItCreated() {
    // Given
    Prerequisites.createServer(AZURE.clients(), TestRequests.request("m-1", "sql-own"));
    AZURE.mark();
    MigrationRequested request =
        TestRequests.request(
            "m-1", "sql-own", target -> target.getServer().setMinimalTlsVersion("1.3"));

    // When
    StepResult.Done done = driver(request).runToDone();

    // Then
    assertThat(done.detail()).isEqualTo("SQL server sql-own changed");
    assertThat(AZURE.writes()).hasSize(1);
  }

  @Test
  void refusesAServerWithAnotherAdministratorOrInAnotherRegion() {
    // Given
    Prerequisites.createServer(AZURE.clients(), TestRequests.request("m-1", "sql-immutable"));
    AZURE.mark();
    MigrationRequested request =
        TestRequests.request(
            "m-1",
            "sql-immutable",
            target -> {
              target.getServer().setAdministratorLogin("dba");
              target.getAzure().setRegion("northeurope");
            });

    // When
    StepResult.Failed failed = driver(request).runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.RESOURCE_CONFLICT);
    assertThat(failed.failure().getMessage())
        .contains("location is westeurope, wanted northeurope")
        .contains("properties.administratorLogin is sqladmin, wanted dba");
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void saysWhenTheNameIsTakenBySomebodyElse() {
    // Given
    Prerequisites.createServer(AZURE.clients(), TestRequests.request("m-1", "sql-taken"));
    MigrationRequested request =
        TestRequests.request(
            "m-2", "sql-taken", target -> target.getAzure().setResourceGroup("rg-elsewhere"));
    Prerequisites.createGroup(AZURE.clients(), request);

    // When
    StepResult.Failed failed = driver(request).runToFailure();

    // Then
    assertThat(failed.retryable()).isFalse();
    assertThat(failed.failure().getReason()).isEqualTo(Reason.NAME_TAKEN);
    assertThat(failed.failure().getProviderCode()).isEqualTo("NameAlreadyExists");
    assertThat(failed.failure().getRemedy()).isNotEmpty();
  }

  @Test
  void writesNothingWhenThePasswordCannotBeRead() {
    // Given
    MigrationRequested request =
        TestRequests.request(
            "m-1",
            "sql-secretless",
            target -> target.getServer().setAdministratorPasswordRef("env:NOT_SET"));
    Prerequisites.createGroup(AZURE.clients(), request);
    AZURE.mark();

    // When
    StepResult.Failed failed = driver(request).runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.SECRET_UNRESOLVABLE);
    assertThat(failed.failure().getSubject()).isEqualTo("env:NOT_SET");
    assertThat(failed.retryable()).isTrue();
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void comesThroughThrottlingAndOutagesWithOneWrite() {
    // Given
    MigrationRequested request = TestRequests.request("m-1", "sql-troubled");
    Prerequisites.createGroup(AZURE.clients(), request);
    AZURE.mark();
    AzureClients troubled =
        AZURE.clients(
            transport ->
                new FaultyTransport(transport)
                    .failNext(HttpMethod.GET, "/sql-troubled", 503, "ServerBusy", seconds(3))
                    .failNext(HttpMethod.PUT, "/sql-troubled", 500, "InternalError", seconds(3))
                    .failNext(
                        HttpMethod.PUT,
                        "/sql-troubled",
                        409,
                        "ConflictingServerOperation",
                        seconds(3)));
    StepDriver driver = StepDriver.of(SqlServer.step(troubled, TestRequests.secrets()), request);

    // When
    driver.runToDone();

    // Then
    assertThat(driver.results())
        .filteredOn(StepResult.Failed.class::isInstance)
        .extracting(result -> ((StepResult.Failed) result).failure().getReason())
        .containsExactly(
            Reason.AZURE_UNAVAILABLE, Reason.AZURE_UNAVAILABLE, Reason.CONFLICTING_OPERATION);
    assertThat(AZURE.writes()).hasSize(1);
  }

  @Test
  void waitsAsLongAsAThrottlingAzureAsks() {
    // Given
    MigrationRequested request = TestRequests.request("m-1", "sql-throttled");
    Prerequisites.createGroup(AZURE.clients(), request);
    AzureClients throttled =
        AZURE.clients(
            transport ->
                new FaultyTransport(transport)
                    .failNext(
                        HttpMethod.PUT, "/sql-throttled", 429, "TooManyRequests", seconds(17)));
    StepDriver driver = StepDriver.of(SqlServer.step(throttled, TestRequests.secrets()), request);
    Instant start = driver.clock().instant();

    // When
    StepResult.Failed failed = driver.runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.THROTTLED);
    assertThat(failed.retryable()).isTrue();
    assertThat(Objects.requireNonNull(failed.retryAfter())).isEqualTo(seconds(17));
    assertThat(driver.clock().instant()).isEqualTo(start.plusSeconds(17));
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static StepDriver driver(MigrationRequested request) {
    return StepDriver.of(SqlServer.step(AZURE.clients(), TestRequests.secrets()), request);
  }
}
