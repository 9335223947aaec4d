package io.dbmodernizer.emulator;

import static io.dbmodernizer.emulator.EmulatorFixture.DATABASE;
import static io.dbmodernizer.emulator.EmulatorFixture.GROUP;
import static io.dbmodernizer.emulator.EmulatorFixture.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.ArmClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The handling of requests that all providers share: authentication, versions, parents, polling.
 */
class RequestHandlingIT {

  private EmulatorFixture azure;

  @BeforeEach
  void start() throws Exception {
    azure = EmulatorFixture.start().withGroup();
  }

  @AfterEach
  void stop() throws Exception {
    azure.close();
  }

  @Test
  void aRequestWithoutOrWithAForeignTokenIsRefused() {
    // When
    azure.arm.useToken(null);
    Answer without = azure.arm.get(GROUP);
    azure.arm.useToken("made-up");
    Answer foreign = azure.arm.get(GROUP);

    // Then
    assertThat(without.status()).isEqualTo(401);
    assertThat(without.code()).isEqualTo("AuthenticationFailed");
    assertThat(foreign.status()).isEqualTo(401);
    assertThat(foreign.code()).isEqualTo("InvalidAuthenticationToken");
    assertThat(foreign.header("WWW-Authenticate")).startsWith("Bearer");
  }

  @Test
  void anIssuedTokenIsAccepted() {
    // Given
    azure.arm.useToken(null);
    Answer issued =
        azure.arm.post(
            "/tenant1/oauth2/v2.0/token?x=",
            "grant_type=client_credentials&client_id=app1&client_secret=s3cret&scope=x");

    // When
    azure.arm.useToken(issued.text("/access_token"));
    Answer answer = azure.arm.get(GROUP);

    // Then
    assertThat(issued.text("/token_type")).isEqualTo("Bearer");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(azure.emulator.requests().all())
        .last()
        .satisfies(request -> assertThat(request.principal()).isEqualTo("app1"));
  }

  @Test
  void aMissingOrMalformedApiVersionIsRefused() {
    // When
    Answer missing = azure.arm.get(GROUP + "?x=1");
    Answer malformed = azure.arm.get(GROUP + "?api-version=latest");

    // Then
    assertThat(missing.code()).isEqualTo("MissingApiVersionParameter");
    assertThat(malformed.code()).isEqualTo("InvalidApiVersionParameter");
    assertThat(malformed.status()).isEqualTo(400);
  }

  @Test
  void aBodyThatIsNoJsonObjectIsRefused() {
    // When
    Answer broken = azure.arm.put(GROUP, "{\"location\":");
    Answer array = azure.arm.put(GROUP, "[1]");

    // Then
    assertThat(broken.code()).isEqualTo("InvalidRequestContent");
    assertThat(array.code()).isEqualTo("InvalidRequestContent");
  }

  @Test
  void resourcesOfAMissingGroupOrParentAreRefused() {
    // When
    Answer group = azure.arm.put(SERVER.replace("rg1", "rg2"), EmulatorFixture.serverBody("x"));
    Answer parent = azure.arm.put(DATABASE, "{\"location\":\"eastus\"}");

    // Then
    assertThat(group.status()).isEqualTo(404);
    assertThat(group.code()).isEqualTo("ResourceGroupNotFound");
    assertThat(group.message()).contains("rg2");
    assertThat(parent.status()).isEqualTo(404);
    assertThat(parent.code()).isEqualTo("ParentResourceNotFound");
    assertThat(parent.message()).contains("server1");
  }

  @Test
  void unknownTypesAndMethodsAreRefused() {
    // When
    Answer type = azure.arm.get(GROUP + "/providers/Microsoft.Sql/rockets/r1");
    Answer method = azure.arm.send("PATCH", SERVER + "/firewallRules/r1", "{}");

    // Then
    assertThat(type.status()).isEqualTo(404);
    assertThat(type.code()).isEqualTo("InvalidResourceType");
    assertThat(method.status()).isEqualTo(405);
  }

  @Test
  void existenceIsAskedWithHead() {
    // When
    Answer there = azure.arm.send("HEAD", GROUP, null);
    Answer gone = azure.arm.send("HEAD", GROUP + "0", null);

    // Then
    assertThat(there.status()).isEqualTo(204);
    assertThat(gone.status()).isEqualTo(404);
  }

  @Test
  void pathsAreFoundInAnyCaseAndWithADoubleSlash() {
    // When
    Answer answer = azure.arm.get("/" + GROUP.replace("resourceGroups", "resourcegroups"));

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("/name")).isEqualTo("rg1");
  }

  @Test
  void aGroupIsCreatedWith201AndUpdatedWith200AndStaysWhereItIs() {
    // When
    Answer created = azure.arm.put(GROUP + "2", "{\"location\":\"West Europe\"}");
    Answer updated =
        azure.arm.put(GROUP + "2", "{\"location\":\"westeurope\",\"tags\":{\"a\":\"b\"}}");
    Answer moved = azure.arm.put(GROUP + "2", "{\"location\":\"eastus\"}");

    // Then
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.text("/location")).isEqualTo("westeurope");
    assertThat(updated.status()).isEqualTo(200);
    assertThat(updated.text("/tags/a")).isEqualTo("b");
    assertThat(moved.status()).isEqualTo(409);
    assertThat(moved.code()).isEqualTo("InvalidResourceGroupLocation");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "resourceGroups/ends. | InvalidResourceGroup",
        "resourceGroups/rg1/providers/Microsoft.Sql/servers/Server_1 | InvalidServerName",
        "resourceGroups/rg1/providers/Microsoft.Sql/servers/-server | InvalidServerName",
        "resourceGroups/rg1/providers/Microsoft.Storage/storageAccounts/My-Account | AccountNameInvalid",
        "resourceGroups/rg1/providers/Microsoft.Storage/storageAccounts/ab | AccountNameInvalid",
        "resourceGroups/rg1/providers/Microsoft.DataMigration/sqlMigrationServices/_x | ServiceNameInvalid",
        "resourceGroups/rg1/providers/Microsoft.OperationalInsights/workspaces/ab | InvalidResourceName",
        "resourceGroups/rg1/providers/Microsoft.RecoveryServices/vaults/1vault | InvalidResourceName"
      })
  void namesThatAzureRefusesAreRefusedWithItsCode(String path, String code) {
    // When
    Answer answer = azure.arm.put(ArmClient.SUBSCRIPTION + "/" + path, "{\"location\":\"eastus\"}");

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(code);
  }

  @Test
  void deletingAGroupIsFollowedByLocationAndTakesEverythingWithIt() throws Exception {
    // Given
    azure.withDatabase();

    // When
    Answer accepted = azure.arm.delete(GROUP);
    azure.arm.settle(accepted);

    // Then
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.header("Location")).contains("/operationresults/");
    assertThat(accepted.header("Azure-AsyncOperation")).isEmpty();
    assertThat(accepted.header("Retry-After")).isEqualTo("1");
    assertThat(azure.arm.get(accepted.header("Location")).status()).isEqualTo(200);
    assertThat(azure.arm.get(GROUP).code()).isEqualTo("ResourceGroupNotFound");
    azure.withGroup();
    assertThat(azure.arm.get(SERVER).code()).isEqualTo("ResourceNotFound");
  }

  @Test
  void deletingWhatIsNotThereSaysSo() {
    // When
    Answer server = azure.arm.delete(SERVER);
    Answer group = azure.arm.delete(GROUP + "9");

    // Then
    assertThat(server.status()).isEqualTo(204);
    assertThat(group.status()).isEqualTo(404);
  }
}
