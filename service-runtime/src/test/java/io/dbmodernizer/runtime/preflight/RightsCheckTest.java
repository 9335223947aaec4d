package io.dbmodernizer.runtime.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.SampleRequest;
import io.dbmodernizer.runtime.azure.ScriptedTransport;
import io.dbmodernizer.runtime.azure.TestAzure;
import io.dbmodernizer.runtime.preflight.PreflightFinding.Outcome;
import java.util.List;
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
    RightsCheck rights = new RightsCheck(TestAzure.over(azure).rest(), "scripted");
    ProvidersCheck providers = new ProvidersCheck(TestAzure.over(azure).rest(), "scripted");

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
    assertThat(new RightsCheck(TestAzure.over(azure).rest(), "unheard-of").check(REQUEST))
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
        new ProvidersCheck(TestAzure.over(azure).rest(), "scripted").check(REQUEST);

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
    return new RightsCheck(TestAzure.over(azure).rest(), "scripted").check(REQUEST);
  }
}
