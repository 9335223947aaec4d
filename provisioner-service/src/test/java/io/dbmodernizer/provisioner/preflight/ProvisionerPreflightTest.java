package io.dbmodernizer.provisioner.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.azure.ScriptedTransport;
import io.dbmodernizer.runtime.azure.TestAzure;
import io.dbmodernizer.runtime.preflight.PreflightFinding;
import io.dbmodernizer.runtime.preflight.PreflightFinding.Outcome;
import io.dbmodernizer.testsupport.request.TestRequests;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProvisionerPreflightTest {
  private static final String SUBSCRIPTION = "/subscriptions/11111111-2222-3333-4444-555555555555";
  private static final String SQL = SUBSCRIPTION + "/providers/Microsoft.Sql";
  private static final String STORAGE = SUBSCRIPTION + "/providers/Microsoft.Storage";
  private static final String SERVER =
      SUBSCRIPTION + "/resourceGroups/rg-sales/providers/Microsoft.Sql/servers/sql-orders";

  private final ScriptedTransport azure = new ScriptedTransport();
  private MigrationRequested request = TestRequests.request("m-1", "sql-orders");

  @BeforeEach
  void withStorage() {
    request =
        TestRequests.request(
            "m-1",
            "sql-orders",
            target -> {
              target.getDatabase().setServiceObjective("GP_Gen5_8");
              target.getStorage().setAccountName("storders");
            });
  }

  @Test
  void aFreeNamePassesAndATakenOneIsRefusedWithAzuresWords() {
    // Given
    azure
        .answer(
            "POST " + SQL + "/checkNameAvailability",
            200,
            "{\"name\":\"sql-orders\",\"available\":true}")
        .answer(
            "POST " + STORAGE + "/checkNameAvailability",
            200,
            "{\"nameAvailable\":false,\"reason\":\"AlreadyExists\",\"message\":\"is taken\"}");

    // When
    List<PreflightFinding> findings = names();

    // Then
    assertThat(findings)
        .extracting(PreflightFinding::subject, PreflightFinding::outcome)
        .containsExactly(
            tuple("server sql-orders", Outcome.PASSED),
            tuple("storage account storders", Outcome.FAILED));
    assertThat(findings.get(1).message()).contains("AlreadyExists: is taken");
  }

  @Test
  void whatExistsInTheGroupNeedsNoFreeName() {
    // Given
    azure.answer("GET " + SERVER, 200, "{\"name\":\"sql-orders\"}");
    request.getTarget().getStorage().setAccountName("");

    // When
    List<PreflightFinding> findings = names();

    // Then
    assertThat(findings)
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.outcome()).isEqualTo(Outcome.PASSED);
              assertThat(f.message()).contains("exists in the resource group");
            });
    assertThat(azure.calls()).noneMatch(call -> call.startsWith("POST"));
  }

  @Test
  void aQuotaThatIsUsedUpFailsAndOneWithRoomPasses() {
    // Given
    quotas(20, 20, 90, 100);

    // When
    List<PreflightFinding> findings = new QuotasCheck(TestAzure.over(azure).rest()).check(request);

    // Then
    assertThat(findings)
        .extracting(PreflightFinding::subject, PreflightFinding::outcome)
        .containsExactly(
            tuple("SQL servers in westeurope", Outcome.FAILED),
            tuple("SQL vCores in westeurope", Outcome.PASSED),
            tuple("storage accounts in westeurope", Outcome.PASSED));
    assertThat(findings.get(1).message()).isEqualTo("90 of 100 in use, 8 more wanted");
  }

  @Test
  void aFullRegionIsNoMatterForAServerThatExists() {
    // Given
    quotas(20, 20, 95, 100);
    azure.answer("GET " + SERVER, 200, "{\"name\":\"sql-orders\"}");

    // When
    List<PreflightFinding> findings = new QuotasCheck(TestAzure.over(azure).rest()).check(request);

    // Then
    assertThat(findings)
        .extracting(PreflightFinding::subject, PreflightFinding::outcome)
        .contains(
            tuple("SQL servers in westeurope", Outcome.PASSED),
            tuple("SQL vCores in westeurope", Outcome.FAILED));
  }

  @Test
  void dtusCountAgainstTheQuotaOfVCoresAndAPoolThatExistsNeedsNothing() {
    // Given
    quotas(1, 20, 0, 100);
    request.getTarget().getDatabase().setServiceObjective("S4");

    // When
    List<PreflightFinding> single = new QuotasCheck(TestAzure.over(azure).rest()).check(request);
    request.getTarget().getDatabase().getElasticPool().setName("pool");
    List<PreflightFinding> pooled = new QuotasCheck(TestAzure.over(azure).rest()).check(request);

    // Then
    assertThat(single.get(1).message()).contains("2 more wanted");
    assertThat(pooled.get(1).message()).contains("0 more wanted");
  }

  private List<PreflightFinding> names() {
    return new NamesCheck(TestAzure.over(azure).rest()).check(request);
  }

  private void quotas(int servers, int mostServers, int vCores, int mostVCores) {
    azure
        .answer(
            "GET " + SQL + "/locations/westeurope/usages",
            200,
            "{\"value\":[%s,%s]}"
                .formatted(
                    sqlUsage("ServerQuota", servers, mostServers),
                    sqlUsage("RegionalVCoreQuotaForSQLDBAndDW", vCores, mostVCores)))
        .answer(
            "GET " + STORAGE + "/locations/westeurope/usages",
            200,
            "{\"value\":[{\"unit\":\"Count\",\"currentValue\":3,\"limit\":250,"
                + "\"name\":{\"value\":\"StorageAccounts\",\"localizedValue\":\"Storage\"}}]}");
  }

  private static String sqlUsage(String name, int used, int limit) {
    return "{\"name\":\"%s\",\"properties\":{\"currentValue\":%d.0,\"limit\":%d.0,\"unit\":\"Count\"}}"
        .formatted(name, used, limit);
  }
}
