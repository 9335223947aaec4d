package io.dbmodernizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.request.RequestDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The refusals of {@code modernize request}. The address of the broker is unused, because a request
 * is refused before it is published.
 */
class RequestCommandTest {

  private static final String NO_BROKER = "127.0.0.1:1";
  private static final Map<String, String> ENVIRONMENT =
      Map.of("SOURCE_PASSWORD", "set", "TARGET_ADMIN_PASSWORD", "set");

  @TempDir Path folder;

  private ObjectNode request;

  @BeforeEach
  void sample() {
    CommandRun sample = CommandRun.of(Map.of(), "sample", "-");
    assertThat(sample.exitCode()).isZero();
    request = (ObjectNode) JsonMapper.shared().readTree(sample.out());
    set("target.storage.accountName", "stsales");
    set("target.storage.containerName", "migration");
  }

  @Test
  void notesARegionThatIsNotKnownAndAPoolThatHasToExistAndStillAccepts() throws Exception {
    // Given
    ((ObjectNode) request.path("target").path("azure")).put("region", "westeurop");
    ((ObjectNode) request.path("target").path("database"))
        .putObject("elasticPool")
        .put("name", "p1");
    ((ObjectNode) request.path("target").path("database")).remove("serviceObjective");

    // When
    CommandRun run = dryRun(ENVIRONMENT);

    // Then
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("note: target.azure.region: 'westeurop' is not a region that this release knows")
        .contains("did you mean westeurope?")
        .contains("note: target.database.elasticPool.name: 'p1' must exist on the server")
        .contains("modernize verify --preflight FILE");
  }

  @Test
  void printsTheRequestAndPublishesNothing() throws Exception {
    // When
    CommandRun run = dryRun(ENVIRONMENT, "--print");

    // Then
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(RequestDocument.parse(run.out()))
        .isEqualTo(RequestDocument.parse(request.toString()));
  }

  @Test
  void acceptsTheSample() throws Exception {
    // When
    CommandRun run = dryRun(ENVIRONMENT);

    // Then
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("not checked: the preflight, because no address of a service is known");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("acceptable").contains("nothing was published");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "requester | '' | requester | a person or a team",
        "source.host | '' | source.host | ",
        "source.port | 'many' | source.port | whole number",
        "source.port | 70000 | source.port | 65535",
        "target.azure.subscriptionId | 'mine' | target.azure.subscriptionId | UUID",
        "target.azure.region | 'West Europe' | target.azure.region | westeurope",
        "target.server.name | 'Sales_Server' | target.server.name | lower",
        "target.database.name | 'Sales?Db' | target.database.name | ",
        "target.database.serviceObjective | 'S99' | target.database.serviceObjective | ",
        "target.storage.accountName | 'Sales-Storage' | target.storage.accountName | 3 to 24",
        "backup.shortTermRetentionDays | 36 | backup.shortTermRetentionDays | 1 to 35",
        "backup.differentialBackupIntervalHours | 13 | backup.differentialBackupIntervalHours | 12",
        "backup.weeklyRetention | 'four weeks' | backup.weeklyRetention | P",
        "monitoring.workspaceRetentionDays | 3 | monitoring.workspaceRetentionDays | 730",
      })
  void refusesABadField(String path, String value, String field, String accepted) throws Exception {
    // Given
    set(path, value);

    // When
    CommandRun run = publish(ENVIRONMENT);

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(violationsOf(run))
        .singleElement()
        .asString()
        .startsWith(field + ": ")
        .containsIgnoringCase(accepted == null ? "accepted: " : accepted);
  }

  @Test
  void refusesAMissingFieldAndAnUnknownOne() throws Exception {
    // Given
    request.withObject("/target").remove("server");
    request.put("sorce", "mistyped");

    // When
    CommandRun run = publish(ENVIRONMENT);

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("sorce: ");

    // When
    request.remove("sorce");
    run = publish(ENVIRONMENT);

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("target.server.name: is required");
  }

  @Test
  void refusesAPlaintextPasswordWithoutRepeatingIt() throws Exception {
    // Given
    String password = "Winter!2024secret";
    set("source.passwordRef", password);

    // When
    CommandRun run = publish(ENVIRONMENT);

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(violationsOf(run))
        .singleElement()
        .asString()
        .startsWith("source.passwordRef: ")
        .contains("env:NAME, file:PATH or keyvault:");
    assertThat(run.out() + run.err()).doesNotContain(password);
  }

  @Test
  void refusesAPasswordInAFieldThatDoesNotExistWithoutRepeatingIt() throws Exception {
    // Given
    String password = "Winter!2024secret";
    request.withObject("/source").put("password", password);

    // When
    CommandRun run = publish(ENVIRONMENT);

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("source.password: ");
    assertThat(run.out() + run.err()).doesNotContain(password);
  }

  @Test
  void refusesAReferenceToAVariableThatIsNotSet() throws Exception {
    // When
    CommandRun run = publish(Map.of("TARGET_ADMIN_PASSWORD", "set"));

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(violationsOf(run))
        .singleElement()
        .asString()
        .startsWith("source.passwordRef: ")
        .contains("SOURCE_PASSWORD, which is not set");
  }

  @Test
  void refusesAReferenceToAFileThatIsAbsentEmptyOrAFolder() throws Exception {
    // Given
    Path empty = Files.createFile(folder.resolve("empty"));

    for (Path path : new Path[] {folder.resolve("absent"), empty, folder}) {
      set("target.server.administratorPasswordRef", "file:" + path);

      // When
      CommandRun run = publish(ENVIRONMENT);

      // Then
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(violationsOf(run))
          .singleElement()
          .asString()
          .startsWith("target.server.administratorPasswordRef: ")
          .contains("file " + path + ", which ");
    }
  }

  @Test
  void leavesSecretsToTheServicesWhenTold() throws Exception {
    // When
    CommandRun run = dryRun(Map.of(), "--services-resolve-secrets");

    // Then
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void refusesWhatIsNotJsonByPlaceAlone() throws Exception {
    // Given
    Path file = folder.resolve("request.json");
    Files.writeString(file, "{\n  \"source\": { \"passwordRef\": \"Winter!2024secret }\n}");

    // When
    CommandRun run =
        CommandRun.of(
            ENVIRONMENT,
            "request",
            "-f",
            file.toString(),
            "--bootstrap-servers",
            NO_BROKER,
            "--registry",
            "http://x");

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("line ").doesNotContain("Winter");
  }

  @Test
  void namesEveryFieldAtFaultAtOnce() throws Exception {
    // Given
    set("requester", "");
    set("target.server.name", "-bad-");
    set("backup.shortTermRetentionDays", "0");

    // When
    CommandRun run = publish(ENVIRONMENT);

    // Then
    assertThat(violationsOf(run))
        .extracting(line -> line.split(":")[0])
        .containsExactly("requester", "target.server.name", "backup.shortTermRetentionDays");
  }

  @Test
  void saysThatAFileDoesNotExist() {
    // When
    CommandRun run = CommandRun.of(ENVIRONMENT, "request", "-f", folder + "/absent.json");

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("absent.json' does not exist");
  }

  private void set(String path, String value) {
    int dot = path.lastIndexOf('.');
    ObjectNode parent =
        dot < 0 ? request : request.withObject("/" + path.substring(0, dot).replace('.', '/'));
    String field = path.substring(dot + 1);
    JsonNode number = value.matches("\\d+") ? JsonMapper.shared().readTree(value) : null;
    if (number == null) {
      parent.put(field, value);
    } else {
      parent.set(field, number);
    }
  }

  private CommandRun publish(Map<String, String> environment) throws Exception {
    Path file = folder.resolve("request.json");
    Files.writeString(file, request.toString());
    return CommandRun.of(
        environment,
        "request",
        "-f",
        file.toString(),
        "--bootstrap-servers",
        NO_BROKER,
        "--registry",
        "http://127.0.0.1:1");
  }

  private CommandRun dryRun(Map<String, String> environment, String... more) throws Exception {
    Path file = folder.resolve("request.json");
    Files.writeString(file, request.toString());
    List<String> arguments =
        new ArrayList<>(
            List.of("request", "-f", file.toString(), "--dry-run", "--data", folder.toString()));
    arguments.addAll(List.of(more));
    return CommandRun.of(environment, arguments.toArray(String[]::new));
  }

  private static List<String> violationsOf(CommandRun run) {
    return run.err().lines().filter(line -> line.startsWith("  ")).map(String::strip).toList();
  }
}
