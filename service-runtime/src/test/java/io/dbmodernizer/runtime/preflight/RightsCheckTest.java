package io.dbmodernizer.runtime.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.events.TargetProvisioningFailed;
import io.dbmodernizer.request.SampleRequest;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.ScriptedTransport;
import io.dbmodernizer.runtime.azure.TestAzure;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.azure.resource.Demand;
import io.dbmodernizer.runtime.azure.resource.Observed;
import io.dbmodernizer.runtime.azure.resource.ResourceDeclaration;
import io.dbmodernizer.runtime.azure.resource.ResourceStep;
import io.dbmodernizer.runtime.preflight.PreflightFinding.Outcome;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.stage.StageDefinition;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.topics.Topic;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RightsCheckTest {
  private static final MigrationRequested REQUEST = SampleRequest.valid();
  private static final String SUBSCRIPTION =
      "/subscriptions/" + REQUEST.getTarget().getAzure().getSubscriptionId();
  private static final String GROUP =
      SUBSCRIPTION + "/resourceGroups/" + REQUEST.getTarget().getAzure().getResourceGroup();
  private static final String PERMISSIONS = "/providers/Microsoft.Authorization/permissions";

  private final ScriptedTransport azure = new ScriptedTransport();

  @Test
  void everyOperationOfTheRoleHasToBeGranted() {
    // Given
    azure.answer(
        "GET " + GROUP + PERMISSIONS,
        200,
        """
        {"value":[
          {"actions":["*/read"],"notActions":[]},
          {"actions":["Microsoft.Sql/*"],"notActions":["microsoft.sql/servers/WRITE"],
           "dataActions":["Microsoft.KeyVault/vaults/secrets/getSecret/action"]}]}
        """);

    // When
    List<PreflightFinding> findings = check();

    // Then
    assertThat(findings)
        .extracting(PreflightFinding::subject, PreflightFinding::outcome)
        .containsExactly(
            tuple("Microsoft.Sql/servers/write", Outcome.FAILED),
            tuple("Microsoft.Storage/storageAccounts/write", Outcome.FAILED));
    assertThat(findings).allSatisfy(f -> assertThat(f.remedy()).contains("DB Modernizer Scripted"));
  }

  @Test
  void whatOneAssignmentTakesOutAnotherMayGrantAndListsGoOn() {
    // Given
    azure
        .answer(
            "GET " + GROUP + PERMISSIONS,
            200,
            """
            {"value":[{"actions":["*"],"notActions":["Microsoft.Sql/servers/write"]}],
             "nextLink":"https://management.example/page2"}
            """)
        .answer(
            "GET /page2",
            200,
            """
            {"value":[{"actions":["Microsoft.Sql/servers/write"],"notActions":[],
              "dataActions":["Microsoft.KeyVault/vaults/*"],"notDataActions":[]}]}
            """);

    // When
    List<PreflightFinding> findings = check();

    // Then
    assertThat(findings)
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.outcome()).isEqualTo(Outcome.PASSED);
              assertThat(f.message()).contains("every operation").contains("resource group");
            });
  }

  @Test
  void theSubscriptionIsAskedWhileTheGroupDoesNotExist() {
    // Given
    azure.answer(
        "GET " + SUBSCRIPTION + PERMISSIONS,
        200,
        "{\"value\":[{\"actions\":[\"*\"],\"dataActions\":[\"*\"]}]}");

    // When
    List<PreflightFinding> findings = check();

    // Then
    assertThat(findings)
        .singleElement()
        .extracting(PreflightFinding::message)
        .asString()
        .contains("on the subscription");
    assertThat(azure.calls())
        .containsExactly(
            "GET " + GROUP + PERMISSIONS + "?api-version=2022-04-01",
            "GET " + SUBSCRIPTION + PERMISSIONS + "?api-version=2022-04-01");
  }

  @Test
  void whatOnlyAnOptionNeedsIsNotMissedWhereTheRequestLeavesItOut() {
    // Given
    azure.answer(
        "GET " + GROUP + PERMISSIONS,
        200,
        """
        {"value":[{"actions":["Microsoft.Sql/*","*/read"],
          "dataActions":["Microsoft.KeyVault/*"]}]}
        """);
    MigrationRequested without = SampleRequest.valid();
    without.getTarget().getStorage().setAccountName("");
    RightsCheck rights = new RightsCheck(TestAzure.over(azure).rest(), stage("scripted"));
    ProvidersCheck providers = new ProvidersCheck(TestAzure.over(azure).rest(), stage("scripted"));

    // Then
    assertThat(rights.check(REQUEST))
        .extracting(PreflightFinding::subject)
        .containsExactly("Microsoft.Storage/storageAccounts/write");
    assertThat(rights.check(without))
        .extracting(PreflightFinding::outcome)
        .containsExactly(Outcome.PASSED);
    assertThat(providers.check(without))
        .extracting(PreflightFinding::subject, PreflightFinding::outcome)
        .contains(tuple("Microsoft.Storage", Outcome.NOT_APPLICABLE));
  }

  @Test
  void aStageWithoutARoleIsNotPassed() {
    assertThat(new RightsCheck(TestAzure.over(azure).rest(), stage("unheard-of")).check(REQUEST))
        .singleElement()
        .extracting(PreflightFinding::outcome)
        .isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void theNamespacesOfTheRoleHaveToBeRegistered() {
    // Given
    azure
        .answer(
            "GET " + SUBSCRIPTION + "/providers/Microsoft.Sql",
            200,
            "{\"namespace\":\"Microsoft.Sql\",\"registrationState\":\"Registered\"}")
        .answer(
            "GET " + SUBSCRIPTION + "/providers/Microsoft.Storage",
            200,
            "{\"namespace\":\"Microsoft.Storage\",\"registrationState\":\"NotRegistered\"}");

    // When
    List<PreflightFinding> findings =
        new ProvidersCheck(TestAzure.over(azure).rest(), stage("scripted")).check(REQUEST);

    // Then
    assertThat(findings)
        .extracting(PreflightFinding::subject, PreflightFinding::outcome)
        .containsExactly(
            tuple("Microsoft.KeyVault", Outcome.FAILED),
            tuple("Microsoft.Sql", Outcome.PASSED),
            tuple("Microsoft.Storage", Outcome.FAILED));
    assertThat(findings.get(2).remedy())
        .contains("az provider register --namespace Microsoft.Storage");
  }

  private List<PreflightFinding> check() {
    return new RightsCheck(TestAzure.over(azure).rest(), stage("scripted")).check(REQUEST);
  }

  /** A stage that declares one resource, which the request may leave out. */
  private static Stage stage(String name) {
    AzureConnection azure = TestAzure.over(new ScriptedTransport());
    return StageDefinition.named(name, Topic.REQUESTS, Topic.TARGETS)
        .steps(List.of(new ResourceStep<>(azure, "account", Set.of(), new OptionalAccount())))
        .completed((state, now) -> new TargetProvisioned())
        .failed((state, failure) -> new TargetProvisioningFailed())
        .build();
  }

  private static final class OptionalAccount implements ResourceDeclaration<String> {
    @Override
    public ArmType type() {
      return ArmTypes.STORAGE_ACCOUNT;
    }

    @Override
    public Demand demand(MigrationRequested request) {
      return Demand.when(
          !request.getTarget().getStorage().getAccountName().isEmpty(), "not requested");
    }

    @Override
    public ResourceId id(StepContext context) {
      throw new UnsupportedOperationException("only the demand is asked for");
    }

    @Override
    public Optional<Observed<String>> observe(StepContext context) {
      throw new UnsupportedOperationException("only the demand is asked for");
    }

    @Override
    public List<Difference> compare(StepContext context, Observed<String> observed) {
      throw new UnsupportedOperationException("only the demand is asked for");
    }

    @Override
    public ArmResponse write(StepContext context, Optional<Observed<String>> observed) {
      throw new UnsupportedOperationException("only the demand is asked for");
    }
  }
}
