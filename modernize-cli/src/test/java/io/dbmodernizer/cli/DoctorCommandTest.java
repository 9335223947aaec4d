package io.dbmodernizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.topics.TopicCatalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Faults that are planted, and what {@code modernize doctor} says of each. */
@Timeout(60)
class DoctorCommandTest {

  private static final String DEAD = "127.0.0.1:1";
  private static final String SUBJECTS =
      TopicCatalogue.subjects().keySet().stream()
          .map(subject -> '"' + subject + '"')
          .collect(Collectors.joining(",", "[", "]"));

  @TempDir Path folder;
  private ServiceStub stub;

  @BeforeEach
  void start() throws Exception {
    stub =
        ServiceStub.start()
            .answer("/subjects", 200, SUBJECTS)
            .answer("/config", 200, "{\"compatibilityLevel\": \"FULL_TRANSITIVE\"}")
            .answer("/api/v1/summary", 200, "{\"migrations\": 3, \"needsAttention\": 1}")
            .answer("/api/v1/me", 200, "{\"role\": \"OPERATOR\"}")
            .answer("/actuator/health/readiness", 200, "{\"status\": \"UP\"}");
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  @Test
  void whatIsGoodIsGood() throws Exception {
    // Given: a source that answers
    String url = "jdbc:h2:mem:doctor-good;DB_CLOSE_DELAY=-1";
    try (Connection open = DriverManager.getConnection(url, "sa", "")) {
      // When
      Map<String, JsonNode> found =
          examine(Map.of(), "--source", "jdbc:h2:mem:doctor-good", "--source-user", "sa");

      // Then
      assertThat(open.isClosed()).isFalse();
      assertThat(levels(found, "java", "data folder", "disk", "ports", "registry", "monitoring"))
          .containsOnly("OK");
      assertThat(level(found, "source")).isEqualTo("OK");
      assertThat(level(found, "service " + stub.url())).isEqualTo("OK");
    }
  }

  @Test
  void aBrokerThatIsAwayOrIsNoneIsFound() {
    problem(
        examine(Map.of()), "broker", "no Kafka broker can be reached at " + DEAD, "modernize up");
    problem(
        examine(Map.of(), "--bootstrap-servers", stub.url().substring("http://".length())),
        "broker",
        "cannot be used",
        "--client-config");
  }

  @Test
  void aRegistryThatIsAwayOrIsNoneOrLacksSchemasIsFound() {
    problem(
        examine(Map.of(), "--registry", "http://" + DEAD),
        "registry",
        "nothing answers",
        "--registry");
    stub.answer("/config", 200, "{\"compatibilityLevel\": \"NONE\"}");
    assertThat(level(examine(Map.of()), "registry")).isEqualTo("WARNING");
    stub.answer("/subjects", 200, "[]");
    problem(examine(Map.of()), "registry", "schemas are missing", "modernize topics");
    stub.answer("/subjects", 404, "{}");
    problem(examine(Map.of()), "registry", "not as a schema registry", "basic.auth.user.info");
  }

  @Test
  void aMonitoringServiceThatIsAwayOrRefusesTheTokenIsFound() {
    problem(examine(Map.of(), "--api", "http://" + DEAD), "monitoring", "nothing answers", "--api");
    stub.answer("/api/v1/me", 200, "{\"role\": \"VIEWER\"}");
    assertThat(level(examine(Map.of()), "credential")).isEqualTo("WARNING");
    stub.answer("/api/v1/summary", 401, "{}");
    problem(examine(Map.of()), "credential", "status 401", "MODERNIZE_TOKEN");
    stub.answer("/api/v1/summary", 403, "{}");
    problem(examine(Map.of()), "credential", "status 403", "role");
    stub.answer("/api/v1/summary", 503, "{\"detail\": \"reading\", \"remedy\": \"Ask again.\"}");
    problem(examine(Map.of()), "monitoring", "status 503: reading", "Ask again.");
  }

  @Test
  void aServiceThatIsAwayOrCannotWorkIsFound() {
    problem(
        examine(Map.of(), "--services", "http://" + DEAD),
        "service http://" + DEAD,
        "nothing answers",
        "--services");
    stub.answer("/actuator/health/readiness", 503, "{\"status\": \"OUT_OF_SERVICE\"}");
    problem(examine(Map.of()), "service " + stub.url(), "OUT_OF_SERVICE", "/actuator/health");
  }

  @Test
  void whatTheServicesSayOfARequestIsFound() throws Exception {
    // Given
    Path request = folder.resolve("request.json");
    Files.writeString(request, CommandRun.of(Map.of(), "sample", "-").out());
    stub.reports(
        "/preflight",
        "migration",
        """
        {"check": "credential", "subject": "client 1", "outcome": "FAILED", "message": "expired",
         "remedy": "Renew the secret."},
        {"check": "runtime", "subject": "ir-sales", "outcome": "FAILED", "message": "offline",
         "remedy": "Start the node."},
        {"check": "rights", "subject": "rg-sales", "outcome": "PASSED", "message": ""}
        """);

    // When
    Map<String, JsonNode> found = examine(Map.of(), "--request", request.toString());

    // Then
    String area = "request, " + "migration, ";
    problem(found, area + "credential", "client 1: expired", "Renew the secret.");
    problem(found, area + "runtime", "ir-sales: offline", "Start the node.");
    assertThat(level(found, "request, migration")).isEqualTo("OK");
  }

  @Test
  void aSourceThatIsAwayOrRefusesTheLoginIsFound() throws Exception {
    problem(
        examine(Map.of(), "--source", "jdbc:h2:tcp://127.0.0.1:1/none"),
        "source",
        "cannot be reached",
        "--source");
    try (Connection open = DriverManager.getConnection("jdbc:h2:mem:doctor-login", "sa", "right")) {
      problem(
          examine(
              Map.of("PASSWORD_OF_SOURCE", "wrong"),
              "--source",
              "jdbc:h2:mem:doctor-login",
              "--source-user",
              "sa",
              "--source-password",
              "env:PASSWORD_OF_SOURCE"),
          "source",
          "refuses the login",
          "--source-password");
      assertThat(open.isClosed()).isFalse();
    }
  }

  @Test
  void aFullDiskAndTakenPortsAreFound() throws Exception {
    problem(examine(Map.of(), "--free-disk", "1000000000"), "disk", "MiB are free", "--data");
    String port = stub.url().substring(stub.url().lastIndexOf(':') + 1);
    Files.writeString(folder.resolve("platform.properties"), "port.broker=" + port + "\n");
    Map<String, JsonNode> found = examine(Map.of());
    assertThat(level(found, "ports")).isEqualTo("WARNING");
    assertThat(text(found, "ports", "found")).contains("broker=" + port);
  }

  @Test
  void whatIsWrongInProfilesAndClientSettingsIsFound() throws Exception {
    // Given
    Path profiles = folder.resolve("profiles.yaml");
    Map<String, String> environment =
        Map.of("MODERNIZE_PROFILES", profiles.toString(), "MODERNIZE_PROFILE", "one");
    Files.writeString(profiles, "profiles:\n  one:\n    apii: http://x\n");

    // Then
    problem(doctor(environment), "broker", "line 3", "nearest: api");
    Files.writeString(
        profiles, "profiles:\n  one:\n    api: %s\n    token: env:UNSET\n".formatted(stub.url()));
    problem(doctor(environment), "monitoring", "the token of the profile", "env:NAME");
    Files.writeString(
        profiles,
        "profiles:\n  one:\n    bootstrap-servers: %s\n    client-config: absent.properties\n"
            .formatted(DEAD));
    problem(doctor(environment), "broker", "absent.properties", "");
  }

  @Test
  void theTextNamesEachProblemWithItsRemedyAndTheExitCodeSaysThatThereIsOne() {
    // When
    CommandRun run = CommandRun.of(Map.of(), line());

    // Then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("problem  broker: no Kafka broker can be reached at " + DEAD)
        .contains("remedy: start the local platform with 'modernize up'")
        .contains("1 problem was found.");
  }

  private Map<String, JsonNode> examine(Map<String, String> environment, String... more) {
    return findings(CommandRun.of(environment, line(append(more, "-o", "json"))));
  }

  private static Map<String, JsonNode> doctor(Map<String, String> environment) {
    return findings(CommandRun.of(environment, "doctor", "-o", "json"));
  }

  private static Map<String, JsonNode> findings(CommandRun run) {
    Map<String, JsonNode> found = new HashMap<>();
    assertThat(run.err()).isEmpty();
    JsonMapper.shared()
        .readTree(run.out())
        .path("items")
        .forEach(item -> found.put(item.path("area").asString(), item));
    return found;
  }

  /** Returns the command with addresses of the stub and of no broker, unless others are given. */
  private String[] line(String... more) {
    List<String> given = List.of(more);
    List<String> line = new ArrayList<>(List.of("doctor"));
    Map.of(
            "--api", stub.url(),
            "--registry", stub.url(),
            "--services", stub.url(),
            "--bootstrap-servers", DEAD,
            "--free-disk", "1",
            "--data", folder.toString())
        .forEach(
            (option, value) -> {
              if (!given.contains(option)) {
                line.addAll(List.of(option, value));
              }
            });
    line.addAll(given);
    return line.toArray(String[]::new);
  }

  private static String[] append(String[] some, String... more) {
    List<String> all = new ArrayList<>(List.of(some));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static void problem(
      Map<String, JsonNode> found, String area, String what, String remedy) {
    assertThat(level(found, area)).as("%s in %s", area, found).isEqualTo("PROBLEM");
    assertThat(text(found, area, "found")).contains(what);
    assertThat(text(found, area, "remedy")).isNotEmpty().contains(remedy);
  }

  private static List<String> levels(Map<String, JsonNode> found, String... areas) {
    return List.of(areas).stream().map(area -> level(found, area)).toList();
  }

  private static String level(Map<String, JsonNode> found, String area) {
    return text(found, area, "level");
  }

  private static String text(Map<String, JsonNode> found, String area, String member) {
    JsonNode finding = found.get(area);
    return finding == null ? "" : finding.path(member).asString("");
  }
}
