package io.dbmodernizer.provisioner.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dbmodernizer.emulator.AzureEmulator;
import io.dbmodernizer.emulator.EmulatorOptions;
import io.dbmodernizer.emulator.authorization.Permissions;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.events.TargetProvisioningFailed;
import io.dbmodernizer.provisioner.names.TargetPlace;
import io.dbmodernizer.runtime.azure.ArmRest;
import io.dbmodernizer.runtime.azure.TestAzure;
import io.dbmodernizer.runtime.preflight.PreflightFinding;
import io.dbmodernizer.runtime.preflight.PreflightFinding.Outcome;
import io.dbmodernizer.runtime.preflight.ProvidersCheck;
import io.dbmodernizer.runtime.preflight.RightsCheck;
import io.dbmodernizer.runtime.preflight.RoleDefinition;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.stage.StageDefinition;
import io.dbmodernizer.testsupport.request.TestRequests;
import io.dbmodernizer.topics.Topic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The preflight over HTTPS, against an Azure that refuses as the real one does. */
class ProvisionerPreflightIT {
  private static final String STAGE = "provisioner";
  private static final String PRINCIPAL = "static-token";
  private static final MigrationRequested REQUEST =
      TestRequests.request(
          "m-1",
          "sql-preflight",
          target -> {
            target.getStorage().setAccountName("stpreflight");
            target.getServer().getSecurity().setDefenderPlan(true);
          });

  private static final Stage WITHOUT_STEPS =
      StageDefinition.named(STAGE, Topic.REQUESTS, Topic.TARGETS)
          .completed((state, now) -> new TargetProvisioned())
          .failed((state, failure) -> new TargetProvisioningFailed())
          .build();

  private static AzureEmulator emulator;
  private static ArmRest azure;

  @BeforeAll
  static void start() throws IOException {
    emulator = AzureEmulator.start(EmulatorOptions.defaults().withStaticToken(TestAzure.TOKEN));
    azure = TestAzure.connect(emulator.baseUri(), emulator.certificatePem()).rest();
  }

  @AfterAll
  static void stop() throws IOException {
    emulator.close();
  }

  @AfterEach
  void letEverybodyDoEverything() {
    emulator.access().clear();
  }

  @Test
  void theRoleAsItIsDocumentedIsEnoughForThePreflightItself() {
    // Given
    assign(role().actions());

    // When
    List<PreflightFinding> findings =
        new ArrayList<>(new RightsCheck(azure, WITHOUT_STEPS).check(REQUEST));
    findings.addAll(new ProvidersCheck(azure, WITHOUT_STEPS).check(REQUEST));
    findings.addAll(new NamesCheck(azure).check(REQUEST));
    findings.addAll(new QuotasCheck(azure).check(REQUEST));

    // Then
    assertThat(findings)
        .hasSizeGreaterThan(5)
        .allSatisfy(found -> assertThat(found.outcome()).isEqualTo(Outcome.PASSED));
  }

  @Test
  void aRightThatIsMissingIsNamed() {
    // Given
    List<String> actions = new ArrayList<>(role().actions());
    actions.remove("Microsoft.Sql/servers/write");
    assign(actions);

    // When
    List<PreflightFinding> findings = new RightsCheck(azure, WITHOUT_STEPS).check(REQUEST);

    // Then
    assertThat(findings)
        .extracting(PreflightFinding::subject, PreflightFinding::outcome)
        .containsExactly(tuple("Microsoft.Sql/servers/write", Outcome.FAILED));
  }

  @Test
  void aRegionThatAzureDoesNotHaveIsNamedWithTheOneThatWasMeant() {
    // Given
    MigrationRequested request =
        TestRequests.request(
            "m-1", "sql-preflight", target -> target.getAzure().setRegion("westeurop"));

    // When
    List<PreflightFinding> findings = place(request);

    // Then
    assertThat(findings)
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.outcome()).isEqualTo(Outcome.FAILED);
              assertThat(found.subject()).isEqualTo("target.azure.region");
              assertThat(found.message())
                  .isEqualTo(
                      "Azure offers no SQL servers in region westeurop; did you mean westeurope?");
            });
  }

  @Test
  void aPoolThatIsNeitherThereNorSizedIsNamedAndOneWithASizePasses() {
    // Given
    MigrationRequested request =
        TestRequests.request(
            "m-1",
            "sql-preflight",
            target -> target.getDatabase().getElasticPool().setName("pool-orders"));

    // When
    List<PreflightFinding> joined = place(request);
    request.getTarget().getDatabase().getElasticPool().setServiceObjective("StandardPool_50");
    List<PreflightFinding> created = place(request);

    // Then
    assertThat(joined)
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.outcome()).isEqualTo(Outcome.FAILED);
              assertThat(found.subject()).isEqualTo("target.database.elasticPool.name");
              assertThat(found.message()).contains("pool-orders does not exist on server");
              assertThat(found.remedy()).contains("serviceObjective");
            });
    assertThat(created).extracting(PreflightFinding::outcome).containsExactly(Outcome.PASSED);
  }

  private static List<PreflightFinding> place(MigrationRequested request) {
    return new PlaceCheck(new TargetPlace(azure)).check(request);
  }

  private static RoleDefinition role() {
    return RoleDefinition.ofStage(STAGE).orElseThrow();
  }

  private static void assign(List<String> actions) {
    emulator
        .access()
        .assign(PRINCIPAL, List.of(Permissions.ofActions(actions.toArray(String[]::new))));
  }
}
