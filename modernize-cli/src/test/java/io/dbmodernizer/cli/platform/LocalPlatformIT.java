package io.dbmodernizer.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.cli.doctor.BrokerExamination;
import io.dbmodernizer.cli.doctor.Finding;
import io.dbmodernizer.cli.topics.TopicCreation;
import io.dbmodernizer.topics.Topic;
import io.dbmodernizer.topics.TopicCatalogue;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The platform without services. The system tests test it with services. */
@Tag("deep")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalPlatformIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final TopicPartition PARTITION = new TopicPartition(Topic.REQUESTS.topicName(), 0);

  @TempDir static Path folder;

  private static LocalPlatform platform;

  @BeforeAll
  static void start() throws Exception {
    platform = LocalPlatform.start(options());
  }

  @AfterAll
  static void stop() throws Exception {
    LocalPlatform.stopAll(folder);
  }

  @Test
  @Order(1)
  void createsEveryTopicWithItsSettingsAndNoOther() throws Exception {
    // Given
    try (Admin admin = admin()) {
      // When
      Set<String> names = admin.listTopics().names().get(30, TimeUnit.SECONDS);
      ConfigResource status =
          new ConfigResource(ConfigResource.Type.TOPIC, Topic.STATUS.topicName());
      ConfigResource progress =
          new ConfigResource(ConfigResource.Type.TOPIC, Topic.PROGRESS_MIGRATION.topicName());
      ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
      Map<ConfigResource, Config> configs =
          admin.describeConfigs(List.of(status, progress, broker)).all().get(30, TimeUnit.SECONDS);

      // Then
      assertThat(names)
          .containsExactlyInAnyOrderElementsOf(
              TopicCatalogue.newTopics(1, (short) 1).stream().map(topic -> topic.name()).toList());
      assertThat(value(configs.get(status), "cleanup.policy")).isEqualTo("compact");
      assertThat(value(configs.get(progress), "retention.ms"))
          .isEqualTo(Long.toString(Duration.ofDays(7).toMillis()));
      assertThat(value(configs.get(broker), "auto.create.topics.enable")).isEqualTo("false");
      assertThat(admin.describeTopics(names).allTopicNames().get(30, TimeUnit.SECONDS).values())
          .allSatisfy(
              topic ->
                  assertThat(topic.partitions())
                      .hasSize(
                          topic.name().startsWith(Topic.COPY_TASKS.topicName())
                              ? 1
                              : Topic.DEFAULT_PARTITIONS));
    }
  }

  @Test
  @Order(2)
  void registersEverySchemaFullTransitive() throws Exception {
    // When
    JsonNode subjects = registry("/subjects");
    JsonNode config = registry("/config");

    // Then
    assertThat(subjects.valueStream().map(JsonNode::asString).toList())
        .containsExactlyInAnyOrderElementsOf(TopicCatalogue.subjects().keySet());
    assertThat(config.path("compatibilityLevel").asString()).isEqualTo("FULL_TRANSITIVE");
  }

  @Test
  @Order(3)
  void refusesAnIncompatibleSchema() throws Exception {
    // Given: a field without a default cannot be read from older records
    String schema =
        "{\"type\":\"record\",\"name\":\"MigrationRequested\","
            + "\"namespace\":\"io.dbmodernizer.events\","
            + "\"fields\":[{\"name\":\"requester\",\"type\":\"int\"}]}";
    String subject = TopicCatalogue.subjects().keySet().iterator().next();

    // When
    HttpResponse<String> response =
        HTTP.send(
            HttpRequest.newBuilder(
                    URI.create(
                        platform.addresses().registryUrl() + "/subjects/" + subject + "/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        JsonMapper.shared().writeValueAsString(Map.of("schema", schema))))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    // Then
    assertThat(response.statusCode()).isEqualTo(409);
  }

  @Test
  @Order(4)
  void keepsSecretsFromOtherUsersAndFromCommandLines() throws Exception {
    // Given
    String secret = platform.secrets().value(LocalSecrets.AZURE_CLIENT);

    // Then
    Path file = Path.of(platform.secrets().reference(LocalSecrets.AZURE_CLIENT).substring(5));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(ProcessHandle.allProcesses().map(p -> p.info().commandLine().orElse("")))
        .noneMatch(command -> command.contains(secret));
  }

  @Test
  @Order(5)
  void isUsedAsItIsWhenStartedAgain() throws Exception {
    // Given
    List<String> before = state();

    // When
    try (LocalPlatform again = LocalPlatform.start(options())) {
      assertThat(again.addresses()).isEqualTo(platform.addresses());
    }

    // Then
    assertThat(state()).isEqualTo(before);
    assertThat(LocalPlatform.running(folder))
        .containsExactlyInAnyOrder("broker", "registry", "emulator", "source");
  }

  /** Examines the broker again until a finding is a problem: it tells of a change a bit later. */
  private static List<Finding> examinedWithProblem(Map<String, Object> connection, int finding) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> new BrokerExamination(connection).findings(),
            findings -> findings.get(finding).level() == Finding.Level.PROBLEM);
  }

  @Test
  @Order(6)
  void theDoctorFindsATopicThatIsMissingAndOneWithOtherPartitions() throws Exception {
    // Given
    Map<String, Object> connection =
        Map.of("bootstrap.servers", platform.addresses().bootstrapServers());
    String topic = Topic.ALERTS.deadLetterTopicName();
    assertThat(new BrokerExamination(connection).findings())
        .extracting(Finding::level)
        .containsOnly(Finding.Level.OK);

    try (Admin admin = admin()) {
      // When
      admin.deleteTopics(List.of(topic)).all().get(30, TimeUnit.SECONDS);
      List<Finding> missing = examinedWithProblem(connection, 0);
      admin
          .createTopics(List.of(new NewTopic(topic, 2, (short) 1)))
          .all()
          .get(30, TimeUnit.SECONDS);
      List<Finding> different = examinedWithProblem(connection, 1);
      admin.deleteTopics(List.of(topic)).all().get(30, TimeUnit.SECONDS);
      new TopicCreation(admin).apply(Topic.DEFAULT_PARTITIONS, (short) 1);

      // Then
      assertThat(missing.get(0).level()).isEqualTo(Finding.Level.PROBLEM);
      assertThat(missing.get(0).found()).contains(topic);
      assertThat(missing.get(0).remedy()).contains("modernize topics");
      assertThat(different.get(1).level()).isEqualTo(Finding.Level.PROBLEM);
      assertThat(different.get(1).found()).contains("2: [" + topic + "]");
    }
  }

  @Test
  @Order(6)
  void refusesToMixSharedAndSeparateServices() {
    assertThatThrownBy(() -> platform.stopService("migration"))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("share one process");
  }

  @Test
  @Order(7)
  void keepsItsDataOverACrashAndARestart() throws Exception {
    // Given
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", platform.addresses().bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      producer
          .send(new ProducerRecord<>(PARTITION.topic(), PARTITION.partition(), "key", "kept"))
          .get(30, TimeUnit.SECONDS);
    }
    JsonNode schema = registry("/schemas/ids/1");
    List<ProcessHandle> processes = processes();

    // When
    platform.kill("registry");
    List<String> stopped = LocalPlatform.stopAll(folder);

    // Then
    assertThat(stopped).containsExactlyInAnyOrder("broker", "emulator", "source");
    assertThat(processes).hasSize(4).noneMatch(ProcessHandle::isAlive);
    assertThat(LocalPlatform.running(folder)).isEmpty();

    // When
    platform = LocalPlatform.start(options());

    // Then
    assertThat(registry("/schemas/ids/1")).isEqualTo(schema);
    assertThat(lastValue()).isEqualTo("kept");
  }

  @Test
  @Order(8)
  void saysWhyAPartDoesNotStartAndStopsTheRest() throws Exception {
    // Given
    LocalPlatform.stopAll(folder);

    // When
    assertThatThrownBy(
            () -> LocalPlatform.start(options().withEmulatorArguments("--no-such-option")))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("emulator ended during its start")
        .hasMessageContaining("--no-such-option");

    // Then
    assertThat(LocalPlatform.running(folder)).isEmpty();
  }

  private static PlatformOptions options() {
    return PlatformOptions.in(folder).withServices(Set.of());
  }

  private static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", platform.addresses().bootstrapServers()));
  }

  private static String value(@Nullable Config config, String name) {
    return Objects.requireNonNull(config).get(name).value();
  }

  private static JsonNode registry(String path) throws Exception {
    HttpResponse<String> response =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(platform.addresses().registryUrl() + path)).build(),
            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return JsonMapper.shared().readTree(response.body());
  }

  private static List<String> state() throws Exception {
    try (Stream<String> lines = Files.lines(folder.resolve("platform.properties"))) {
      return lines.filter(line -> !line.startsWith("#")).sorted().toList();
    }
  }

  private static List<ProcessHandle> processes() throws Exception {
    return state().stream()
        .filter(line -> line.startsWith("pid."))
        .map(line -> Long.parseLong(line.split("=")[1]))
        .flatMap(pid -> ProcessHandle.of(pid).stream())
        .toList();
  }

  private static String lastValue() {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", platform.addresses().bootstrapServers()),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
      return consumer.poll(Duration.ofSeconds(30)).iterator().next().value();
    }
  }
}
