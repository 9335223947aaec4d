package io.dbmodernizer.emulator;

import static io.dbmodernizer.emulator.EmulatorFixture.DATABASE;
import static io.dbmodernizer.emulator.EmulatorFixture.GROUP;
import static io.dbmodernizer.emulator.EmulatorFixture.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.dbmodernizer.emulator.ArmClient.Answer;
import io.dbmodernizer.emulator.arm.call.Json;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The rules of Azure Monitor, Log Analytics and the portal, on one emulator. */
class MonitoringRulesIT {

  private static final String INSIGHTS = "/providers/Microsoft.Insights/";
  private static final String WORKSPACES =
      GROUP + "/providers/Microsoft.OperationalInsights/workspaces/";
  private static final String MASTER = SERVER + "/databases/master";
  private static final String SETTING =
      """
      {"properties":{"workspaceId":"%s","logs":[{"category":"%s","enabled":true}]}}
      """;

  private static EmulatorFixture azure;
  private static HttpServer receiver;
  private static final List<JsonNode> RECEIVED = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    azure = EmulatorFixture.start().withDatabase();
    azure.arm.create(WORKSPACES + "logs", workspace("eastus"));
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          RECEIVED.add(Json.parse(body));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterAll
  static void stop() throws Exception {
    receiver.stop(0);
    azure.close();
  }

  @Test
  void theLogsOfAServerAreThoseOfItsMasterDatabase() {
    // When
    Answer onServer =
        azure.arm.put(SERVER + INSIGHTS + "diagnosticSettings/s", setting("logs", "Errors"));
    Answer onMaster =
        azure.arm.put(
            MASTER + INSIGHTS + "diagnosticSettings/s", setting("logs", "SQLSecurityAuditEvents"));
    Answer databases = azure.arm.get(SERVER + "/databases");

    // Then
    assertThat(onServer.code()).isEqualTo("ResourceTypeNotSupported");
    assertThat(onMaster.status()).isEqualTo(200);
    assertThat(databases.json().path("value").valueStream().map(d -> d.path("name").asString()))
        .contains("Sales", "master");
    assertThat(azure.arm.get(MASTER).text("/location")).isEqualTo("eastus");
  }

  @Test
  void oneCategoryGoesToOnePlaceOnceAndToAnotherPlaceToo() {
    // Given
    azure.arm.create(WORKSPACES + "more-logs", workspace("eastus"));
    String settings = DATABASE + INSIGHTS + "diagnosticSettings/";
    azure.arm.create(settings + "first", setting("logs", "Errors"));

    // When
    Answer sameAgain = azure.arm.put(settings + "first", setting("logs", "Errors"));
    Answer sameSink = azure.arm.put(settings + "second", setting("logs", "Errors"));
    Answer otherCategory = azure.arm.put(settings + "third", setting("logs", "Deadlocks"));
    Answer otherSink = azure.arm.put(settings + "fourth", setting("more-logs", "Errors"));

    // Then
    assertThat(sameAgain.status()).isEqualTo(200);
    assertThat(sameSink.status()).isEqualTo(409);
    assertThat(sameSink.message()).contains("'first'", "'Errors'");
    assertThat(otherCategory.status()).isEqualTo(200);
    assertThat(otherSink.status()).isEqualTo(200);
  }

  @Test
  void metricsDependOnHowTheDatabaseIsBought() {
    // Given
    String hyperscale = SERVER + "/databases/Large";
    azure.arm.create(
        hyperscale,
        "{\"location\":\"eastus\",\"sku\":{\"name\":\"HS_Gen5\",\"tier\":\"Hyperscale\",\"family\":\"Gen5\",\"capacity\":2}}");

    // When
    Answer dtu = azure.arm.put(alert("dtu"), metricAlert(hyperscale, "dtu_consumption_percent"));
    Answer storage = azure.arm.put(alert("storage"), metricAlert(hyperscale, "storage_percent"));
    Answer cpu = azure.arm.put(alert("cpu"), metricAlert(hyperscale, "cpu_percent"));
    Answer dtuOfStandard =
        azure.arm.put(alert("dtu2"), metricAlert(DATABASE, "dtu_consumption_percent"));
    Answer definitions = azure.arm.get(hyperscale + INSIGHTS + "metricDefinitions");

    // Then
    assertThat(dtu.message()).contains("Couldn't find a metric named 'dtu_consumption_percent'");
    assertThat(storage.status()).isEqualTo(400);
    assertThat(cpu.status()).isEqualTo(200);
    assertThat(dtuOfStandard.status()).isEqualTo(200);
    assertThat(definitions.response().body())
        .contains("log_write_percent")
        .doesNotContain("dtu_used");
  }

  @Test
  void aDeletedWorkspaceIsRecoveredByItsNameUnlessItWasForced() {
    // Given
    String id = WORKSPACES + "passing";
    azure.arm.create(id, workspace("eastus"));
    String customerId = azure.arm.get(id).text("/properties/customerId");
    String list = GROUP + "/providers/Microsoft.OperationalInsights/deletedWorkspaces";

    // When
    azure.arm.settle(azure.arm.delete(id));
    Answer deleted = azure.arm.get(list);
    Answer elsewhere = azure.arm.put(id, workspace("westus"));
    azure.arm.create(id, workspace("eastus"));

    // Then
    assertThat(deleted.response().body()).contains("passing");
    assertThat(elsewhere.status()).isEqualTo(409);
    assertThat(azure.arm.get(id).text("/properties/customerId")).isEqualTo(customerId);

    // When
    azure.arm.settle(azure.arm.delete(id + "?api-version=2022-10-01&force=true"));

    // Then
    assertThat(azure.arm.get(list).response().body()).doesNotContain("passing");
  }

  @Test
  void aDashboardHasListsOfLensesAndParts() {
    // Given
    String id = GROUP + "/providers/Microsoft.Portal/dashboards/sales";
    String body =
        """
        {"location":"eastus","tags":{"hidden-title":"Sales"},"properties":{"lenses":[{"order":0,
         "parts":[{"position":{"x":0,"y":0,"colSpan":6,"rowSpan":4},
          "metadata":{"type":"Extension/HubsExtension/PartType/MarkdownPart","inputs":[]}}]}]}}
        """;

    // When
    Answer created = azure.arm.put(id, body);
    Answer changed = azure.arm.put(id, body);
    Answer oldFormat =
        azure.arm.put(id, "{\"location\":\"eastus\",\"properties\":{\"lenses\":{\"0\":{}}}}");
    Answer noPosition = azure.arm.put(id, body.replace("\"x\":0,", ""));
    Answer otherPart = azure.arm.put(id, body.replace("Extension/Hubs", "Microsoft_Azure_"));
    Answer longName = azure.arm.put(id + "-with-a-name-that-is-too-long", body);

    // Then
    assertThat(created.status()).isEqualTo(201);
    assertThat(changed.status()).isEqualTo(200);
    assertThat(List.of(oldFormat, noPosition, otherPart, longName))
        .extracting(Answer::status)
        .containsOnly(400);
    assertThat(azure.arm.delete(id).status()).isEqualTo(200);
    assertThat(azure.arm.delete(id).status()).isEqualTo(204);
  }

  @Test
  void anAlertThatIsFiredCallsTheWebhooksOfItsActionGroup() {
    // Given
    String group = GROUP + INSIGHTS + "actionGroups/callers";
    azure.arm.create(
        group,
        """
        {"location":"Global","properties":{"groupShortName":"callers","enabled":true,"webhookReceivers":[
         {"name":"near","serviceUri":"http://127.0.0.1:%d/hook?code=abc","useCommonAlertSchema":true},
         {"name":"far","serviceUri":"https://192.0.2.1/hook","useCommonAlertSchema":true}]}}
        """
            .formatted(receiver.getAddress().getPort()));
    azure.arm.create(
        alert("called"),
        metricAlert(DATABASE, "cpu_percent")
            .replace("\"actions\":[]", "\"actions\":[{\"actionGroupId\":\"" + group + "\"}]"));

    // When
    Answer early = fire("called", "Resolved");
    Answer fired = fire("called", "Fired");
    Answer repeated = fire("called", "Fired");
    Answer resolved = fire("called", "Resolved");
    Answer firedAnew = fire("called", "Fired");
    Answer unknown = fire("nothing", "Fired");

    // Then
    assertThat(early.status()).isEqualTo(400);
    assertThat(fired.json().path("calls").toString())
        .contains("\"near\",\"outcome\":\"200\"", "\"far\",\"outcome\":\"not called");
    assertThat(repeated.text("/alertId")).isEqualTo(fired.text("/alertId"));
    assertThat(resolved.text("/alertId")).isEqualTo(fired.text("/alertId"));
    assertThat(firedAnew.text("/alertId")).isNotEqualTo(fired.text("/alertId"));
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(RECEIVED)
        .extracting(body -> body.at("/data/essentials/monitorCondition").asString())
        .containsExactly("Fired", "Fired", "Resolved", "Fired");
    JsonNode first = RECEIVED.get(0);
    assertThat(first.path("schemaId").asString()).isEqualTo("azureMonitorCommonAlertSchema");
    assertThat(first.at("/data/essentials/alertTargetIDs/0").asString())
        .isEqualToIgnoringCase(DATABASE);
    assertThat(first.at("/data/alertContext/condition/allOf/0/metricName").asString())
        .isEqualTo("cpu_percent");
  }

  @Test
  void aWebhookNeedsAnAddress() {
    // When
    Answer answer =
        azure.arm.put(
            GROUP + INSIGHTS + "actionGroups/broken",
            """
            {"location":"Global","properties":{"groupShortName":"broken",
             "webhookReceivers":[{"name":"w","serviceUri":"hooks.example.com/secret-part"}]}}
            """);

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).contains("'w'").doesNotContain("secret-part");
  }

  private static Answer fire(String rule, String condition) {
    return azure.arm.post(
        "/_emulator/alerts/fire",
        "{\"alertRuleId\":\"%s\",\"condition\":\"%s\"}".formatted(alert(rule), condition));
  }

  private static String alert(String name) {
    return GROUP + INSIGHTS + "metricAlerts/" + name;
  }

  private static String metricAlert(String scope, String metric) {
    return """
    {"location":"global","properties":{"severity":2,"enabled":true,"scopes":["%s"],
     "evaluationFrequency":"PT1M","windowSize":"PT5M","criteria":{
       "odata.type":"Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
       "allOf":[{"criterionType":"StaticThresholdCriterion","name":"c1","metricName":"%s",
        "operator":"GreaterThan","threshold":90,"timeAggregation":"Average"}]},
     "actions":[]}}
    """
        .formatted(scope, metric);
  }

  private static String setting(String workspace, String category) {
    return SETTING.formatted(WORKSPACES + workspace, category);
  }

  private static String workspace(String region) {
    return "{\"location\":\"" + region + "\",\"properties\":{\"sku\":{\"name\":\"PerGB2018\"}}}";
  }
}
