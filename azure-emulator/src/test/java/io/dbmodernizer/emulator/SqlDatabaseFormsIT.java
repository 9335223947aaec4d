package io.dbmodernizer.emulator;

import static io.dbmodernizer.emulator.EmulatorFixture.PASSWORD;
import static io.dbmodernizer.emulator.EmulatorFixture.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.emulator.ArmClient.Answer;
import io.dbmodernizer.emulator.arm.rule.Quotas;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of database on one server. Each test uses its own names. */
class SqlDatabaseFormsIT {

  private static EmulatorFixture azure;

  @BeforeAll
  static void start() throws Exception {
    azure = EmulatorFixture.start().withServer();
    pool("shared", "\"name\":\"StandardPool\",\"tier\":\"Standard\",\"capacity\":50", 0);
  }

  @AfterAll
  static void stop() throws Exception {
    azure.close();
  }

  @Test
  void aDatabaseInAPoolHasThePoolsSize() {
    // When
    azure.arm.create(database("Pooled"), inPool("shared"));
    Answer database = azure.arm.get(database("Pooled"));
    Answer members = azure.arm.get(SERVER + "/elasticPools/shared/databases");
    Answer deleted = azure.arm.delete(SERVER + "/elasticPools/shared");

    // Then
    assertThat(database.text("/sku/name")).isEqualTo("ElasticPool");
    assertThat(database.text("/sku/tier")).isEqualTo("Standard");
    assertThat(database.text("/properties/elasticPoolId")).endsWith("/elasticPools/shared");
    assertThat(database.text("/properties/currentServiceObjectiveName")).isEqualTo("ElasticPool");
    assertThat(members.json().at("/value/0/name").asString()).isEqualTo("Pooled");
    assertThat(deleted.code()).isEqualTo("ElasticPoolNotEmpty");
  }

  @Test
  void aDatabaseLeavesAPoolWithASizeOfItsOwn() {
    // Given
    pool("left", "\"name\":\"GP_Gen5\",\"capacity\":2", 0);
    azure.arm.create(database("Leaving"), inPool("left"));

    // When
    azure.arm.settle(azure.arm.patch(database("Leaving"), "{\"sku\":{\"name\":\"GP_Gen5_2\"}}"));

    // Then
    Answer database = azure.arm.get(database("Leaving"));
    assertThat(database.text("/sku/name")).isEqualTo("GP_Gen5");
    assertThat(database.text("/properties/elasticPoolId")).isEmpty();
    azure.arm.settle(azure.arm.delete(SERVER + "/elasticPools/left"));
    assertThat(azure.arm.get(SERVER + "/elasticPools/left").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"sku\":{\"name\":\"S2\"},\"properties\":{\"elasticPoolId\":\"POOLS/shared\"} |"
            + " ElasticPoolSkuCombinationInvalid",
        "\"sku\":{\"name\":\"ElasticPool\"} | ElasticPoolNameRequired",
        "\"properties\":{\"elasticPoolId\":\"POOLS/absent\"} | TargetElasticPoolDoesNotExist",
        "\"sku\":{\"name\":\"ElasticPool\",\"tier\":\"Premium\"},\"properties\":{\"elasticPoolId\":\"POOLS/shared\"}"
            + " | ElasticPoolTierCombinationInvalid",
        "\"sku\":{\"name\":\"GP_Gen5_2\"},\"properties\":{\"minCapacity\":1} |"
            + " DatabaseInvalidSkuPropertyCombination",
        "\"sku\":{\"name\":\"GP_S_Gen5_16\"},\"properties\":{\"minCapacity\":0.5} |"
            + " DatabaseInvalidSkuPropertyCombination",
        "\"sku\":{\"name\":\"GP_S_Gen5_2\"},\"properties\":{\"minCapacity\":4} |"
            + " DatabaseInvalidSkuPropertyCombination",
        "\"sku\":{\"name\":\"GP_S_Gen5_2\"},\"properties\":{\"autoPauseDelay\":5} |"
            + " DatabaseInvalidSkuPropertyCombination",
        "\"sku\":{\"name\":\"HS_S_Gen5_2\"},\"properties\":{\"autoPauseDelay\":60} |"
            + " DatabaseInvalidSkuPropertyCombination",
        "\"sku\":{\"name\":\"HS_Gen5_2\"},\"properties\":{\"highAvailabilityReplicaCount\":5} |"
            + " InvalidParameterValue",
        "\"properties\":{\"createMode\":\"Cloned\"} | InvalidDatabaseCreateMode",
        "\"properties\":{\"createMode\":\"Secondary\",\"secondaryType\":\"Far\"} |"
            + " InvalidDatabaseCreateMode",
        "\"properties\":{\"createMode\":\"Secondary\",\"secondaryType\":\"Named\"} |"
            + " MissingSourceDatabaseId",
        "\"properties\":{\"createMode\":\"Secondary\",\"secondaryType\":\"Named\",\"sourceDatabaseId\":\"DATABASES/absent\"}"
            + " | InvalidSourceDatabaseId",
        "\"properties\":{\"createMode\":\"Secondary\",\"secondaryType\":\"Named\",\"sourceDatabaseId\":\"DATABASES/master\"}"
            + " | DatabaseNamedReplicaInvalidOperation"
      })
  void aFormThatContradictsItselfIsRefused(String body, String code) {
    // When
    Answer answer =
        azure.arm.put(
            database("Refused"),
            "{\"location\":\"eastus\","
                + body.replace("POOLS", SERVER + "/elasticPools")
                    .replace("DATABASES", SERVER + "/databases")
                + "}");

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"createMode\":\"Copy\"",
        "\"createMode\":\"OnlineSecondary\"",
        "\"createMode\":\"Secondary\"",
        "\"createMode\":\"Secondary\",\"secondaryType\":\"Geo\"",
      })
  void aWayOfCreationThatAzureHasAndTheEmulatorLacksIsNotEmulated(String properties) {
    // When
    Answer answer =
        azure.arm.put(
            database("Refused"),
            "{\"location\":\"eastus\",\"properties\":{%s}}".formatted(properties));

    // Then
    assertThat(answer.status()).isEqualTo(501);
    assertThat(answer.code()).isEqualTo("NotEmulated");
  }

  @Test
  void aServerlessDatabaseHasBoundsAndAPause() {
    // When
    azure.arm.create(
        database("Idle"), "{\"location\":\"eastus\",\"sku\":{\"name\":\"GP_S_Gen5_2\"}}");
    Answer usual = azure.arm.get(database("Idle"));
    azure.arm.settle(
        azure.arm.patch(
            database("Idle"), "{\"properties\":{\"minCapacity\":1.5,\"autoPauseDelay\":-1}}"));
    Answer changed = azure.arm.get(database("Idle"));

    // Then
    assertThat(usual.text("/properties/minCapacity")).isEqualTo("0.5");
    assertThat(usual.text("/properties/autoPauseDelay")).isEqualTo("60");
    assertThat(changed.text("/properties/minCapacity")).isEqualTo("1.5");
    assertThat(changed.text("/properties/autoPauseDelay")).isEqualTo("-1");
  }

  @Test
  void aNamedReplicaShowsTheDataOfItsPrimaryAndGoesBeforeIt() throws Exception {
    // Given
    azure.arm.create(
        database("Primary"),
        "{\"location\":\"eastus\",\"sku\":{\"name\":\"HS_Gen5_2\"},\"properties\":{\"highAvailabilityReplicaCount\":2,\"requestedBackupStorageRedundancy\":\"Zone\"}}");
    run("Primary", "CREATE TABLE [dbo].[T] ([Id] INT); INSERT INTO [dbo].[T] VALUES (7)");

    // When
    azure.arm.create(
        database("Replica"),
        "{\"location\":\"eastus\",\"sku\":{\"name\":\"HS_Gen5_4\"},\"properties\":{\"createMode\":\"Secondary\",\"secondaryType\":\"Named\",\"sourceDatabaseId\":\"%s\"}}"
            .formatted(database("Primary")));
    Answer replica = azure.arm.get(database("Replica"));
    Answer link = azure.arm.get(database("Replica") + "/replicationLinks");
    Answer early = azure.arm.delete(database("Primary"));

    // Then
    assertThat(azure.arm.get(database("Primary")).text("/properties/highAvailabilityReplicaCount"))
        .isEqualTo("2");
    assertThat(replica.text("/properties/secondaryType")).isEqualTo("Named");
    assertThat(replica.text("/properties/currentBackupStorageRedundancy")).isEqualTo("Zone");
    assertThat(replica.response().body()).doesNotContain("createdBy").doesNotContain("createMode");
    assertThat(link.text("/value/0/properties/partnerDatabase")).isEqualTo("Primary");
    assertThat(link.text("/value/0/properties/role")).isEqualTo("Secondary");
    assertThat(read("Replica")).isEqualTo(7);
    assertThat(early.code()).isEqualTo("InvalidOperationForDatabaseInReplicationRelationship");
    azure.arm.settle(azure.arm.delete(database("Replica")));
    assertThatThrownBy(() -> read("Replica")).isInstanceOf(SQLException.class);
    assertThat(read("Primary")).isEqualTo(7);
    azure.arm.settle(azure.arm.delete(database("Primary")));
  }

  @Test
  void aHyperscaleDatabaseKeepsItsRedundancyAndEveryDatabaseItsCollation() {
    // Given
    azure.arm.create(
        database("Fixed"), "{\"location\":\"eastus\",\"sku\":{\"name\":\"HS_Gen5_2\"}}");

    // When
    Answer redundancy =
        azure.arm.patch(
            database("Fixed"), "{\"properties\":{\"requestedBackupStorageRedundancy\":\"Zone\"}}");
    Answer collation =
        azure.arm.patch(database("Fixed"), "{\"properties\":{\"collation\":\"Greek_CI_AS\"}}");

    // Then
    assertThat(redundancy.code()).isEqualTo("UnsupportedBackupStorageRedundancyForEdition");
    assertThat(collation.code()).isEqualTo("ChangeUnsupportedOnEntity");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"name\":\"StandardPool\",\"capacity\":60 | 0 | ElasticPoolDtuUnsupported",
        "\"name\":\"S2\" | 0 | InvalidSkuName",
        "\"name\":\"BasicPool\",\"tier\":\"Standard\",\"capacity\":50 | 0 |"
            + " InvalidTierSkuCombination",
        "\"name\":\"BasicPool\",\"capacity\":50 | 10 |"
            + " InvalidInputValueDatabaseDtuMinLargerThanMax",
        "\"name\":\"GP_Gen5\",\"capacity\":4 | 5 | InvalidInputValueDatabaseVcoreMinLargerThanMax"
      })
  void aPoolThatAzureRefusesIsRefused(String sku, String minimum, String code) {
    // When
    Answer answer = azure.arm.put(SERVER + "/elasticPools/refused", poolBody(sku, minimum));

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(code);
  }

  @Test
  void aPoolGuaranteesItsDatabasesNoMoreThanItHas() {
    // Given
    pool("full", "\"name\":\"GP_Gen5\",\"capacity\":2", 1);
    azure.arm.create(database("Full1"), inPool("full"));
    azure.arm.create(database("Full2"), inPool("full"));

    // When
    Answer third = azure.arm.put(database("Full3"), inPool("full"));

    // Then
    assertThat(third.code()).isEqualTo("ElasticPoolInconsistentVcoreGuaranteeSettings");
  }

  @Test
  void everyServerShowsItsMasterWhichStays() {
    // Then
    assertThat(azure.arm.get(SERVER + "/databases").response().body()).contains("\"master\"");
    assertThat(azure.arm.delete(database("master")).code())
        .isEqualTo("CannotUseReservedDatabaseName");
  }

  @Test
  void whatIsBeyondAQuotaIsRefusedAndUsagesSayWhereItIs() {
    // Given
    String usages =
        ArmClient.SUBSCRIPTION + "/providers/Microsoft.Sql/locations/eastus/usages/ServerQuota";
    azure.emulator.quotas().limit(Quotas.SQL_SERVERS, 1);

    // When
    Answer second =
        azure.arm.put(SERVER.replace("server1", "server2"), EmulatorFixture.serverBody(PASSWORD));
    Answer usage = azure.arm.get(usages);
    azure.emulator.quotas().reset();

    // Then
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("ServerQuotaExceeded");
    assertThat(usage.json().at("/properties/currentValue").asInt()).isEqualTo(1);
    assertThat(usage.json().at("/properties/limit").asInt()).isEqualTo(1);
  }

  @Test
  void aReservedWordIsNoNameOfAServer() {
    // When
    Answer answer =
        azure.arm.put(
            SERVER.replace("server1", "login-sales"), EmulatorFixture.serverBody(PASSWORD));

    // Then
    assertThat(answer.code()).isEqualTo("ReservedResourceName");
  }

  private static String database(String name) {
    return SERVER + "/databases/" + name;
  }

  private static String inPool(String pool) {
    return "{\"location\":\"eastus\",\"properties\":{\"elasticPoolId\":\"%s/elasticPools/%s\"}}"
        .formatted(SERVER, pool);
  }

  private static void pool(String name, String sku, int minimum) {
    azure.arm.create(SERVER + "/elasticPools/" + name, poolBody(sku, Integer.toString(minimum)));
  }

  private static String poolBody(String sku, String minimum) {
    return "{\"location\":\"eastus\",\"sku\":{%s},\"properties\":{\"perDatabaseSettings\":{\"minCapacity\":%s}}}"
        .formatted(sku, minimum);
  }

  private static void run(String database, String sql) throws SQLException {
    try (Connection connection = azure.connect(database, PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int read(String database) throws SQLException {
    try (Connection connection = azure.connect(database, PASSWORD);
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT [Id] FROM [dbo].[T]")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
