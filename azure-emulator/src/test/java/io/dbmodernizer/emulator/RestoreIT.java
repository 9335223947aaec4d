package io.dbmodernizer.emulator;

import static io.dbmodernizer.emulator.EmulatorFixture.GROUP;
import static io.dbmodernizer.emulator.EmulatorFixture.PASSWORD;
import static io.dbmodernizer.emulator.EmulatorFixture.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.ArmClient.Answer;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.time.ManualClock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestoreIT {

  private static final String LOCATION =
      GROUP + "/providers/Microsoft.Sql/locations/eastus/longTermRetentionServers/server1";
  private static final ManualClock CLOCK = ManualClock.at(Instant.parse("2026-01-05T08:00:00Z"));

  private static EmulatorFixture azure;

  @BeforeAll
  static void start() throws Exception {
    azure = new EmulatorFixture(EmulatorOptions.defaults().withClock(CLOCK)).withServer();
  }

  @AfterAll
  static void stop() throws Exception {
    azure.close();
  }

  @Test
  void aPointInTimeRestoreHasTheRowsTheSizeAndTheCollationOfItsSource() throws Exception {
    // Given
    String source = database("Orders", "S2");
    rows("Orders", 3);
    CLOCK.advance(Duration.ofHours(2));

    // When
    azure.arm.create(id("OrdersBack"), pointInTime(source, CLOCK.instant().minusSeconds(60)));

    // Then
    assertThat(count("OrdersBack")).isEqualTo(3);
    Answer restored = azure.arm.get(id("OrdersBack"));
    assertThat(restored.text("/properties/currentServiceObjectiveName")).isEqualTo("S2");
    assertThat(restored.text("/properties/status")).isEqualTo("Online");
    assertThat(restored.json().at("/properties/createMode").isMissingNode()).isTrue();
    rows("OrdersBack", 1);
    assertThat(count("Orders")).isEqualTo(3);
  }

  @Test
  void aPointOutsideOfTheRetentionIsRefused() {
    // Given
    String source = database("Short", "S2");
    Instant created = CLOCK.instant();
    CLOCK.advance(Duration.ofDays(30));

    // When
    Answer tooEarly = azure.arm.put(id("ShortBack"), pointInTime(source, created));
    Answer tooLate =
        azure.arm.put(id("ShortBack"), pointInTime(source, CLOCK.instant().plusSeconds(1)));
    Answer none = azure.arm.put(id("ShortBack"), pointInTime(source, null));

    // Then
    assertThat(tooEarly.status()).isEqualTo(400);
    assertThat(tooEarly.code()).isEqualTo("InvalidPointInTime");
    assertThat(tooLate.code()).isEqualTo("InvalidPointInTime");
    assertThat(none.code()).isEqualTo("MissingRestorePointInTime");
    assertThat(Instant.parse(azure.arm.get(source).text("/properties/earliestRestoreDate")))
        .isEqualTo(CLOCK.instant().minus(Duration.ofDays(7)));
  }

  @Test
  void aDroppedDatabaseCanBeRestoredUntilItsRetentionEnds() throws Exception {
    // Given
    String source = database("Dropped", "S2");
    azure.arm.settle(
        azure.arm.put(
            source + "/backupShortTermRetentionPolicies/default",
            "{\"properties\":{\"retentionDays\":2}}"));
    rows("Dropped", 4);
    azure.arm.settle(azure.arm.delete(source));

    // When
    Answer list = azure.arm.get(SERVER + "/restorableDroppedDatabases");
    String dropped = list.text("/value/0/id");
    azure.arm.create(
        id("DroppedBack"),
        "{\"location\":\"eastus\",\"properties\":{\"createMode\":\"Restore\",\"sourceDatabaseId\":\"%s\"}}"
            .formatted(dropped));
    CLOCK.advance(Duration.ofDays(2));
    Answer after = azure.arm.get(SERVER + "/restorableDroppedDatabases");
    Answer late =
        azure.arm.put(
            id("DroppedLate"),
            "{\"location\":\"eastus\",\"properties\":{\"createMode\":\"Restore\",\"sourceDatabaseId\":\"%s\"}}"
                .formatted(dropped));

    // Then
    assertThat(list.json().path("value")).hasSize(1);
    assertThat(list.text("/value/0/properties/databaseName")).isEqualTo("Dropped");
    assertThat(list.text("/value/0/name")).matches("Dropped,\\d{18}");
    assertThat(count("DroppedBack")).isEqualTo(4);
    assertThat(after.json().path("value")).isEmpty();
    assertThat(late.code()).isEqualTo("InvalidDroppedDatabase");
  }

  @Test
  void onlyBackupsInASecondRegionCanBeRecovered() throws Exception {
    // Given
    String local = database("LocalOnly", "S2");
    azure.arm.create(
        id("Worldwide"),
        "{\"location\":\"eastus\",\"sku\":{\"name\":\"S0\"},\"properties\":{\"requestedBackupStorageRedundancy\":\"Geo\"}}");
    rows("Worldwide", 2);

    // When
    Answer list = azure.arm.get(SERVER + "/recoverableDatabases");
    Answer absent = azure.arm.get(SERVER + "/recoverableDatabases/LocalOnly");
    Answer refused =
        azure.arm.put(id("LocalBack"), recovery(SERVER + "/recoverableDatabases/LocalOnly"));
    azure.arm.create(id("WorldBack"), recovery(SERVER + "/recoverableDatabases/Worldwide"));

    // Then
    assertThat(local).isNotEmpty();
    assertThat(list.json().path("value")).hasSize(1);
    assertThat(list.text("/value/0/properties/serviceLevelObjective")).isEqualTo("S0");
    assertThat(absent.status()).isEqualTo(404);
    assertThat(refused.code()).isEqualTo("GeoRestoreBackupStorageTypeNotSupported");
    assertThat(count("WorldBack")).isEqualTo(2);
  }

  @Test
  void longTermBackupsAreMadeEveryWeekAndOutliveTheirDatabase() throws Exception {
    // Given
    String source = database("Kept", "S2");
    azure.arm.settle(
        azure.arm.put(
            source + "/backupLongTermRetentionPolicies/default",
            "{\"properties\":{\"weeklyRetention\":\"P4W\"}}"));
    rows("Kept", 5);
    String backups = LOCATION + "/longTermRetentionDatabases/Kept/longTermRetentionBackups";

    // When
    Answer before = azure.arm.get(backups);
    CLOCK.advance(Duration.ofDays(15));
    Answer two = azure.arm.get(backups);
    Answer latest = azure.arm.get(backups + "?api-version=2021-11-01&onlyLatestPerDatabase=true");
    azure.arm.settle(azure.arm.delete(source));
    Answer deleted = azure.arm.get(backups + "?api-version=2021-11-01&databaseState=Deleted");
    String backup = two.text("/value/0/id");
    azure.arm.create(id("KeptBack"), longTerm(backup));
    CLOCK.advance(Duration.ofDays(60));
    Answer expired = azure.arm.get(backups);

    // Then
    assertThat(before.json().path("value")).isEmpty();
    assertThat(two.json().path("value")).hasSize(2);
    assertThat(latest.json().path("value")).hasSize(1);
    assertThat(latest.text("/value/0/name")).isEqualTo(two.text("/value/1/name"));
    assertThat(deleted.json().path("value")).hasSize(2);
    assertThat(count("KeptBack")).isEqualTo(5);
    assertThat(expired.json().path("value")).isEmpty();
    assertThat(azure.arm.put(id("KeptLate"), longTerm(backup)).code())
        .isEqualTo("LtrBackupNotFound");
  }

  @Test
  void aLongTermBackupCanBeMadeAtOnceForATestAndDeletedThroughAzuresApi() {
    // Given
    String source = database("AtOnce", "S2");

    // When
    Answer made =
        azure.arm.post(
            "/_emulator/longTermRetentionBackups", "{\"databaseId\":\"" + source + "\"}");
    Answer found = azure.arm.get(made.text("/id"));
    Answer removed = azure.arm.delete(made.text("/id"));

    // Then
    assertThat(made.status()).isEqualTo(201);
    assertThat(found.text("/properties/databaseName")).isEqualTo("AtOnce");
    assertThat(removed.status()).isEqualTo(200);
    assertThat(azure.arm.get(made.text("/id")).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"HS_Gen5_2, S2, InvalidVldbRestoreSlo", "S2, HS_Gen5_2, InvalidVldbRestoreSlo"})
  void hyperscaleIsRestoredToHyperscaleOnly(String from, String to, String code) {
    // Given
    String source = database("From" + from, from);

    // When
    Answer answer =
        azure.arm.put(
            id("To" + to),
            "{\"location\":\"eastus\",\"sku\":{\"name\":\"%s\"},\"properties\":{\"createMode\":\"PointInTimeRestore\",\"sourceDatabaseId\":\"%s\",\"restorePointInTime\":\"%s\"}}"
                .formatted(to, source, CLOCK.instant()));

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(code);
  }

  @Test
  void hyperscaleHasNoDifferentialBackupsAndAPausingDatabaseKeepsNothingForLong() {
    // Given
    String hyperscale = database("Large", "HS_Gen5_2");
    String pausing = database("Pausing", "GP_S_Gen5_1");

    // When
    Answer shown = azure.arm.get(hyperscale + "/backupShortTermRetentionPolicies/default");
    Answer interval =
        azure.arm.put(
            hyperscale + "/backupShortTermRetentionPolicies/default",
            "{\"properties\":{\"retentionDays\":7,\"diffBackupIntervalInHours\":24}}");
    Answer days =
        azure.arm.put(
            hyperscale + "/backupShortTermRetentionPolicies/default",
            "{\"properties\":{\"retentionDays\":14}}");
    azure.arm.settle(days);
    Answer kept =
        azure.arm.put(
            hyperscale + "/backupLongTermRetentionPolicies/default",
            "{\"properties\":{\"weeklyRetention\":\"P4W\"}}");
    Answer refused =
        azure.arm.put(
            pausing + "/backupLongTermRetentionPolicies/default",
            "{\"properties\":{\"weeklyRetention\":\"P4W\"}}");

    // Then
    assertThat(shown.json().at("/properties/diffBackupIntervalInHours").isMissingNode()).isTrue();
    assertThat(interval.code()).isEqualTo("FeatureDisabledOnSelectedEdition");
    assertThat(days.status()).isEqualTo(202);
    assertThat(kept.status()).isEqualTo(202);
    assertThat(refused.code()).isEqualTo("LongTermRetentionPolicyNotSupported");
  }

  @Test
  void aVaultHasSettingsAndCannotGoWhileItHoldsSomething() {
    // Given
    String vault = GROUP + "/providers/Microsoft.RecoveryServices/vaults/rsv1";
    String api = "?api-version=2024-04-01";
    azure.arm.create(
        vault + api,
        "{\"location\":\"eastus\",\"sku\":{\"name\":\"RS0\",\"tier\":\"Standard\"},\"properties\":{\"redundancySettings\":{\"standardTierStorageRedundancy\":\"ZoneRedundant\"}}}");
    String config = vault + "/backupconfig/vaultconfig" + api;

    // When
    Answer before = azure.arm.get(config);
    azure.arm.put(config, "{\"properties\":{\"softDeleteFeatureState\":\"Disabled\"}}");
    Answer off = azure.arm.get(config);
    azure.arm.patch(config, "{\"properties\":{\"softDeleteFeatureState\":\"AlwaysON\"}}");
    Answer locked =
        azure.arm.put(config, "{\"properties\":{\"softDeleteFeatureState\":\"Disabled\"}}");
    Answer storage = azure.arm.get(vault + "/backupstorageconfig/vaultstorageconfig" + api);
    Answer empty = azure.arm.get(vault + "/backupProtectedItems" + api);
    azure.arm.post(
        "/_emulator/backupProtectedItems",
        Json.write(Json.object(body -> body.put("vaultId", vault))));
    Answer items = azure.arm.get(vault + "/backupProtectedItems" + api);
    Answer containers = azure.arm.get(vault + "/backupProtectionContainers" + api);
    Answer refused = azure.arm.delete(vault + api);
    azure.arm.delete("/_emulator/backupProtectedItems");
    Answer deleted = azure.arm.delete(vault + api);
    azure.arm.settle(deleted);

    // Then
    assertThat(before.text("/properties/softDeleteFeatureState")).isEqualTo("Enabled");
    assertThat(off.text("/properties/softDeleteFeatureState")).isEqualTo("Disabled");
    assertThat(locked.status()).isEqualTo(400);
    assertThat(storage.text("/properties/storageModelType")).isEqualTo("ZoneRedundant");
    assertThat(empty.json().path("value")).isEmpty();
    assertThat(items.json().path("value")).hasSize(1);
    assertThat(containers.json().path("value")).hasSize(1);
    assertThat(refused.code()).isEqualTo("ServiceResourceNotEmptyWithBackendMessage");
    assertThat(deleted.status()).isEqualTo(202);
    assertThat(azure.arm.get(vault + api).status()).isEqualTo(404);
  }

  private static String id(String name) {
    return SERVER + "/databases/" + name;
  }

  private static String database(String name, String size) {
    azure.arm.create(
        id(name),
        "{\"location\":\"eastus\",\"sku\":{\"name\":\"%s\"},\"properties\":{\"requestedBackupStorageRedundancy\":\"Local\"}}"
            .formatted(size));
    return id(name);
  }

  private static String pointInTime(String source, @Nullable Instant point) {
    return Json.write(
        Json.object(
            body -> {
              body.put("location", "eastus");
              var properties = body.putObject("properties");
              properties.put("createMode", "PointInTimeRestore").put("sourceDatabaseId", source);
              if (point != null) {
                properties.put("restorePointInTime", point.toString());
              }
            }));
  }

  private static String recovery(String source) {
    return "{\"location\":\"eastus\",\"properties\":{\"createMode\":\"Recovery\",\"sourceDatabaseId\":\"%s\"}}"
        .formatted(source);
  }

  private static String longTerm(String backup) {
    return "{\"location\":\"eastus\",\"properties\":{\"createMode\":\"RestoreLongTermRetentionBackup\",\"longTermRetentionBackupResourceId\":\"%s\"}}"
        .formatted(backup);
  }

  private static void rows(String database, int rows) throws SQLException {
    try (Connection connection = azure.connect(database, PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS [dbo].[T] ([Id] INT IDENTITY PRIMARY KEY, [V] INT)");
      for (int i = 0; i < rows; i++) {
        statement.execute("INSERT INTO [dbo].[T] ([V]) VALUES (" + i + ")");
      }
    }
  }

  private static int count(String database) throws SQLException {
    try (Connection connection = azure.connect(database, PASSWORD);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM [dbo].[T]")) {
      result.next();
      return result.getInt(1);
    }
  }
}
