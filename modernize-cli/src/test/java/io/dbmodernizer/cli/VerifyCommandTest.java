package io.dbmodernizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.serde.EventJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VerifyCommandTest {

  private static final List<String> STAGES =
      List.of("provisioner", "migration", "backup", "monitoring");
  private static final String MATCHES =
      "{\"step\":\"s\",\"subject\":\"thing\",\"resourceId\":\"\",\"verdict\":\"MATCHES\",\"details\":[]}";
  private static final String PASSED =
      "{\"check\":\"rights\",\"subject\":\"role\",\"outcome\":\"PASSED\",\"message\":\"all\",\"remedy\":\"\"}";

  @TempDir Path folder;

  private final List<ServiceStub> services = new ArrayList<>();
  private Path request = Path.of("");

  @BeforeEach
  void start() throws Exception {
    for (String stage : STAGES) {
      services.add(
          ServiceStub.start()
              .reports("/verification", stage, MATCHES)
              .reports("/preflight", stage, PASSED));
    }
    request = folder.resolve("request.json");
    Files.writeString(request, CommandRun.of(Map.of(), "sample", "-").out());
  }

  @AfterEach
  void stop() {
    services.forEach(ServiceStub::close);
  }

  @Test
  void everythingAsRequestedIsOneTableAndSuccess() {
    // When
    CommandRun run = verify("some-id", "--request", request.toString());

    // Then
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .containsSubsequence("stage", "verdict", "provisioner", "migration", "backup", "monitoring")
        .contains("Everything is as requested.");
    TargetProvisioned asked =
        EventJson.read(TargetProvisioned.class, services.get(1).bodies().get(0));
    assertThat(asked.getDatabaseId())
        .isEqualTo(
            "/subscriptions/00000000-0000-4000-8000-0000000000aa/resourceGroups/rg-sales-to-azure"
                + "/providers/Microsoft.Sql/servers/sql-sales-to-azure/databases/SalesDb");
  }

  @Test
  void aDifferenceIsShownPropertyByPropertyAndFails() {
    // Given
    services
        .get(2)
        .reports(
            "/verification",
            "backup",
            "{\"step\":\"short-term\",\"subject\":\"policy\",\"verdict\":\"DIFFERS\","
                + "\"details\":[\"days is 7, wanted 14\",\"hours is 24, wanted 12\"]},"
                + "{\"step\":\"long-term\",\"subject\":\"policy\",\"verdict\":\"NOT_APPLICABLE\","
                + "\"details\":[\"Hyperscale\"]}");

    // When
    CommandRun run = verify("some-id", "--request", request.toString());

    // Then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("DIFFERS  ")
        .contains("days is 7, wanted 14")
        .contains("hours is 24, wanted 12")
        .contains("not applicable  Hyperscale")
        .contains("1 of 5 rows have a problem.");
  }

  @Test
  void aServiceThatDoesNotAnswerIsARowOfItsOwnAndFails() {
    // Given
    services
        .get(0)
        .answer("/verification", 400, "{\"detail\":\"this is not a TargetProvisioned\"}");
    services.get(3).close();

    // When
    CommandRun run = verify("some-id", "--request", request.toString());

    // Then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "use services and command line of the same release; this is not a TargetProvisioned")
        .contains(services.get(3).url() + " cannot be reached")
        .contains("2 of 4 rows have a problem.");
  }

  @Test
  void preflightShowsWhatStandsInTheWayWithTheRemedy() {
    // Given
    services
        .get(0)
        .reports(
            "/preflight",
            "provisioner",
            PASSED
                + ",{\"check\":\"names\",\"subject\":\"server x\",\"outcome\":\"FAILED\","
                + "\"message\":\"taken\",\"remedy\":\"Choose another.\"}");

    // When
    CommandRun run = verify("--preflight", request.toString());

    // Then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .containsSubsequence("names", "server x", "FAILED", "taken", "remedy: Choose another.")
        .contains("1 of 5 rows have a problem.");
    assertThat(EventJson.read(MigrationRequested.class, services.get(1).bodies().get(0)))
        .extracting(asked -> asked.getMetadata().getMigrationId())
        .isEqualTo("sales-to-azure");
  }

  @Test
  void bothQuestionsAnswerInJsonAndYamlWithTheRowsAsTheServicesSendThem() {
    // Given
    services.get(3).close();

    // When
    CommandRun resources = verify("some-id", "--request", request.toString(), "-o", "json");
    CommandRun preflight = verify("--preflight", request.toString(), "-o", "yaml");

    // Then
    JsonNode document = JsonMapper.shared().readTree(resources.out());
    assertThat(resources.exitCode()).isEqualTo(1);
    assertThat(document.path("passed").asBoolean()).isFalse();
    assertThat(document.path("rows").size()).isEqualTo(4);
    assertThat(document.path("rows").path(0).toString())
        .isEqualTo(MATCHES.replaceFirst("\\{", "{\"stage\":\"provisioner\","));
    assertThat(document.path("rows").path(3).path("verdict").asString()).isEqualTo("UNKNOWN");
    assertThat(document.path("rows").path(3).path("details").path(0).asString())
        .contains("cannot be reached");
    assertThat(preflight.exitCode()).isEqualTo(1);
    assertThat(preflight.out())
        .startsWith("passed: false\nrows:\n- stage: provisioner\n  check: rights\n")
        .contains("  outcome: UNKNOWN\n  message: the service at");
  }

  @Test
  void aWideTableHasTheIdOfTheResourceAndTheRemedyInAColumn() {
    // Given
    services
        .get(0)
        .reports(
            "/verification",
            "provisioner",
            MATCHES.replace("\"\",\"verdict", "\"/s/rg\",\"verdict"))
        .reports(
            "/preflight",
            "provisioner",
            PASSED.replace("\"remedy\":\"\"", "\"remedy\":\"Do this.\""));

    // When
    CommandRun resources = verify("some-id", "--request", request.toString(), "-o", "wide");
    CommandRun preflight = verify("--preflight", request.toString(), "-o", "wide");

    // Then
    assertThat(resources.out().lines().findFirst().orElseThrow()).endsWith("difference  id");
    assertThat(resources.out()).containsPattern("thing +matches +/s/rg\n");
    assertThat(preflight.out().lines().findFirst().orElseThrow()).endsWith("remedy");
    assertThat(preflight.out())
        .containsPattern("passed +all +Do this\\.\n")
        .doesNotContain("remedy: ");
  }

  @Test
  void preflightOfAnUnacceptableRequestAsksNobody() throws Exception {
    // Given
    Files.writeString(request, Files.readString(request).replace("\"SalesDb\"", "\"\""));

    // When
    CommandRun run = verify("--preflight", request.toString());

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("target.database.name: ");
    assertThat(services).allSatisfy(service -> assertThat(service.bodies()).isEmpty());
  }

  @Test
  void refusesWhenItIsNotClearWhatOrWhom() {
    // When
    CommandRun neither = verify();
    CommandRun both = verify("some-id", "--preflight", request.toString());
    CommandRun three =
        CommandRun.of(
            Map.of(),
            "verify",
            "--preflight",
            request.toString(),
            "--services",
            "http://a,http://b");
    CommandRun noAddress =
        CommandRun.of(
            Map.of(), "verify", "--preflight", request.toString(), "--services", "a,b,c,d");

    // Then
    assertThat(List.of(neither, both, three, noAddress))
        .allSatisfy(run -> assertThat(run.exitCode()).isEqualTo(2));
    assertThat(three.err()).contains("2 addresses of services");
    assertThat(noAddress.err()).contains("'a' is not the address of a service");
  }

  private CommandRun verify(String... arguments) {
    List<String> all = new ArrayList<>(List.of("verify"));
    all.addAll(List.of(arguments));
    all.add("--services");
    all.add(String.join(",", services.stream().map(ServiceStub::url).toList()));
    return CommandRun.of(Map.of(), all.toArray(String[]::new));
  }
}
