package io.dbmodernizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.cli.api.MonitoringApi;
import io.dbmodernizer.cli.progress.MigrationLines;
import io.dbmodernizer.cli.progress.Outcome;
import io.dbmodernizer.cli.progress.StatusFeed;
import io.dbmodernizer.cli.progress.StatusWatch;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.events.Reason;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The preflight of {@code modernize request}, and the publication by the monitoring service. */
class RequestPreflightTest {

  private static final String ID = "sales-to-azure";
  private static final String ONE = "/api/v1/migrations/" + ID;
  private static final String ALL = "/api/v1/migrations";
  private static final List<String> STAGES =
      List.of("provisioner", "migration", "backup", "monitoring");
  private static final String PASSED = row("rights", "role", "PASSED", "all", "");
  private static final String TAKEN =
      row("names", "server x", "FAILED", "is taken", "Choose another.");

  @TempDir Path folder;

  private final List<ServiceStub> services = new ArrayList<>();
  private Path request = Path.of("");

  @BeforeEach
  void start() throws Exception {
    for (String stage : STAGES) {
      services.add(ServiceStub.start().reports("/preflight", stage, PASSED));
    }
    monitoring().answer(ALL, 202, "{\"migrationId\":\"%s\",\"commandId\":\"e-1\"}".formatted(ID));
    request = folder.resolve("request.json");
    Files.writeString(request, CommandRun.of(Map.of(), "sample", "-").out());
  }

  @AfterEach
  void stop() {
    services.forEach(ServiceStub::close);
  }

  @Test
  void aRequestWithoutProblemsIsPublishedByTheMonitoringService() {
    // When
    CommandRun run = request();

    // Then
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines())
        .containsExactly("preflight: no problem in 4 checks", "requested " + ID);
    assertThat(published())
        .singleElement()
        .satisfies(
            body -> {
              assertThat(body.path("migrationId").asString()).isEqualTo(ID);
              assertThat(body.path("source").path("login").asString()).isEqualTo("migrator");
            });
  }

  @Test
  void whatStandsInTheWayIsShownWithItsRemedyAndNothingIsPublished() {
    // Given
    services.get(0).reports("/preflight", "provisioner", PASSED + "," + TAKEN);

    // When
    CommandRun run = request();

    // Then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .containsSubsequence("names", "server x", "FAILED", "is taken", "remedy: Choose another.")
        .contains("The preflight has found a problem; nothing was published.")
        .doesNotContain("rights");
    assertThat(published()).isEmpty();
  }

  @Test
  void withoutPreflightNobodyIsAskedAndTheRequestIsPublished() {
    // Given
    services.get(0).reports("/preflight", "provisioner", TAKEN);

    // When
    CommandRun run = request("--no-preflight");

    // Then
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines()).containsExactly("requested " + ID);
    assertThat(services.get(0).bodies()).isEmpty();
    assertThat(published()).hasSize(1);
  }

  @Test
  void adviceAndWhatNobodyCouldCheckAreShownAndDoNotRefuse() {
    // Given
    services
        .get(1)
        .reports(
            "/preflight",
            "migration",
            row("target", "[dbo].[T]", "PASSED", "rows are deleted", "Keep a copy.")
                + ","
                + row("source", "source sql01", "UNKNOWN", "did not answer", "Try again."));
    services.get(2).close();

    // When
    CommandRun run = request();

    // Then
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .containsSubsequence("target", "rows are deleted", "remedy: Keep a copy.", "requested");
    assertThat(run.err().lines())
        .containsExactly(
            "not checked: migration, source sql01: did not answer; Try again.",
            "not checked: %s, all of this stage: the service at %s cannot be reached"
                .formatted(services.get(2).url(), services.get(2).url()));
    assertThat(published()).hasSize(1);
  }

  @Test
  void servicesThatDoNotAnswerAreOneLine() throws Exception {
    // Given
    try (ServiceStub api = ServiceStub.start().answer(ALL, 202, "{\"commandId\":\"e-1\"}")) {
      services.forEach(ServiceStub::close);

      // When
      CommandRun run = run("--api", api.url(), "--services", urls());

      // Then
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.err().lines())
          .singleElement()
          .asString()
          .startsWith("not checked: the preflight, because no service answers: the service at ");
      assertThat(run.out()).isEqualTo("requested " + ID + "\n");
    }
  }

  @Test
  void aMigrationThatExistsIsNotCheckedAgainAndARepeatSaysSo() {
    // Given
    services.get(0).reports("/preflight", "provisioner", TAKEN);
    monitoring()
        .knows(ID, "RUNNING", "RUNNING", "")
        .answer(ALL, 202, "{\"migrationId\":\"%s\",\"commandId\":\"\"}".formatted(ID));

    // When
    CommandRun run = request();

    // Then
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEqualTo(ID + " exists; not checked\n");
    assertThat(run.out()).contains("requested " + ID + " before");
    assertThat(services.get(0).bodies()).isEmpty();
  }

  @Test
  void theServicesOfAProfileAreNotAskedAboutAnotherPlatform() throws Exception {
    // Given
    services.get(0).reports("/preflight", "provisioner", TAKEN);
    Path profiles = folder.resolve(".config/modernize/profiles.yaml");
    Files.createDirectories(profiles.getParent());
    Files.writeString(
        profiles,
        "default: one\nprofiles:\n  one:\n    api: %s\n    services: %s\n"
            .formatted(monitoring().url(), urls()));
    List<String> request =
        List.of("request", "-f", this.request.toString(), "--services-resolve-secrets");
    Map<String, String> home = Map.of("HOME", folder.toString());

    try (ServiceStub api = ServiceStub.start().answer(ALL, 202, "{\"commandId\":\"e-1\"}")) {
      // When
      CommandRun own = CommandRun.of(home, request.toArray(String[]::new));
      List<String> arguments = new ArrayList<>(request);
      arguments.addAll(List.of("--api", api.url()));
      CommandRun other = CommandRun.of(home, arguments.toArray(String[]::new));

      // Then
      assertThat(own.exitCode()).as(own.err()).isEqualTo(1);
      assertThat(other.exitCode()).as(other.out()).isZero();
      assertThat(other.err())
          .startsWith("not checked: the preflight, because no address of a service is known");
      assertThat(other.out()).isEqualTo("requested " + ID + "\n");
    }
  }

  @Test
  void theOutcomeIsThatOfTheRestInterface() {
    // Given
    monitoring()
        .answer(
            ONE,
            200,
            """
            {"migrationId":"%s","state":"FAILED","stages":[{"name":"migration","state":"FAILED",
             "failure":{"reason":"SOURCE_LOGIN_FAILED","message":"refuses the login","remedy":"Grant it."}}]}
            """
                .formatted(ID));

    // When
    CommandRun run = request("--wait", "--no-preflight");

    // Then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("requested " + ID)
        .contains("migration failed, SOURCE_LOGIN_FAILED: refuses the login")
        .contains("remedy: Grant it.");
  }

  @Test
  void aNewRefusalEndsTheWatchOfARepeatedRequestAndAnOldOneDoesNot() throws Exception {
    // Given
    String state = "{\"migrationId\":\"%s\",\"state\":\"RUNNING\",\"refusal\":{\"reason\":\"%s\"}}";
    JsonNode earlier = JsonMapper.shared().readTree(state.formatted(ID, "INVALID_REQUEST"));

    // When
    monitoring().answer(ONE, 200, state.formatted(ID, "INVALID_REQUEST"));
    Outcome old = watch(earlier, Duration.ofMillis(300));
    monitoring().answer(ONE, 200, state.formatted(ID, "RESOURCE_CONFLICT"));
    Outcome fresh = watch(earlier, Duration.ofSeconds(20));

    // Then
    assertThat(old).isInstanceOf(Outcome.TimedOut.class);
    assertThat(fresh)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused ->
                assertThat(refused.failure().getReason()).isEqualTo(Reason.RESOURCE_CONFLICT));
  }

  private Outcome watch(JsonNode earlier, Duration timeout) throws InterruptedException {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    StatusFeed feed =
        new StatusFeed(
            new MonitoringApi(monitoring().url(), null), ID, new MigrationLines(nowhere, false));
    return StatusWatch.ofRepeated(feed, Terminal.plain(nowhere), earlier).await(timeout);
  }

  @Test
  void theDocumentIsOneAndHasPreflightAndState() {
    // Given
    monitoring().knows(ID, "COMPLETED", "DONE", "");

    // When
    CommandRun known = request("--wait", "-o", "json");
    monitoring().answer(ONE, 404, "{}");
    CommandRun unknown = request("-o", "json");
    services.get(0).reports("/preflight", "provisioner", TAKEN);
    CommandRun refused = request("-o", "json");

    // Then
    JsonNode followed = JsonMapper.shared().readTree(known.out());
    assertThat(known.exitCode()).isZero();
    assertThat(followed.path("migration").path("state").asString()).isEqualTo("COMPLETED");
    assertThat(followed.path("preflight").isNull()).isTrue();
    JsonNode published = JsonMapper.shared().readTree(unknown.out());
    assertThat(published.path("published").asBoolean()).isTrue();
    assertThat(published.path("preflight").path("passed").asBoolean()).isTrue();
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(JsonMapper.shared().readTree(refused.out()).toString())
        .startsWith(
            "{\"migrationId\":\"" + ID + "\",\"published\":false,\"preflight\":{\"passed\":false")
        .contains("is taken");
  }

  @Test
  void aRefusalOfTheServiceIsToldWithEveryViolation() {
    // Given
    monitoring()
        .answer(
            ALL,
            422,
            """
            {"title":"Not acceptable","status":422,"detail":"the request breaks rules","remedy":"Correct it.",
             "violations":[{"field":"source.host","message":"is new","accepted":"another"}]}
            """);

    // When
    CommandRun run = request();

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("the request breaks rules; source.host: is new; accepted: another")
        .contains("remedy: Correct it.");
  }

  @Test
  void aDryRunAsksTheServicesAndPublishesNothing() {
    // When
    CommandRun run = request("--dry-run");

    // Then
    assertThat(run.exitCode()).isZero();
    assertThat(services.get(0).bodies()).hasSize(1);
    assertThat(published()).isEmpty();
    assertThat(run.out()).contains("the request is acceptable; nothing was published");
  }

  private ServiceStub monitoring() {
    return services.get(3);
  }

  /** Returns the requests that the monitoring service got. */
  private List<JsonNode> published() {
    return monitoring().bodies().stream()
        .filter(body -> body.contains("passwordRef"))
        .map(JsonMapper.shared()::readTree)
        .filter(body -> !body.has("metadata"))
        .toList();
  }

  private CommandRun request(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("--api", monitoring().url(), "--services", urls()));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private CommandRun run(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("request", "-f", request.toString(), "--services-resolve-secrets"));
    arguments.addAll(List.of(more));
    return CommandRun.of(Map.of(), arguments.toArray(String[]::new));
  }

  private String urls() {
    return String.join(",", services.stream().map(ServiceStub::url).toList());
  }

  private static String row(
      String check, String subject, String outcome, String message, String remedy) {
    return "{\"check\":\"%s\",\"subject\":\"%s\",\"outcome\":\"%s\",\"message\":\"%s\",\"remedy\":\"%s\"}"
        .formatted(check, subject, outcome, message, remedy);
  }
}
