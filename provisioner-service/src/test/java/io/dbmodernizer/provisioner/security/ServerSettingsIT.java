package io.dbmodernizer.provisioner.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.EntraAdministrator;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.PrincipalKind;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.ServerTarget;
import io.dbmodernizer.provisioner.Prerequisites;
import io.dbmodernizer.provisioner.ProvisionerAzure;
import io.dbmodernizer.provisioner.entra.EntraOnlyAuthenticationStep;
import io.dbmodernizer.provisioner.entra.ServerAdministrator;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.step.Verification;
import io.dbmodernizer.state.OtherStage;
import io.dbmodernizer.testsupport.request.TestRequests;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ServerSettingsIT {
  @RegisterExtension static final ProvisionerAzure AZURE = new ProvisionerAzure();

  private static final String GROUP = "aaaaaaaa-1111-2222-3333-444444444444";
  private static final String TENANT = "bbbbbbbb-1111-2222-3333-444444444444";

  @Test
  void setAnEntraAdministratorAndReadItBack() {
    // Given
    MigrationRequested request = request("m-1", "sql-entra", ServerSettingsIT::entra);
    Outputs outputs = server(request);

    // When
    StepResult.Done done = driver(administrator(), request, outputs).runToDone();

    // Then
    assertThat(done.resources()).singleElement().matches(r -> r.getCreated());
    assertThat(AZURE.writes()).hasSize(1);
    assertThat(AZURE.body(0).at("/properties/administratorType").asString())
        .isEqualTo("ActiveDirectory");
    assertThat(AZURE.body(0).at("/properties/sid").asString()).isEqualTo(GROUP);
    assertThat(AZURE.body(0).at("/properties/tenantId").asString()).isEqualTo(TENANT);
  }

  @Test
  void changeTheAdministratorOfAnOwnServerAndAcceptAForeignOneThatMatches() {
    // Given
    MigrationRequested first = request("m-1", "sql-entra-own", ServerSettingsIT::entra);
    driver(administrator(), first, server(first)).runToDone();
    MigrationRequested renamed =
        request(
            "m-1",
            "sql-entra-own",
            server -> {
              entra(server);
              server.getEntraAdministrator().setLogin("dba-of-sales");
            });

    // When
    driver(administrator(), renamed, server(renamed)).runToDone();

    // Then
    assertThat(AZURE.writes()).hasSize(1);

    // When
    MigrationRequested other = request("m-2", "sql-entra-own", ServerSettingsIT::entra);
    StepResult.Failed differs = driver(administrator(), other, server(other)).runToFailure();
    other.getTarget().getServer().getEntraAdministrator().setLogin("dba-of-sales");
    driver(administrator(), other, server(other)).runToDone();

    // Then
    assertThat(differs.failure().getMessage())
        .contains("properties.login is dba-of-sales, wanted dba");
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void neverSwitchAnythingOnOnAServerOfSomebodyElse() {
    // Given
    server(TestRequests.request("m-1", "sql-foreign"));
    MigrationRequested request =
        request(
            "m-2",
            "sql-foreign",
            server -> {
              entra(server);
              server.getSecurity().setThreatProtection(true);
              server.getSecurity().setVulnerabilityAssessment(true);
            });
    Outputs outputs = server(request);

    // When, Then
    for (Step step : List.of(administrator(), threats(), assessment())) {
      StepResult.Failed failed = driver(step, request, outputs).runToFailure();
      assertThat(failed.failure().getReason()).isEqualTo(Reason.RESOURCE_CONFLICT);
      assertThat(failed.failure().getMessage()).contains("did not create");
    }
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void switchOnThreatProtectionAndThenVulnerabilityAssessment() {
    // Given
    MigrationRequested request =
        request(
            "m-1",
            "sql-secure",
            server -> {
              server.getSecurity().setThreatProtection(true);
              server.getSecurity().setVulnerabilityAssessment(true);
            });
    Outputs outputs = server(request);

    // When
    StepResult.Done protection = driver(threats(), request, outputs).runToDone();
    StepResult.Done scans = driver(assessment(), request, outputs).runToDone();

    // Then
    assertThat(protection.resources()).singleElement().matches(r -> r.getCreated());
    assertThat(scans.resources()).singleElement().matches(r -> r.getCreated());
    assertThat(AZURE.writes())
        .satisfiesExactly(
            put -> assertThat(put.path()).endsWith("/advancedThreatProtectionSettings/Default"),
            put -> {
              assertThat(put.path()).endsWith("/sqlVulnerabilityAssessments/default");
              assertThat(put.apiVersion()).isEqualTo("2025-01-01");
            });

    // When
    AZURE.mark();
    driver(threats(), request, outputs).runToDone();
    driver(assessment(), request, outputs).runToDone();

    // Then
    assertThat(AZURE.writes()).isEmpty();
  }

  @Test
  void whoSwitchesTheDefenderPlanOnHasCreatedIt() {
    // Given
    MigrationRequested first =
        request("m-1", "sql-plan", server -> server.getSecurity().setDefenderPlan(true));
    MigrationRequested second =
        request("m-2", "sql-plan", server -> server.getSecurity().setDefenderPlan(true));
    AZURE.mark();

    // When
    StepResult.Done on = driver(plan(), first, Outputs.NONE).runToDone();
    StepResult.Done found = driver(plan(), second, Outputs.NONE).runToDone();

    // Then
    assertThat(on.resources()).singleElement().matches(r -> r.getCreated());
    assertThat(found.resources()).singleElement().matches(r -> !r.getCreated());
    assertThat(AZURE.writes()).hasSize(1);
    assertThat(AZURE.body(0).at("/properties/pricingTier").asString()).isEqualTo("Standard");
  }

  @Test
  void switchOnEntraOnlyWhenTheMigrationIsCompleteAndNotBefore() {
    // Given
    MigrationRequested request =
        request(
            "m-1",
            "sql-entra-only",
            server -> {
              entra(server);
              server.setEntraOnlyAuthentication(true);
            });
    Outputs outputs = server(request);
    driver(administrator(), request, outputs).runToDone();
    StepDriver driver = driver(entraOnly(), request, outputs);
    AZURE.mark();

    // When
    StepResult before = driver.runOnce();
    int writesBefore = AZURE.writes().size();
    driver.withOtherStage(OtherStage.newBuilder().setName("migration").setCompleted(true).build());
    StepResult.InProgress after =
        (StepResult.InProgress)
            driver.runUntil(r -> r instanceof StepResult.InProgress p && p.percent() == 100);

    // Then
    assertThat(before)
        .isInstanceOfSatisfying(
            StepResult.Waiting.class,
            waiting ->
                assertThat(waiting.waitingOn())
                    .contains("SQL logins stop working")
                    .contains("rows"));
    assertThat(writesBefore).isZero();
    assertThat(after.detail()).contains("created", "SQL logins no longer work");
    assertThat(after.interim().resources()).singleElement().matches(r -> r.getCreated());
    assertThat(AZURE.writes()).hasSize(1);

    // When
    AZURE.mark();
    driver.runOnce();

    // Then
    assertThat(AZURE.requests()).isEmpty();
  }

  @Test
  void leaveEntraOnlyAloneAfterAFormerReleaseHasSwitchedItOn() {
    // Given
    MigrationRequested request =
        request(
            "m-1",
            "sql-entra-former",
            server -> {
              entra(server);
              server.setEntraOnlyAuthentication(true);
            });
    StepDriver driver = driver(entraOnly(), request, server(request));
    driver.withOtherStage(OtherStage.newBuilder().setName("migration").setCompleted(true).build());
    driver.step().setCheckpoint("on");

    // When
    StepResult result = driver.runOnce();

    // Then
    assertThat(result)
        .isInstanceOfSatisfying(
            StepResult.InProgress.class, p -> assertThat(p.percent()).isEqualTo(100));
    assertThat(AZURE.requests()).isEmpty();
  }

  @Test
  void doNothingWhereTheyAreNotAskedFor() throws Exception {
    // Given
    MigrationRequested request = TestRequests.request("m-1", "sql-plain");
    AZURE.mark();

    // When, Then
    for (Step step : List.of(administrator(), threats(), assessment(), plan(), entraOnly())) {
      assertThat(driver(step, request, Outputs.NONE).runOnce().toString()).contains("requested");
    }
    assertThat(AZURE.requests()).isEmpty();
  }

  @Test
  void tellHowTheSettingsStand() throws Exception {
    // Given
    MigrationRequested request =
        request("m-1", "sql-verified", server -> server.getSecurity().setThreatProtection(true));
    Outputs outputs = server(request);

    // When
    List<Verification> before = verify(threats(), request, outputs);
    driver(threats(), request, outputs).runToDone();
    List<Verification> after = verify(threats(), request, outputs);

    // Then
    assertThat(before).singleElement().matches(v -> v.verdict() == Verification.Verdict.MISSING);
    assertThat(after).singleElement().matches(v -> v.verdict() == Verification.Verdict.MATCHES);
  }

  private static List<Verification> verify(Step step, MigrationRequested request, Outputs outputs)
      throws Exception {
    StepDriver driver = driver(step, request, outputs);
    return step.verify(new StepContext(driver.stage(), driver.step(), driver.clock().instant()));
  }

  private static void entra(ServerTarget server) {
    server.setEntraAdministrator(new EntraAdministrator("dba", GROUP, TENANT, PrincipalKind.GROUP));
  }

  private static MigrationRequested request(
      String migrationId, String server, Consumer<ServerTarget> change) {
    return TestRequests.request(migrationId, server, target -> change.accept(target.getServer()));
  }

  private static Outputs server(MigrationRequested request) {
    Outputs outputs = Prerequisites.createServer(AZURE.clients(), request);
    AZURE.mark();
    return outputs;
  }

  private static StepDriver driver(Step step, MigrationRequested request, Outputs outputs) {
    return StepDriver.of(step, request).withOutputs(outputs);
  }

  private static Step administrator() {
    return ServerAdministrator.step(AZURE.clients());
  }

  private static Step entraOnly() {
    return new EntraOnlyAuthenticationStep(AZURE.clients());
  }

  private static Step threats() {
    return ThreatProtection.step(AZURE.clients());
  }

  private static Step assessment() {
    return VulnerabilityAssessment.step(AZURE.clients().connection());
  }

  private static Step plan() {
    return ServersDefenderPlan.step(AZURE.clients().connection());
  }
}
