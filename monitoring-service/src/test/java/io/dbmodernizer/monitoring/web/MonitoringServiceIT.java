package io.dbmodernizer.monitoring.web;

import static io.dbmodernizer.monitoring.status.Events.MIGRATION;
import static io.dbmodernizer.monitoring.status.Events.backedUp;
import static io.dbmodernizer.monitoring.status.Events.migrationFailed;
import static io.dbmodernizer.monitoring.status.Events.progress;
import static io.dbmodernizer.monitoring.status.Events.requested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.client.CloudEventHeaders;
import io.dbmodernizer.client.EventMetadataAccess;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.events.TableStatus;
import io.dbmodernizer.monitoring.MonitoringApplication;
import io.dbmodernizer.monitoring.azure.EmulatedTarget;
import io.dbmodernizer.monitoring.status.Events;
import io.dbmodernizer.runtime.testing.EventLog;
import io.dbmodernizer.serde.EventSerde;
import io.dbmodernizer.tables.StageTables;
import io.dbmodernizer.testing.BrokerInJvm;
import io.dbmodernizer.topics.TableKey;
import io.dbmodernizer.topics.Topic;
import io.dbmodernizer.topics.TopicCatalogue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a real broker: it reads events and answers by the status topic and HTTP. */
class MonitoringServiceIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String REGISTRY = "mock://" + UUID.randomUUID();
  private static final EventSerde SERDE = EventSerde.of(Map.of("schema.registry.url", REGISTRY));

  private static final String SECRET = "receiver-secret-0123456789";
  private static final String WEBHOOK = "/webhooks/azure-alerts";

  @TempDir static Path folder;
  private static BrokerInJvm broker;
  private static EmulatedTarget emulated;
  private static ConfigurableApplicationContext service;
  private static KafkaProducer<String, byte[]> producer;

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    broker = BrokerInJvm.start(2);
    emulated = EmulatedTarget.start();
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "max.request.size",
                TopicCatalogue.MAX_MESSAGE_BYTES),
            new StringSerializer(),
            new ByteArraySerializer());
    // A snapshot that an earlier process has published, so that the view has a record to read.
    publish(
        Topic.STATUS,
        "old",
        MigrationStatus.newBuilder()
            .setMetadata(Events.metadata("old-status", 1))
            .setMigrationId("old")
            .setState(MigrationState.COMPLETED)
            .setRequestedAt(Instant.parse("2026-01-01T00:00:00Z"))
            .build());
    service = startService();
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
    producer.close();
    emulated.close();
    broker.close();
  }

  @Test
  void servesWhatItDerivesFromEvents() throws Exception {
    // Given
    MigrationRequested request = requested();
    var copying = progress("migration", "first", ProgressState.WAITING, 40, 11);
    copying.setTables(
        List.of(
            TableProgress.newBuilder()
                .setTable("[sales].[orders]")
                .setState(TableState.COPYING)
                .setTargetRows(7)
                .build()));
    copying.setTableTotals(StageTables.of(copying.getTables()).totals());
    publish(
        Topic.TABLES,
        new TableKey(MIGRATION, "[sales].[orders]").toString(),
        TableStatus.newBuilder()
            .setMetadata(Events.metadata("table-orders", 11))
            .setProgress(copying.getTables().get(0))
            .build());
    publish(
        Topic.TABLES,
        new TableKey(MIGRATION, "[sales].[people]").toString(),
        TableStatus.newBuilder()
            .setMetadata(Events.metadata("table-people", 11))
            .setProgress(TableProgress.newBuilder().setTable("[sales].[people]").build())
            .build());

    // When
    publish(Topic.REQUESTS, MIGRATION, request);
    publish(Topic.PROGRESS_MIGRATION, MIGRATION, copying);
    publish(Topic.BACKUPS, MIGRATION, backedUp(12));
    JsonNode migration =
        await()
            .atMost(PATIENCE)
            .until(
                () -> getJson("/api/migrations/" + MIGRATION),
                json ->
                    json.path("stages").path(2).path("state").asString("").equals("DONE")
                        && json.path("tables").size() == 1
                        && !json.path("requester").asString("").isEmpty());

    // Then
    assertThat(migration.path("migrationId").asString()).isEqualTo(MIGRATION);
    assertThat(migration.path("state").asString()).isEqualTo("WAITING");
    assertThat(migration.path("waitingOn").asString()).contains("the integration runtime");
    assertThat(migration.path("target").asString()).isEqualTo("sql-orders/orders");
    assertThat(migration.path("requestedAt").asString()).isEqualTo("2026-11-22T10:00:00Z");
    assertThat(migration.path("stages").path(1).path("steps").path(0).path("state").asString())
        .isEqualTo("WAITING");
    assertThat(migration.path("tables").path(0).path("targetRows").asLong()).isEqualTo(7);
    assertThat(migration.path("tables").path(0).path("sourceRows").isNull()).isTrue();
    assertThat(migration.path("tableTotals").path("copying").asInt()).isEqualTo(1);
    assertThat(migration.path("backupPolicy").path("shortTermRetentionDays").asInt()).isEqualTo(14);

    // When
    JsonNode firstPage =
        await()
            .atMost(PATIENCE)
            .until(
                () -> getJson("/api/migrations/" + MIGRATION + "/tables?limit=1"),
                page -> page.path("next").isString());
    JsonNode secondPage =
        getJson(
            "/api/migrations/"
                + MIGRATION
                + "/tables?limit=1&after="
                + URLEncoder.encode(firstPage.path("next").asString(), StandardCharsets.UTF_8));

    // Then
    assertThat(firstPage.path("tables").path(0).path("table").asString())
        .isEqualTo("[sales].[orders]");
    assertThat(secondPage.path("tables").path(0).path("table").asString())
        .isEqualTo("[sales].[people]");
    assertThat(secondPage.path("next").isNull()).isTrue();
    assertThat(getJson("/api/migrations/" + MIGRATION + "/tables?state=copying").path("tables"))
        .hasSize(1);
    assertThat(get("/api/migrations/" + MIGRATION + "/tables?limit=0").statusCode()).isEqualTo(400);
    assertThat(get("/api/migrations/unknown/tables").statusCode()).isEqualTo(404);

    // When
    publish(Topic.TABLES, new TableKey(MIGRATION, "[sales].[people]").toString(), null);

    // Then
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(getJson("/api/migrations/" + MIGRATION + "/tables").path("tables"))
                    .hasSize(1));

    // When
    publish(Topic.MIGRATIONS, MIGRATION, migrationFailed(20));
    JsonNode failed =
        await()
            .atMost(PATIENCE)
            .until(
                () -> getJson("/api/migrations/" + MIGRATION),
                json -> json.path("state").asString("").equals("FAILED"));

    // Then
    assertThat(failed.path("alerts").path(0).path("kind").asString()).isEqualTo("STAGE_FAILED");
    assertThat(failed.path("alerts").path(0).path("remedy").asString()).contains("request a retry");
    assertThat(failed.path("stages").path(1).path("failure").path("reason").asString())
        .isEqualTo("DATA_MISMATCH");
    assertThat(ids(getJson("/api/migrations?state=failed"))).containsExactly(MIGRATION);
    assertThat(ids(getJson("/api/migrations"))).containsExactly("old", MIGRATION);
  }

  @Test
  void itsOwnStageWatchesAProvisionedTargetAndAppearsInTheStatus() throws Exception {
    // When
    publish(Topic.TARGETS, "watched", EmulatedTarget.provisioned("watched"));
    JsonNode migration =
        await()
            .atMost(PATIENCE)
            .until(
                () -> getJson("/api/migrations/watched"),
                json -> json.path("stages").path(3).path("state").asString("").equals("DONE"));

    // Then
    assertThat(migration.path("stages").path(3).path("steps"))
        .hasSize(11)
        .allSatisfy(step -> assertThat(step.path("state").asString()).isIn("DONE", "SKIPPED"))
        .filteredOn(step -> step.path("state").asString().equals("DONE"))
        .hasSize(9);
    assertThat(migration.path("resources").toString())
        .contains("sql-orders-logs", "sql-orders-alerts", "diagnosticSettings");
    assertThat(migration.path("state").asString()).isNotEqualTo("COMPLETED");

    // When
    String firstCall = emulated.fire("sql-orders-orders-compute-alert", "Fired");
    String secondCall = emulated.fire("sql-orders-orders-compute-alert", "Fired");
    JsonNode alarmed =
        await()
            .atMost(PATIENCE)
            .until(
                () -> getJson("/api/migrations/watched"), json -> !json.path("alerts").isEmpty());

    // Then
    assertThat(firstCall).isEqualTo(secondCall).contains("\"outcome\":\"200\"");
    assertThat(alarmed.path("alerts").path(0).path("kind").asString()).isEqualTo("AZURE_ALERT");
    assertThat(alarmed.path("alerts").path(0).path("message").asString())
        .contains("sql-orders-orders-compute-alert", "dtu_consumption_percent");

    // When
    emulated.fire("sql-orders-orders-compute-alert", "Resolved");
    await()
        .atMost(PATIENCE)
        .until(() -> getJson("/api/migrations/watched").path("alerts").isEmpty());

    // Then
    assertThat(alertsOf("watched")).containsExactly("AlertRaised", "AlertResolved");
  }

  @Test
  void aCallWithAWrongSecretIsRefused() throws Exception {
    assertThat(call(WEBHOOK, "{}").statusCode()).isEqualTo(401);
    assertThat(call(WEBHOOK + "?code=receiver-secret-0123456780", "{}").statusCode())
        .isEqualTo(401);
  }

  @Test
  void aForeignBodyIsAProblemDetailWithFieldRuleAndRemedy() throws Exception {
    // When
    HttpResponse<String> foreign =
        call(WEBHOOK + "?code=" + SECRET, "{\"schemaId\":\"AzureMonitorMetricAlert\"}");
    HttpResponse<String> text = call(WEBHOOK + "?code=" + SECRET, "not json");
    HttpResponse<String> large = call(WEBHOOK + "?code=" + SECRET, " ".repeat(5000) + "{}");

    // Then
    assertThat(List.of(foreign, text, large))
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(400);
              assertThat(answer.headers().firstValue("Content-Type"))
                  .contains("application/problem+json");
              JsonNode problem = JsonMapper.shared().readTree(answer.body());
              assertThat(problem.path("field").asString()).isNotEmpty();
              assertThat(problem.path("rule").asString()).isNotEmpty();
              assertThat(problem.path("remedy").asString()).isNotEmpty();
            });
    assertThat(JsonMapper.shared().readTree(foreign.body()).path("field").asString())
        .isEqualTo("schemaId");
    assertThat(large.body()).contains("larger than 4096 bytes");
  }

  @Test
  void anAlertOnSomethingThatNoMigrationUsesIsAcceptedAndChangesNothing() throws Exception {
    // When
    HttpResponse<String> answer =
        call(
            WEBHOOK + "?code=" + SECRET,
            """
            {"schemaId":"azureMonitorCommonAlertSchema","data":{"essentials":{
              "alertId":"/subscriptions/s/providers/Microsoft.AlertsManagement/alerts/foreign",
              "alertRule":"somebody-elses","severity":"Sev2","signalType":"Metric",
              "monitorCondition":"Fired","firedDateTime":"2026-11-22T10:00:00Z",
              "alertTargetIDs":["/subscriptions/s/resourcegroups/r/providers/x.y/z/a"]}}}
            """);

    // Then
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).contains("no migration uses");
  }

  @Test
  void isReadyOnceTheViewHoldsWhatWasThereAtTheStart() throws Exception {
    // When
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200));

    // Then
    assertThat(getJson("/api/migrations/old").path("state").asString()).isEqualTo("COMPLETED");
  }

  @Test
  void anUnknownMigrationIsAProblemDetail() throws Exception {
    // When
    HttpResponse<String> answer = get("/api/migrations/unknown");

    // Then
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = JsonMapper.shared().readTree(answer.body());
    assertThat(problem.path("title").asString()).isEqualTo("No such migration");
    assertThat(problem.path("detail").asString()).contains("'unknown'");
  }

  @Test
  void anUnknownStateIsAProblemDetailThatNamesTheAcceptedOnes() throws Exception {
    // When
    HttpResponse<String> answer = get("/api/migrations?state=sleeping");

    // Then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("sleeping", "WAITING", "COMPLETED");
  }

  @Test
  void aTombstoneRemovesAMigration() throws Exception {
    // Given
    publish(
        Topic.STATUS,
        "forgotten",
        MigrationStatus.newBuilder()
            .setMetadata(Events.metadata("forgotten-status", 1))
            .setMigrationId("forgotten")
            .build());
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(get("/api/migrations/forgotten").statusCode()).isEqualTo(200));

    // When
    publish(Topic.STATUS, "forgotten", null);

    // Then
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(get("/api/migrations/forgotten").statusCode()).isEqualTo(404));
  }

  @Test
  void poisonIsSetAsideAndThePartitionGoesOn() throws Exception {
    // Given
    byte[] poison = "poison".getBytes(StandardCharsets.UTF_8);
    MigrationRequested next = requested();
    next.setMetadata(Events.metadata("after-poison", 0));
    next.getMetadata().setMigrationId("after-poison");

    // When
    producer.send(new ProducerRecord<>(Topic.REQUESTS.topicName(), "after-poison", poison)).get();
    publish(Topic.REQUESTS, "after-poison", next);

    // Then
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(get("/api/migrations/after-poison").statusCode()).isEqualTo(200));
    ConsumerRecord<String, byte[]> letter = deadLetter(Topic.REQUESTS);
    assertThat(letter.key()).isEqualTo("after-poison");
    assertThat(letter.value()).isEqualTo(poison);
    assertThat(CloudEventHeaders.asText(letter.headers()))
        .containsEntry("dlt-topic", "modernization.requests")
        .containsKeys("dlt-partition", "dlt-offset", "dlt-reason", "dlt-exception");
  }

  @Test
  void aRecordAsLargeAsItsTopicTakesIsSetAsideWhole() throws Exception {
    // Given: room for the key and the overhead of a batch
    byte[] large = new byte[TopicCatalogue.MAX_MESSAGE_BYTES - 124];

    // When
    producer.send(new ProducerRecord<>(Topic.BACKUPS.topicName(), "large", large)).get();

    // Then
    ConsumerRecord<String, byte[]> letter = deadLetter(Topic.BACKUPS);
    assertThat(letter.value()).isEqualTo(large);
    assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
  }

  private static ConfigurableApplicationContext startService() throws IOException {
    Path secret = Files.writeString(folder.resolve("client-secret"), "any-secret");
    Path webhookSecret = Files.writeString(folder.resolve("webhook-secret"), SECRET);
    int port = freePort();
    return MonitoringApplication.start(
        "--server.port=" + port,
        "--dbmodernizer.webhook.secret-ref=file:" + webhookSecret,
        "--dbmodernizer.webhook.public-url=http://127.0.0.1:" + port + WEBHOOK,
        "--dbmodernizer.webhook.max-body-size=4KB",
        "--server.address=127.0.0.1",
        "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
        "--spring.kafka.properties.schema.registry.url=" + REGISTRY,
        "--dbmodernizer.azure.endpoint=" + emulated.emulator().baseUri(),
        "--dbmodernizer.azure.authority-host=" + emulated.emulator().baseUri(),
        "--dbmodernizer.azure.tenant-id=00000000-0000-0000-0000-00000000000a",
        "--dbmodernizer.azure.client-id=00000000-0000-0000-0000-00000000000b",
        "--dbmodernizer.azure.client-secret-ref=file:" + secret,
        "--dbmodernizer.azure.trusted-certificate=" + emulated.emulator().certificatePem(),
        "--dbmodernizer.stage.state-directory=" + folder.resolve("streams"));
  }

  /** Returns a free port: Azure needs the address before the service listens on it. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static List<String> alertsOf(String migrationId) {
    try (EventLog events = new EventLog(broker.bootstrapServers(), REGISTRY)) {
      return events.all(Topic.ALERTS).stream()
          .filter(
              alert ->
                  Objects.requireNonNull(EventMetadataAccess.get(alert))
                      .getMigrationId()
                      .equals(migrationId))
          .map(alert -> alert.getClass().getSimpleName())
          .toList();
    }
  }

  private HttpResponse<String> call(String path, String body) throws Exception {
    String port = service.getEnvironment().getRequiredProperty("local.server.port");
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static void publish(Topic topic, String key, @Nullable SpecificRecord event)
      throws Exception {
    if (event != null) {
      Objects.requireNonNull(EventMetadataAccess.get(event))
          .setMigrationId(topic.migrationIdOf(key));
    }
    byte[] value = SERDE.serializer().serialize(topic.topicName(), event);
    producer.send(new ProducerRecord<>(topic.topicName(), key, value)).get();
  }

  private ConsumerRecord<String, byte[]> deadLetter(Topic topic) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "isolation.level",
                "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          List.of(
              new TopicPartition(topic.deadLetterTopicName(), 0),
              new TopicPartition(topic.deadLetterTopicName(), 1));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return await()
          .atMost(PATIENCE)
          .until(() -> consumer.poll(Duration.ofMillis(200)), records -> !records.isEmpty())
          .iterator()
          .next();
    }
  }

  private static List<String> ids(JsonNode list) {
    return list.valueStream()
        .map(m -> m.path("migrationId").asString())
        .filter(id -> id.equals("old") || id.equals(MIGRATION))
        .toList();
  }

  private JsonNode getJson(String path) throws Exception {
    return JsonMapper.shared().readTree(get(path).body());
  }

  private HttpResponse<String> get(String path) throws Exception {
    String port = service.getEnvironment().getRequiredProperty("local.server.port");
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
