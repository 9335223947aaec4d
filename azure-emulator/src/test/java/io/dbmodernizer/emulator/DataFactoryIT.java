package io.dbmodernizer.emulator;

import static io.dbmodernizer.emulator.EmulatorFixture.GROUP;
import static io.dbmodernizer.emulator.EmulatorFixture.PASSWORD;
import static io.dbmodernizer.emulator.MigrationFixture.ORDERS;
import static io.dbmodernizer.emulator.MigrationFixture.SOURCE_PASSWORD;
import static io.dbmodernizer.emulator.MigrationFixture.read;
import static io.dbmodernizer.emulator.MigrationFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.ArmClient.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The life of a factory that copies the shop database on a schedule. */
@TestMethodOrder(OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // Started before all tests.
class DataFactoryIT {

  private static final String FACTORY = GROUP + "/providers/Microsoft.DataFactory/factories/adf1";
  private static final String RUNTIME = FACTORY + "/integrationRuntimes/shir1";
  private static final String PIPELINE = FACTORY + "/pipelines/copy1";
  private static final String TRIGGER = FACTORY + "/triggers/schedule1";
  private static final AtomicReference<Duration> PASSED = new AtomicReference<>(Duration.ZERO);

  @TempDir private static Path folder;
  private static MigrationFixture shop;

  @BeforeAll
  static void start() throws Exception {
    shop =
        new MigrationFixture(
            folder.resolve("onprem"),
            options ->
                MigrationFixture.options(false, 0)
                    .withClock(() -> Instant.now().plus(PASSED.get())));
    shop.azure.withDatabase();
    run(shop.target(), MigrationFixture.SCHEMA);
  }

  @AfterAll
  static void stop() throws Exception {
    shop.close();
  }

  private static Answer put(String path, String body) {
    return shop.azure.arm.put(path, body);
  }

  private static Answer post(String path, @Nullable String body) {
    return shop.azure.arm.post(path, body);
  }

  @Test
  @Order(1)
  void aFactoryIsReadyAtOnceAndItsNameIsTakenEverywhere() {
    // When
    Answer created = put(FACTORY, "{\"location\":\"eastus\",\"tags\":{\"a\":\"b\"}}");
    shop.azure.arm.create(
        ArmClient.SUBSCRIPTION + "/resourceGroups/rg2", "{\"location\":\"eastus\"}");
    Answer taken = put(FACTORY.replace("/rg1/", "/rg2/"), "{\"location\":\"eastus\"}");

    // Then
    assertThat(created.status()).isEqualTo(200);
    assertThat(created.text("/properties/provisioningState")).isEqualTo("Succeeded");
    assertThat(created.text("/properties/version")).isEqualTo("2018-06-01");
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.code()).isEqualTo("DataFactoryNameInUse");
  }

  @Test
  @Order(2)
  void aRuntimeIsOnlineOnceANodeHasRegistered() {
    // When
    Answer created = put(RUNTIME, "{\"properties\":{\"type\":\"SelfHosted\"}}");
    Answer before = post(RUNTIME + "/getStatus", null);
    Answer keys = post(RUNTIME + "/listAuthKeys", null);
    String register = "/_emulator/factories/adf1/integrationRuntimes/shir1/register";
    Answer wrong = post(register, "{\"authKey\":\"IR@guess\"}");
    post(register, "{\"nodeName\":\"n1\",\"authKey\":\"" + keys.text("/authKey1") + "\"}");
    Answer after = post(RUNTIME + "/getStatus", null);

    // Then
    assertThat(created.status()).isEqualTo(200);
    assertThat(before.text("/properties/state")).isEqualTo("NeedRegistration");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(after.text("/properties/state")).isEqualTo("Online");
    assertThat(after.text("/properties/typeProperties/nodes/0/nodeName")).isEqualTo("n1");
  }

  @Test
  @Order(3)
  void partsNameOnlyWhatExistsAndSecretsAreNeverAnswered() {
    // When
    Answer dangling = put(FACTORY + "/datasets/from1", dataset("SqlServerTable", "source1"));
    Answer source = put(FACTORY + "/linkedservices/source1", source(SOURCE_PASSWORD));
    Answer target = put(FACTORY + "/linkedservices/target1", target());
    Answer from = put(FACTORY + "/datasets/from1", dataset("SqlServerTable", "source1"));
    Answer to = put(FACTORY + "/datasets/to1", dataset("AzureSqlTable", "target1"));
    Answer pipeline = put(PIPELINE, pipeline());

    // Then
    assertThat(dangling.status()).isEqualTo(400);
    assertThat(dangling.message()).contains("invalid reference 'source1'");
    assertThat(new Answer[] {source, target, from, to, pipeline})
        .allSatisfy(answer -> assertThat(answer.status()).as("%s", answer).isEqualTo(200));
    for (String name : new String[] {"source1", "target1"}) {
      assertThat(shop.azure.arm.get(FACTORY + "/linkedservices/" + name).response().body())
          .doesNotContain(SOURCE_PASSWORD)
          .doesNotContain(PASSWORD)
          .contains("**********");
    }
  }

  @Test
  @Order(4)
  void aRunCopiesRowsAndSaysHowMany() throws Exception {
    // When
    String id = post(PIPELINE + "/createRun", null).text("/runId");
    awaitRun(id, "Succeeded");
    Answer activities = post(FACTORY + "/pipelineruns/" + id + "/queryActivityruns", window());

    // Then
    assertThat(read(shop.target(), "SELECT COUNT(*), SUM([Amount]) FROM [dbo].[Orders]"))
        .isEqualTo(read(shop.source(), "SELECT COUNT(*), SUM([Amount]) FROM [dbo].[Orders]"));
    assertThat(activities.json().path("value"))
        .filteredOn(activity -> activity.path("activityType").asString("").equals("Copy"))
        .extracting(activity -> activity.path("output").path("rowsCopied").asInt())
        .containsExactly(20, ORDERS);
  }

  @Test
  @Order(5)
  void aStartedTriggerRunsItsPipelineWheneverItsTimeHasCome() throws Exception {
    // Given
    String start = Instant.now().plus(PASSED.get()).plusSeconds(60).toString();
    Answer created = put(TRIGGER, trigger(start));
    run(shop.source(), "UPDATE [dbo].[Customer] SET [Name] = 'Renamed' WHERE [Id] = 1");
    run(shop.source(), "INSERT INTO [dbo].[Orders] ([CustomerId],[Amount]) VALUES (1, 7)");

    // When
    Answer started = post(TRIGGER + "/start", null);
    Answer updated = put(TRIGGER, trigger(start));
    Answer deleted = shop.azure.arm.delete(TRIGGER);
    long before = runs("Succeeded");
    PASSED.set(Duration.ofMinutes(2));
    Awaitility.await().until(() -> runs("Succeeded") == before + 1);
    PASSED.set(Duration.ofMinutes(20));
    Awaitility.await().until(() -> runs("Succeeded") == before + 2);

    // Then
    assertThat(created.text("/properties/runtimeState")).isEqualTo("Stopped");
    assertThat(started.status()).isEqualTo(200);
    assertThat(shop.azure.arm.get(TRIGGER).text("/properties/runtimeState")).isEqualTo("Started");
    assertThat(updated.code()).isEqualTo("TriggerEnabledCannotUpdate");
    assertThat(deleted.code()).isEqualTo("TriggerEnabledCannotUpdate");
    assertThat(read(shop.target(), "SELECT [Name] FROM [dbo].[Customer] WHERE [Id] = 1"))
        .isEqualTo("Renamed|\n");
    assertThat(read(shop.target(), "SELECT COUNT(*) FROM [dbo].[Orders]"))
        .isEqualTo((ORDERS + 1) + "|\n");
  }

  @Test
  @Order(6)
  void aSecretThatIsTakenForAnExpressionIsNotTold() {
    // Given
    put(FACTORY + "/linkedservices/source1", source("@Hunter2"));

    // When
    String id = post(PIPELINE + "/createRun", null).text("/runId");
    awaitRun(id, "Failed");
    Answer run = shop.azure.arm.get(FACTORY + "/pipelineruns/" + id);
    Answer activities = post(FACTORY + "/pipelineruns/" + id + "/queryActivityruns", window());

    // Then
    assertThat(run.text("/message")).contains("expression in a secret");
    assertThat(run.response().body() + activities.response().body()).doesNotContain("Hunter2");
    put(FACTORY + "/linkedservices/source1", source(SOURCE_PASSWORD));
  }

  @Test
  @Order(7)
  void aRunThatCannotReachItsSourceSaysWhy() {
    // Given
    shop.azure.arm.delete(RUNTIME + "/nodes/n1");

    // When
    String id = post(PIPELINE + "/createRun", null).text("/runId");
    awaitRun(id, "Failed");

    // Then
    assertThat(shop.azure.arm.get(FACTORY + "/pipelineruns/" + id).text("/message"))
        .contains("shir1", "offline");
  }

  @Test
  @Order(8)
  void partsGoInTheOrderInWhichNothingNamesThemAnyMore() {
    // When
    Answer named = shop.azure.arm.delete(PIPELINE);
    post(TRIGGER + "/stop", null);
    String[] order = {
      TRIGGER,
      PIPELINE,
      FACTORY + "/datasets/from1",
      FACTORY + "/datasets/to1",
      FACTORY + "/linkedservices/source1",
      FACTORY + "/linkedservices/target1",
      RUNTIME,
      FACTORY
    };

    // Then
    assertThat(named.message()).contains("referenced by schedule1");
    for (String part : order) {
      assertThat(shop.azure.arm.delete(part).status()).as(part).isEqualTo(200);
    }
    assertThat(shop.azure.arm.delete(FACTORY).status()).isEqualTo(204);
  }

  private static void awaitRun(String id, String status) {
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(shop.azure.arm.get(FACTORY + "/pipelineruns/" + id).text("/status"))
                    .isEqualTo(status));
  }

  private static long runs(String status) {
    long count = 0;
    for (JsonNode run : post(FACTORY + "/queryPipelineRuns", window()).json().path("value")) {
      count += run.path("status").asString("").equals(status) ? 1 : 0;
    }
    return count;
  }

  private static String window() {
    return """
    {"lastUpdatedAfter":"2020-01-01T00:00:00Z","lastUpdatedBefore":"2100-01-01T00:00:00Z",
     "filters":[{"operand":"PipelineName","operator":"Equals","values":["copy1"]}]}
    """;
  }

  private static String source(String password) {
    return """
    {"properties":{"type":"SqlServer","typeProperties":{"server":"127.0.0.1,%d","database":"Shop",
      "encrypt":"mandatory","authenticationType":"SQL","userName":"reader",
      "password":{"type":"SecureString","value":"%s"}},
     "connectVia":{"referenceName":"shir1","type":"IntegrationRuntimeReference"}}}
    """
        .formatted(shop.sourcePort(), password);
  }

  private static String target() {
    return """
    {"properties":{"type":"AzureSqlDatabase","typeProperties":{"connectionString":{
      "type":"SecureString","value":
      "Server=tcp:server1.database.windows.net,1433;Database=Sales;User ID=sqladmin;Password='%s'"}}}}
    """
        .formatted(PASSWORD);
  }

  private static String dataset(String type, String service) {
    return """
    {"properties":{"type":"%s","linkedServiceName":{"referenceName":"%s",
      "type":"LinkedServiceReference"},"parameters":{"schema":{"type":"String"},
      "table":{"type":"String"}},"typeProperties":{
      "schema":{"value":"@dataset().schema","type":"Expression"},
      "table":{"value":"@dataset().table","type":"Expression"}}}}
    """
        .formatted(type, service);
  }

  private static String pipeline() {
    String data =
        """
        [{"referenceName":"%s","type":"DatasetReference","parameters":{
          "schema":{"value":"@item().schema","type":"Expression"},
          "table":{"value":"@item().table","type":"Expression"}}}]
        """;
    return """
    {"properties":{"parameters":{"tables":{"type":"Array","defaultValue":[
      {"schema":"dbo","table":"Customer","keys":["Id"],"query":"SELECT [Id],[Name] FROM [dbo].[Customer]"},
      {"schema":"dbo","table":"Orders","keys":["Id"],
       "query":"SELECT [Id],[CustomerId],[Amount] FROM [dbo].[Orders]"}]}},
     "activities":[{"name":"each","type":"ForEach","typeProperties":{"isSequential":true,
       "items":{"value":"@pipeline().parameters.tables","type":"Expression"},
       "activities":[{"name":"copy","type":"Copy","inputs":%s,"outputs":%s,"typeProperties":{
         "source":{"type":"SqlServerSource","sqlReaderQuery":{"value":"@item().query","type":"Expression"}},
         "sink":{"type":"AzureSqlSink","writeBehavior":"upsert",
           "upsertSettings":{"keys":{"value":"@item().keys","type":"Expression"}}}}}]}}]}}
    """
        .formatted(data.formatted("from1"), data.formatted("to1"));
  }

  private static String trigger(String startTime) {
    return """
    {"properties":{"type":"ScheduleTrigger","typeProperties":{"recurrence":{"frequency":"Minute",
      "interval":15,"startTime":"%s","timeZone":"UTC"}},
     "pipelines":[{"pipelineReference":{"referenceName":"copy1","type":"PipelineReference"}}]}}
    """
        .formatted(startTime);
  }
}
