package io.dbmodernizer.emulator;

import static io.dbmodernizer.emulator.EmulatorFixture.DATABASE;
import static io.dbmodernizer.emulator.EmulatorFixture.GROUP;
import static io.dbmodernizer.emulator.EmulatorFixture.PASSWORD;
import static io.dbmodernizer.emulator.EmulatorFixture.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.emulator.ArmClient.Answer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlResourcesIT {

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
  void aServerIsCreatedLongRunningAndNeverShowsItsPassword() {
    // When
    Answer accepted = azure.arm.put(SERVER, EmulatorFixture.serverBody(PASSWORD));
    azure.arm.settle(accepted);
    Answer server = azure.arm.get(SERVER);

    // Then
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.header("Azure-AsyncOperation")).contains("/serverAzureAsyncOperation/");
    assertThat(accepted.header("Location")).contains("/serverOperationResults/");
    assertThat(azure.arm.get(accepted.header("Location")).text("/name")).isEqualTo("server1");
    assertThat(server.text("/properties/fullyQualifiedDomainName"))
        .isEqualTo("server1.database.windows.net");
    assertThat(server.text("/properties/administratorLogin")).isEqualTo("sqladmin");
    assertThat(server.response().body()).doesNotContain("assword").doesNotContain(PASSWORD);
  }

  @Test
  void aSecondRequestWhileAServerIsBeingCreatedIsAConflict() {
    // Given
    Answer accepted = azure.arm.put(SERVER, EmulatorFixture.serverBody(PASSWORD));

    // When
    Answer second = azure.arm.put(SERVER, EmulatorFixture.serverBody(PASSWORD));

    // Then
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("UpsertLogicalServerRequestAlreadyInProgress");
    azure.arm.settle(accepted);
  }

  @Test
  void aServersNameIsTakenInAllOfAzure() {
    // Given
    azure.withServer();
    azure.arm.create(GROUP + "2", "{\"location\":\"eastus\"}");

    // When
    Answer answer =
        azure.arm.put(SERVER.replace("rg1", "rg12"), EmulatorFixture.serverBody(PASSWORD));

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("NameAlreadyExists");
  }

  @ParameterizedTest
  @CsvSource({
    "sqladmin,Ab1!,PasswordTooShort",
    "sqladmin,alllowercase,PasswordNotComplex",
    "sqladmin,Sqladmin-2026,PasswordNotComplex",
    "sa,Sup3r!Secret-Phrase,InvalidLoginName",
    "1admin,Sup3r!Secret-Phrase,InvalidLoginName"
  })
  void loginsAndPasswordsThatAzureRefusesAreRefused(String login, String password, String code) {
    // When
    Answer answer =
        azure.arm.put(
            SERVER, EmulatorFixture.serverBody(password).replace("sqladmin\"", login + "\""));

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.response().body()).doesNotContain(password);
  }

  @Test
  void aDatabaseIsARealDatabaseForTheAdministratorAndNobodyElse() throws Exception {
    // Given
    azure.withDatabase();

    // When
    try (Connection connection = azure.connect("Sales", PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE [dbo].[Orders] ([Id] INT IDENTITY PRIMARY KEY)");
    }

    // Then
    assertThatThrownBy(() -> azure.connect("Sales", "wrong").close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("Wrong user name or password");
    assertThatThrownBy(
            () ->
                DriverManager.getConnection(
                        azure.emulator.sqlUrl("server1", "NotThere"), "sqladmin", PASSWORD)
                    .close())
        .isInstanceOf(SQLException.class);
  }

  @Test
  void aNewPasswordOfTheServerOpensItsDatabases() throws Exception {
    // Given
    azure.withDatabase();

    // When
    azure.arm.settle(
        azure.arm.patch(
            SERVER, "{\"properties\":{\"administratorLoginPassword\":\"An0ther!Phrase\"}}"));

    // Then
    azure.connect("Sales", "An0ther!Phrase").close();
    assertThatThrownBy(() -> azure.connect("Sales", PASSWORD).close())
        .isInstanceOf(SQLException.class);
  }

  @Test
  void aDeletedDatabaseIsGone() throws Exception {
    // Given
    azure.withDatabase();

    // When
    azure.arm.settle(azure.arm.delete(DATABASE));

    // Then
    assertThat(azure.arm.get(DATABASE).code()).isEqualTo("ResourceNotFound");
    assertThatThrownBy(() -> azure.connect("Sales", PASSWORD).close())
        .isInstanceOf(SQLException.class);
  }

  @Test
  void aDatabaseIsScaledAndRefusesChangesMeanwhile() {
    // Given
    azure.withDatabase();

    // When
    Answer accepted = azure.arm.patch(DATABASE, "{\"sku\":{\"name\":\"S3\"}}");
    Answer scaling = azure.arm.get(DATABASE);
    Answer second = azure.arm.patch(DATABASE, "{\"sku\":{\"name\":\"S4\"}}");
    Answer policy =
        azure.arm.put(
            DATABASE + "/backupShortTermRetentionPolicies/default",
            "{\"properties\":{\"retentionDays\":20}}");
    azure.arm.settle(accepted);

    // Then
    assertThat(scaling.text("/properties/status")).isEqualTo("Scaling");
    assertThat(scaling.text("/properties/currentServiceObjectiveName")).isEqualTo("S2");
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("ConflictingDatabaseOperation");
    assertThat(policy.code()).isEqualTo("ConflictingDatabaseOperation");
    Answer after = azure.arm.get(DATABASE);
    assertThat(after.text("/properties/currentServiceObjectiveName")).isEqualTo("S3");
    assertThat(after.text("/properties/status")).isEqualTo("Online");
    assertThat(after.text("/sku/capacity")).isEqualTo("100");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"location\":\"eastus\",\"sku\":{\"name\":\"S5\"}} | InvalidSkuName",
        "{\"location\":\"eastus\",\"properties\":{\"requestedBackupStorageRedundancy\":\"Moon\"}} | UnsupportedBackupStorageRedundancy",
        "{\"location\":\"atlantis\"} | LocationNotAvailableForResourceType",
        "{\"location\":\"eastus\",\"sku\":{\"name\":\"S2\"},\"properties\":{\"highAvailabilityReplicaCount\":1}} | DatabaseInvalidSkuPropertyCombination"
      })
  void aDatabaseThatAzureRefusesIsRefused(String body, String code) {
    // Given
    azure.withServer();

    // When
    Answer answer = azure.arm.put(DATABASE, body);

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1,10.0.0.9,201,''",
    "0.0.0.0,0.0.0.0,201,''",
    "10.0.0.9,10.0.0.1,400,FirewallRuleInvalidRange",
    "10.0.0.999,10.0.0.1,400,FirewallRuleNotIPv4Address",
    "example.com,10.0.0.1,400,FirewallRuleNotIPv4Address"
  })
  void firewallRulesAreRangesOfAddresses(String start, String end, int status, String code) {
    // Given
    azure.withServer();

    // When
    Answer answer =
        azure.arm.put(
            SERVER + "/firewallRules/rule1",
            "{\"properties\":{\"startIpAddress\":\"%s\",\"endIpAddress\":\"%s\"}}"
                .formatted(start, end));

    // Then
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
  }

  @Test
  void retentionHasDefaultsUntilItIsSet() {
    // Given
    azure.withDatabase();
    String shortTerm = DATABASE + "/backupShortTermRetentionPolicies/default";
    String longTerm = DATABASE + "/backupLongTermRetentionPolicies/default";

    // Then
    assertThat(azure.arm.get(shortTerm).json().at("/properties/retentionDays").asInt())
        .isEqualTo(7);
    assertThat(azure.arm.get(shortTerm).json().at("/properties/diffBackupIntervalInHours").asInt())
        .isEqualTo(12);
    assertThat(azure.arm.get(longTerm).text("/properties/weeklyRetention")).isEqualTo("PT0S");

    // When
    Answer accepted =
        azure.arm.put(
            shortTerm,
            "{\"properties\":{\"retentionDays\":35,\"diffBackupIntervalInHours\":\"24\"}}");
    azure.arm.settle(accepted);

    // Then
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(azure.arm.get(shortTerm).json().at("/properties/diffBackupIntervalInHours").isInt())
        .isTrue();
    assertThat(azure.arm.get(shortTerm).json().at("/properties/retentionDays").asInt())
        .isEqualTo(35);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Short | {\"retentionDays\":0} | InvalidBackupRetentionPeriod",
        "Short | {\"retentionDays\":36} | InvalidBackupRetentionPeriod",
        "Short | {\"retentionDays\":7,\"diffBackupIntervalInHours\":18} | InvalidDiffBackupIntervalHours",
        "Long | {\"yearlyRetention\":\"P5Y\"} | LongTermRetentionMissingWeekOfYear",
        "Long | {\"weeklyRetention\":\"4 weeks\"} | LongTermRetentionPolicyInvalid",
        "Long | {\"monthlyRetention\":\"P11Y\"} | LongTermRetentionPolicyInvalid"
      })
  void retentionOutsideOfItsRangeIsRefused(String kind, String properties, String code) {
    // Given
    azure.withDatabase();

    // When
    Answer answer =
        azure.arm.put(
            DATABASE + "/backup" + kind + "TermRetentionPolicies/default",
            "{\"properties\":" + properties + "}");

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(code);
  }
}
