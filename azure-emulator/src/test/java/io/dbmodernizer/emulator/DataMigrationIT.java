package io.dbmodernizer.emulator;

import static io.dbmodernizer.emulator.MigrationFixture.MIGRATION;
import static io.dbmodernizer.emulator.MigrationFixture.ORDERS;
import static io.dbmodernizer.emulator.MigrationFixture.SERVICE;
import static io.dbmodernizer.emulator.MigrationFixture.SOURCE_PASSWORD;
import static io.dbmodernizer.emulator.MigrationFixture.read;
import static io.dbmodernizer.emulator.MigrationFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.emulator.ArmClient.Answer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init") // Each test starts its own shop.
class DataMigrationIT {

  private static final String ALL_ORDERS =
      "SELECT [Id],[CustomerId],[Amount] FROM [dbo].[Orders] ORDER BY [Id]";
  private static final String ALL_CUSTOMERS =
      "SELECT [Id],[Name],[Shouting] FROM [dbo].[Customer] ORDER BY [Id]";

  @TempDir private Path folder;
  private MigrationFixture shop;

  private void start(UnaryOperator<EmulatorOptions> options) throws Exception {
    shop = new MigrationFixture(folder.resolve("onprem"), options);
  }

  private void startReady() throws Exception {
    start(UnaryOperator.identity());
    shop.ready();
  }

  @AfterEach
  void stop() throws Exception {
    shop.close();
  }

  @Test
  void aMigrationMovesEveryRowAndReportsEveryTable() throws Exception {
    // Given
    startReady();

    // When
    Answer accepted = shop.azure.arm.put(MIGRATION, shop.body());
    shop.awaitStatus("Succeeded");
    Answer done = shop.migration();

    // Then
    assertThat(accepted.status()).isEqualTo(201);
    assertThat(accepted.text("/properties/provisioningState")).isEqualTo("Provisioning");
    assertThat(accepted.header("Azure-AsyncOperation")).isEmpty();
    assertThat(done.text("/properties/provisioningState")).isEqualTo("Succeeded");
    assertThat(done.json().at("/properties/migrationStatusDetails/listOfCopyProgressDetails"))
        .hasSize(2)
        .allSatisfy(table -> assertThat(table.path("status").asString()).isEqualTo("Succeeded"))
        .anySatisfy(
            table -> {
              assertThat(table.path("tableName").asString()).isEqualTo("[dbo].[Orders]");
              assertThat(table.path("rowsCopied").asInt()).isEqualTo(ORDERS);
              assertThat(table.path("rowsRead").asInt()).isEqualTo(ORDERS);
              assertThat(table.path("dataWritten").asLong()).isPositive();
            });
    assertThat(read(shop.target(), ALL_ORDERS)).isEqualTo(read(shop.source(), ALL_ORDERS));
    assertThat(read(shop.target(), ALL_CUSTOMERS)).isEqualTo(read(shop.source(), ALL_CUSTOMERS));
  }

  @Test
  void foreignKeysAreEnforcedAgainAfterAMigration() throws Exception {
    // Given
    startReady();

    // When
    shop.azure.arm.put(MIGRATION, shop.body());
    shop.awaitStatus("Succeeded");

    // Then
    assertThatThrownBy(
            () ->
                run(
                    shop.target(),
                    "INSERT INTO [dbo].[Orders] ([CustomerId],[Amount]) VALUES (999, 1)"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void theDetailsAreShownOnlyWhenAskedForAndPasswordsNever() throws Exception {
    // Given
    startReady();
    shop.azure.arm.put(MIGRATION, shop.body());
    shop.awaitStatus("Succeeded");

    // When
    Answer plain = shop.azure.arm.get(MIGRATION);
    Answer expanded = shop.migration();
    Answer listed = shop.azure.arm.get(SERVICE + "/listMigrations");

    // Then
    assertThat(plain.json().at("/properties/migrationStatusDetails").isMissingNode()).isTrue();
    assertThat(plain.text("/properties/offlineConfiguration/offline")).isEqualTo("true");
    assertThat(listed.json().path("value")).hasSize(1);
    for (Answer answer : new Answer[] {plain, expanded, listed}) {
      assertThat(answer.response().body())
          .doesNotContain(SOURCE_PASSWORD)
          .doesNotContain(EmulatorFixture.PASSWORD)
          .doesNotContain("assword");
    }
  }

  @Test
  void aMigrationWaitsForItsIntegrationRuntimeToBeRegistered() throws Exception {
    // Given
    start(options -> MigrationFixture.options(false, 0));
    shop.azure.withDatabase();
    shop.azure.arm.create(SERVICE, "{\"location\":\"eastus\"}");

    // When
    Answer offline = shop.azure.arm.put(MIGRATION, shop.body());
    Answer keys = shop.azure.arm.post(SERVICE + "/listAuthKeys", null);
    Answer wrong =
        shop.azure.arm.post(
            "/_emulator/integrationRuntimes/dms1/register", "{\"authKey\":\"IR@guess\"}");
    Answer registered =
        shop.azure.arm.post(
            "/_emulator/integrationRuntimes/dms1/register",
            "{\"nodeName\":\"shir1\",\"authKey\":\"" + keys.text("/authKey2") + "\"}");

    // Then
    assertThat(offline.status()).isEqualTo(400);
    assertThat(offline.code()).isEqualTo("IntegrationRuntimeIsNotOnline");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(registered.text("/state")).isEqualTo("Online");
    assertThat(shop.azure.arm.post(SERVICE + "/listMonitoringData", null).text("/nodes/0/nodeName"))
        .isEqualTo("shir1");

    // When
    shop.azure.arm.post(
        SERVICE + "/deleteNode", "{\"nodeName\":\"shir1\",\"integrationRuntimeName\":\"dms1\"}");

    // Then
    assertThat(shop.azure.arm.get(SERVICE).text("/properties/integrationRuntimeState"))
        .isEqualTo("NeedRegistration");
  }

  @Test
  void aRegeneratedKeyReplacesTheOldOne() throws Exception {
    // Given
    startReady();
    String before = shop.azure.arm.post(SERVICE + "/listAuthKeys", null).text("/authKey1");

    // When
    Answer regenerated =
        shop.azure.arm.post(SERVICE + "/regenerateAuthKeys", "{\"keyName\":\"authKey1\"}");
    Answer unknown =
        shop.azure.arm.post(SERVICE + "/regenerateAuthKeys", "{\"keyName\":\"authKey3\"}");

    // Then
    assertThat(regenerated.text("/authKey1")).isNotEmpty().isNotEqualTo(before);
    assertThat(unknown.code()).isEqualTo("RegenerateAuthenticationKeyNameInvalid");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"kind\":\"SqlDb\" | \"kind\":\"SqlMi\" | InvalidParameterValue",
        "sqlMigrationServices/dms1 | sqlMigrationServices/dms2 | ResourceNotFound",
        "\"userName\":\"reader\" | \"userName\":\"stranger\" | TestConnectionFailed",
        "\"userName\":\"sqladmin\" | \"userName\":\"stranger\" | TestConnectionFailed",
        "\"sourceDatabaseName\":\"Shop\" | \"sourceDatabaseName\":\"Nothing\" | TestConnectionFailed",
        "server1.database.windows.net | server2.database.windows.net | InvalidParameterValue",
        "[dbo].[Orders] | Orders | InvalidParameterValue"
      })
  void aMigrationThatAzureRefusesIsRefused(String text, String replacement, String code)
      throws Exception {
    // Given
    startReady();

    // When
    Answer answer = shop.azure.arm.put(MIGRATION, shop.body().replace(text, replacement));

    // Then
    assertThat(answer.status()).isIn(400, 404);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.response().body())
        .doesNotContain(SOURCE_PASSWORD)
        .doesNotContain(EmulatorFixture.PASSWORD);
    assertThat(shop.migration().status()).isEqualTo(404);
  }

  @Test
  void tablesThatTheTargetLacksFailTheMigrationAndAreNamed() throws Exception {
    // Given
    startReady();
    run(shop.target(), "DROP TABLE [dbo].[Orders]");

    // When
    shop.azure.arm.put(MIGRATION, shop.body());
    shop.awaitStatus("Failed");

    // Then
    assertThat(shop.migration().text("/properties/provisioningState")).isEqualTo("Succeeded");
    assertThat(shop.migration().text("/properties/migrationFailureError/message"))
        .contains("TableMappingMismatch", "[dbo].[Orders] does not exist on the target");
    assertThat(read(shop.target(), "SELECT COUNT(*) FROM [dbo].[Customer]")).isEqualTo("0|\n");
  }

  @Test
  void aTableThatCannotBeCopiedWaitsForRetryAndTheRetryFinishes() throws Exception {
    // Given
    startReady();
    run(
        shop.target(),
        "ALTER TABLE [dbo].[Orders] ADD CONSTRAINT [CK_Amount] CHECK ([Amount] < 100)");
    String operation =
        shop.azure.arm.put(MIGRATION, shop.body()).text("/properties/migrationOperationId");
    String body = "{\"migrationOperationId\":\"" + operation + "\"}";
    shop.awaitStatus("WaitForRetry");

    // When
    Answer waiting = shop.migration();
    run(shop.target(), "ALTER TABLE [dbo].[Orders] DROP CONSTRAINT [CK_Amount]");
    Answer retried = shop.azure.arm.post(MIGRATION + "/retry", body);
    shop.awaitStatus("Succeeded");
    Answer again = shop.azure.arm.post(MIGRATION + "/retry", body);

    // Then
    assertThat(waiting.text("/properties/migrationFailureError/code"))
        .isEqualTo("SqlDataCopyFailed");
    assertThat(waiting.text("/properties/migrationStatusDetails/sqlDataCopyErrors/0"))
        .contains("[dbo].[Orders]");
    assertThat(retried.status()).isEqualTo(202);
    assertThat(retried.header("Azure-AsyncOperation")).isNotEmpty();
    assertThat(again.code()).isEqualTo("MigrationRetryNotAllowed");
    assertThat(read(shop.target(), ALL_ORDERS)).isEqualTo(read(shop.source(), ALL_ORDERS));
  }

  @Test
  void aMigrationThatNobodyRetriesForEightHoursIsCancelled() throws Exception {
    // Given
    AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);
    start(options -> options.withClock(() -> Instant.now().plus(passed.get())));
    shop.ready();
    run(
        shop.target(),
        "ALTER TABLE [dbo].[Orders] ADD CONSTRAINT [CK_Amount] CHECK ([Amount] < 100)");
    shop.azure.arm.put(MIGRATION, shop.body());
    shop.awaitStatus("WaitForRetry");

    // When
    passed.set(Duration.ofHours(7));
    String before = shop.migration().text("/properties/migrationStatus");
    passed.set(Duration.ofHours(9));
    shop.awaitStatus("Canceled");
    Answer cancelled = shop.migration();
    passed.set(Duration.ofDays(9));

    // Then
    assertThat(before).isEqualTo("WaitForRetry");
    assertThat(cancelled.text("/properties/migrationFailureError/code"))
        .isEqualTo("MigrationTimeoutWaitingForRetry");
    assertThat(shop.migration().message()).matches("Operation Id .+ was not found\\.");
    assertThat(shop.azure.arm.get(MIGRATION).text("/properties/migrationStatus"))
        .isEqualTo("Canceled");
  }

  @Test
  void aMigrationInProgressIsAloneOnItsTargetAndCanBeCancelled() throws Exception {
    // Given
    start(options -> MigrationFixture.options(true, 50));
    shop.ready();
    String operation =
        shop.azure.arm.put(MIGRATION, shop.body()).text("/properties/migrationOperationId");
    Awaitility.await()
        .until(() -> !read(shop.target(), "SELECT COUNT(*) FROM [dbo].[Orders]").startsWith("0"));

    // When
    Answer second = shop.azure.arm.put(MIGRATION, shop.body());
    Answer delete = shop.azure.arm.delete(MIGRATION);
    Answer service = shop.azure.arm.delete(SERVICE);
    Answer unknown =
        shop.azure.arm.post(MIGRATION + "/cancel", "{\"migrationOperationId\":\"other\"}");
    Answer cancelled =
        shop.azure.arm.post(
            MIGRATION + "/cancel", "{\"migrationOperationId\":\"" + operation + "\"}");
    shop.awaitStatus("Canceled");

    // Then
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("OperationInProgress");
    assertThat(delete.code()).isEqualTo("DeleteMigrationNotAllowedMigrationInProgress");
    assertThat(service.code()).isEqualTo("DeleteServiceNotAllowed");
    assertThat(unknown.code()).isEqualTo("OperationIdNotFound");
    assertThat(cancelled.status()).isEqualTo(202);
    assertThat(read(shop.target(), "SELECT COUNT(*) FROM [dbo].[Orders]"))
        .isNotEqualTo(ORDERS + "|\n");
    assertThat(shop.migration().text("/properties/migrationFailureError/code"))
        .isEqualTo("PreCopyStepsCompletedDuringCancel");
    assertThat(keysOfOrders()).isEqualTo("0|\n");

    // When
    String undo =
        read(
            shop.target(),
            "SELECT [ROLLBACK] FROM [dbo].[__migration_status] WHERE [STEP] IN (3,4,6)");
    run(shop.target(), undo.replace("|", ""));

    // Then
    assertThat(keysOfOrders()).isEqualTo("1|\n");
    assertThatThrownBy(
            () ->
                run(
                    shop.target(),
                    "INSERT INTO [dbo].[Orders] ([CustomerId],[Amount]) VALUES (999, 1)"))
        .isInstanceOf(SQLException.class);
  }

  private String keysOfOrders() throws SQLException {
    return read(
        shop.target(),
        "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS"
            + " WHERE CONSTRAINT_TYPE = 'FOREIGN KEY' AND TABLE_NAME = 'Orders'");
  }

  @Test
  void aMigrationThatHasSucceededCannotBeCancelled() throws Exception {
    // Given
    startReady();
    String operation =
        shop.azure.arm.put(MIGRATION, shop.body()).text("/properties/migrationOperationId");
    String body = "{\"migrationOperationId\":\"" + operation + "\"}";
    Answer early = shop.azure.arm.post(MIGRATION + "/cancel", body);
    shop.awaitStatus("Succeeded");

    // When
    Answer late = shop.azure.arm.post(MIGRATION + "/cancel", body);

    // Then
    assertThat(early.code()).isEqualTo("MigrationStillValidating");
    assertThat(late.status()).isEqualTo(400);
    assertThat(late.code()).isEqualTo("MigrationCompletedDuringCancel");
    assertThat(
            read(
                shop.target(),
                "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = '__migration_status'"))
        .isEqualTo("0|\n");
  }

  @Test
  void aRunningMigrationIsDeletedWithForceAndMayBeStartedAgain() throws Exception {
    // Given
    start(options -> MigrationFixture.options(true, 2_000));
    shop.ready();
    shop.azure.arm.create(MIGRATION, shop.body());

    // When
    Answer deleted = shop.azure.arm.delete(MIGRATION + "?api-version=2025-06-30&force=true");
    shop.azure.arm.settle(deleted);
    Answer gone = shop.migration();
    shop.azure.arm.put(MIGRATION, shop.body());
    shop.awaitStatus("Succeeded");

    // Then
    assertThat(deleted.status()).isEqualTo(202);
    assertThat(gone.status()).isEqualTo(404);
    assertThat(read(shop.target(), ALL_ORDERS)).isEqualTo(read(shop.source(), ALL_ORDERS));
  }
}
