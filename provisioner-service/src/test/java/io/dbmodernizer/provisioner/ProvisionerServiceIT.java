package io.dbmodernizer.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.emulator.AzureEmulator;
import io.dbmodernizer.emulator.EmulatorOptions;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.events.TargetProvisioningFailed;
import io.dbmodernizer.runtime.testing.EventLog;
import io.dbmodernizer.serde.EventSerde;
import io.dbmodernizer.testing.BrokerInJvm;
import io.dbmodernizer.testing.HostileRecords;
import io.dbmodernizer.testsupport.request.TestRequests;
import io.dbmodernizer.topics.Topic;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/**
 * The whole service: a real broker, the emulator over HTTPS, azure-identity against its token
 * endpoint.
 */
class ProvisionerServiceIT {
  private static final Set<Topic> SOURCES = ProvisionerStage.outline().build().sources();

  private final String registry = "mock://" + UUID.randomUUID();
  private BrokerInJvm broker;
  private AzureEmulator emulator;
  private ConfigurableApplicationContext service;
  private EventLog events;

  @TempDir Path folder;

  @BeforeEach
  void start() throws Exception {
    broker = BrokerInJvm.start(2);
    emulator = AzureEmulator.start(EmulatorOptions.defaults());
    Path secret = Files.writeString(folder.resolve("client-secret"), "any-secret");
    Path password = Files.writeString(folder.resolve("password"), TestRequests.PASSWORD);
    events = new EventLog(broker.bootstrapServers(), registry);
    service =
        ProvisionerApplication.start(
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
            "--spring.kafka.properties.schema.registry.url=" + registry,
            "--dbmodernizer.azure.endpoint=" + emulator.baseUri(),
            "--dbmodernizer.azure.authority-host=" + emulator.baseUri(),
            "--dbmodernizer.azure.tenant-id=00000000-0000-0000-0000-00000000000a",
            "--dbmodernizer.azure.client-id=00000000-0000-0000-0000-00000000000b",
            "--dbmodernizer.azure.client-secret-ref=file:" + secret,
            "--dbmodernizer.azure.trusted-certificate=" + emulator.certificatePem(),
            "--dbmodernizer.health.check-interval=500ms",
            "--dbmodernizer.health.broker-silence=3s",
            "--dbmodernizer.health.stalled-after=5s",
            "--dbmodernizer.sql.source-url=" + Prerequisites.SOURCE_URL,
            "--dbmodernizer.stage.state-directory=" + folder.resolve("streams"));
    assertThat(password).exists();
  }

  @AfterEach
  void stop() throws Exception {
    List<AutoCloseable> open = new ArrayList<>(List.of(service, events, emulator, broker));
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
  }

  @Test
  void oneRequestBecomesATargetThatCarriesItOnward() throws Exception {
    // Given
    MigrationRequested request = request("m-1");

    // When
    events.publish(Topic.REQUESTS, request);
    SpecificRecord outcome = events.awaitFirst(Topic.TARGETS);

    // Then
    TargetProvisioned provisioned = (TargetProvisioned) outcome;
    MigrationRequested carried = MigrationRequested.newBuilder(provisioned.getRequest()).build();
    assertThat(carried.getMetadata().getMigrationId()).isEqualTo("m-1");
    assertThat(carried.getMetadata().getOccurredAt()).isAfter(Instant.EPOCH);
    carried.setMetadata(request.getMetadata());
    assertThat(carried).isEqualTo(request);
    assertThat(provisioned.getServerFqdn()).contains("sql-m-1");
    assertThat(provisioned.getResources())
        .extracting(resource -> resource.getType().toLowerCase(java.util.Locale.ROOT))
        .contains("microsoft.sql/servers", "microsoft.sql/servers/databases");
    assertThat(events.all(Topic.PROGRESS_PROVISIONER)).isNotEmpty();
    assertThat(health()).contains("\"UP\"");
  }

  @Test
  void requestThatBreaksRulesFailsNamingThemAndTouchesNothingInAzure() throws Exception {
    // Given
    MigrationRequested request = request("m-2");
    request.getTarget().getServer().setName("Not_A_Server");

    // When
    events.publish(Topic.REQUESTS, request);
    SpecificRecord outcome = events.awaitFirst(Topic.TARGETS);

    // Then
    TargetProvisioningFailed failed = (TargetProvisioningFailed) outcome;
    assertThat(failed.getFailure().getReason()).isEqualTo(Reason.INVALID_REQUEST);
    assertThat(failed.getFailure().getMessage()).contains("target.server.name");
    assertThat(emulator.requests().since(0))
        .noneMatch(r -> r.isWrite() && r.path().contains("providers"));
  }

  @Test
  void noRecordStopsTheServiceAndAMigrationBehindThemAllCompletes() throws Exception {
    // Given
    int sent = 0;
    try (EventSerde serde = EventSerde.of(Map.of("schema.registry.url", registry));
        KafkaProducer<String, SpecificRecord> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                serde.serializer())) {
      for (HostileRecords.Hostile hostile : HostileRecords.about("hostile")) {
        if (SOURCES.contains(hostile.topic())) {
          producer.send(
              new ProducerRecord<>(hostile.topic().topicName(), hostile.key(), hostile.event()));
          sent++;
        }
      }
    }

    // When
    events.publish(Topic.REQUESTS, request("m-3"));

    // Then
    await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () ->
                events.all(Topic.TARGETS).stream()
                    .anyMatch(
                        event ->
                            event instanceof TargetProvisioned done
                                && done.getMetadata().getMigrationId().equals("m-3")));
    assertThat(sent).isGreaterThan(1_000);
    assertThat(streams().metrics().entrySet())
        .filteredOn(metric -> metric.getKey().name().equals("failed-stream-threads"))
        .isNotEmpty()
        .allSatisfy(
            metric -> assertThat(((Number) metric.getValue().metricValue()).intValue()).isZero());
    assertThat(probe("readiness").statusCode()).isEqualTo(200);
  }

  @Test
  void aPartitionThatIsHeldUpByAnotherProgramIsNamed() throws Exception {
    // Given
    await().atMost(Duration.ofMinutes(1)).until(() -> probe("readiness").statusCode() == 200);

    // When
    try (KafkaProducer<String, String> other =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "left-open"),
            new StringSerializer(),
            new StringSerializer())) {
      other.initTransactions();
      other.beginTransaction();
      RecordMetadata open =
          other.send(new ProducerRecord<>(Topic.REQUESTS.topicName(), "m-4", "open")).get();

      // Then
      await().atMost(Duration.ofMinutes(1)).until(() -> probe("readiness").statusCode() == 503);
      assertThat(probe("readiness").body())
          .contains("modernization.requests-" + open.partition())
          .contains("a transaction of another program is open");
      assertThat(probe("liveness").statusCode()).isEqualTo(200);

      // When
      other.abortTransaction();

      // Then
      await().atMost(Duration.ofMinutes(1)).until(() -> probe("readiness").statusCode() == 200);
    }
  }

  @Test
  void aBrokerThatIsGoneMakesTheServiceNotReadyButLeavesItAlive() throws Exception {
    // Given
    await().atMost(Duration.ofMinutes(1)).until(() -> probe("readiness").statusCode() == 200);

    // When
    broker.close();

    // Then
    await().atMost(Duration.ofMinutes(1)).until(() -> probe("readiness").statusCode() == 503);
    assertThat(probe("readiness").body()).contains("no answer for");
    assertThat(probe("liveness").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> probe(String group) throws Exception {
    String port = service.getEnvironment().getProperty("local.server.port");
    URI uri = URI.create("http://127.0.0.1:" + port + "/actuator/health/" + group);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private KafkaStreams streams() {
    return Objects.requireNonNull(
        service.getBean(StreamsBuilderFactoryBean.class).getKafkaStreams());
  }

  private MigrationRequested request(String migrationId) {
    MigrationRequested request =
        TestRequests.request(
            migrationId,
            "sql-" + migrationId,
            target ->
                target
                    .getServer()
                    .setAdministratorPasswordRef("file:" + folder.resolve("password")));
    request.getSource().setHost("127.0.0.1");
    request.getSource().setDatabase("sales");
    request.getSource().setLogin("reader");
    request.getSource().setPasswordRef("file:" + folder.resolve("password"));
    return request;
  }

  private String health() throws Exception {
    String port = service.getEnvironment().getProperty("local.server.port");
    URI uri = URI.create("http://127.0.0.1:" + port + "/actuator/health");
    StringBuilder body = new StringBuilder();
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              body.setLength(0);
              body.append(
                  HttpClient.newHttpClient()
                      .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                      .body());
              assertThat(body.toString()).startsWith("{");
            });
    return body.toString();
  }
}
