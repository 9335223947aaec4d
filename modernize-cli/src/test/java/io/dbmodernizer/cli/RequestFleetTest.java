package io.dbmodernizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.RequestDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests from a template and a file with values, by {@code modernize request --values}. */
class RequestFleetTest {

  private static final String TEMPLATE =
      """
      # The wave of spring.
      migrationId: move-${database}
      requester: platform-team
      source:
        host: ${host}
        port: ${port}
        database: ${database}
        login: migrator
        passwordRef: keyvault:https://vault-sales/secrets/${secret}
      target:
        azure:
          subscriptionId: 00000000-0000-4000-8000-0000000000aa
          resourceGroup: rg-wave
          region: westeurope
        server:
          name: sql-wave
          administratorLogin: sqladministrator
          administratorPasswordRef: keyvault:https://vault-sales/secrets/admin
        database:
          name: ${database}
      labels:
        cost: $${database}
      """;
  private static final List<String> STAGES =
      List.of("provisioner", "migration", "backup", "monitoring");
  private static final String VALUES =
      """
      database,host,port,secret
      Sales,sql01.example.com,1433,sales
      "Human Resources",sql02.example.com,,hr
      """;

  @TempDir Path folder;

  private ServiceStub service;

  @BeforeEach
  void start() throws Exception {
    service = ServiceStub.start().answer("/api/v1/migrations", 202, "{\"commandId\":\"e-1\"}");
    preflightFinds("PASSED", "free", "");
    write("template.yaml", TEMPLATE.replace("move-${database}", "move-${secret}"));
    write("values.csv", VALUES);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void eachRowIsARequestWithTypedValuesAndDefaultsForEmptyCells() {
    // When
    CommandRun run = fleet("values.csv", "--print");

    // Then
    assertThat(run.exitCode()).as(run.err()).isZero();
    List<MigrationRequested> requests =
        Arrays.stream(run.out().split("---\n"))
            .filter(text -> !text.isBlank())
            .map(RequestDocument::parse)
            .toList();
    assertThat(requests)
        .extracting(request -> request.getMetadata().getMigrationId())
        .containsExactly("move-sales", "move-hr");
    assertThat(requests)
        .extracting(request -> request.getSource().getDatabase())
        .containsExactly("Sales", "Human Resources");
    assertThat(requests)
        .allSatisfy(request -> assertThat(request.getSource().getPort()).isEqualTo(1433));
    assertThat(requests.get(1).getSource().getPasswordRef())
        .isEqualTo("keyvault:https://vault-sales/secrets/hr");
    assertThat(requests.get(0).getLabels()).containsEntry("cost", "${database}");
    assertThat(service.bodies()).isEmpty();
  }

  @Test
  void yamlAndJsonGiveTheSameRequestsAsCsv() throws Exception {
    // Given
    write(
        "values.yaml",
        """
        - {database: Sales, host: sql01.example.com, port: 1433, secret: sales}
        - database: Human Resources
          host: sql02.example.com
          port: ""
          secret: hr
        """);
    write(
        "values.json",
        """
        [{"database": "Sales", "host": "sql01.example.com", "port": 1433, "secret": "sales"},
         {"database": "Human Resources", "host": "sql02.example.com", "port": null, "secret": "hr"}]
        """);

    // Then
    String csv = fleet("values.csv", "--print").out();
    assertThat(csv).contains("move-hr");
    assertThat(fleet("values.yaml", "--print").out()).isEqualTo(csv);
    assertThat(fleet("values.json", "--print").out()).isEqualTo(csv);
  }

  @Test
  void theExampleOfTheDocumentsGivesTheSameRequestsFromCsvAndYaml() throws Exception {
    // Given
    List<String> blocks =
        Pattern.compile("^```(?:yaml)?\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(Files.readString(Path.of("..", "docs", "fleet.md")))
            .results()
            .map(block -> block.group(1))
            .toList();
    write("template.yaml", blocks.get(0));
    write("values.csv", blocks.get(1));
    write("values.yaml", blocks.get(2));

    // When
    CommandRun csv = fleet("values.csv", "--print");
    CommandRun yaml = fleet("values.yaml", "--print");

    // Then
    assertThat(csv.exitCode()).as(csv.err()).isZero();
    assertThat(csv.out()).contains("move-sales", "move-hr", "1444", "Human Resources");
    assertThat(yaml.out()).isEqualTo(csv.out());
  }

  @Test
  void everyRequestIsCheckedByTheServicesAndPublishedInOrder() {
    // When
    CommandRun run = fleet("values.csv");

    // Then
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines())
        .containsExactly(
            "preflight of 2 requests: 0 have a problem, 8 checks",
            "requested move-sales",
            "requested move-hr");
    assertThat(service.bodies().stream().filter(body -> body.startsWith("{\"metadata\"")))
        .hasSize(8);
    assertThat(
            service.bodies().stream()
                .filter(body -> body.contains("passwordRef") && !body.contains("\"metadata\""))
                .map(JsonMapper.shared()::readTree)
                .map(body -> body.path("migrationId").asString()))
        .containsExactly("move-sales", "move-hr");
  }

  @Test
  void aProblemOfOneRequestPublishesNone() {
    // Given
    preflightFinds("FAILED", "taken", "Other.");

    // When
    CommandRun run = fleet("values.csv");
    CommandRun document = fleet("values.csv", "-o", "json");

    // Then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .containsSubsequence("move-sales:", "taken", "move-hr:", "taken")
        .contains("preflight of 2 requests: 2 have a problem, 8 checks")
        .doesNotContain("requested");
    assertThat(JsonMapper.shared().readTree(document.out()).path("total").asInt()).isEqualTo(2);
    assertThat(document.out()).doesNotContain("preflight of");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "database,host,port\\nSales,h,1 | ${secret}: is in the template, but not in the values",
        "database,host,port,secret,wave\\nSales,h,1,s,3 | column wave: is not used by the template",
        "database,host,port,secret\\nSales,h,1 | row 2: has 3 cells, but the header has 4",
        "database,host,port,secret\\n\\nSales,h,1 | row 3: has 3 cells, but the header has 4",
        "database,host,port,secret\\nSales,h,many,s | row 2, column port (source.port): has the wrong type",
        "database,host,port,secret\\nSales,bad host!,1,s | row 2, column host (source.host): ",
        "database,host,port,secret\\nA,h,1,s\\nB,h,1,s | row 3, column secret (migrationId): has the same value as row 2",
        "database,host,port,secret\\nA,h,1,s\\na,h,1,t | row 3, column database (target.database.name): has the same value as row 2",
        "database,host,port,host\\nA,h,1,s | column host: is there twice",
        "database,host,port,secret,p w!\\nA,h,1,s,x | column 5: is not used by the template",
        "p w!,host,port,p w!\\nA,h,1,s | column 4: is there twice",
        "database,host,port,\\nA,h,1,s | column 4: has no name",
        "database;host;port;secret\\nA;h;1;s | row 1: has semicolons and no comma",
        "database,host,port,secret | rows: are missing",
        "database,host,port,secret\\n\"A,h,1,s | is not valid CSV here",
        "'' | document: is empty",
      })
  void whatIsWrongIsToldWithRowAndColumn(String csv, String said) throws Exception {
    // Given
    write("values.csv", csv.replace("\\n", "\n"));

    // When
    CommandRun run = fleet("values.csv");

    // Then
    assertThat(run.exitCode()).as(run.out()).isEqualTo(2);
    assertThat(run.err())
        .contains("The request is not acceptable; nothing was published.")
        .contains(said)
        .contains("; accepted: ");
    assertThat(service.bodies()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "database: Sales | document: is not a list",
        "- Sales | row 1: is not a mapping",
        "- {database: A, host: h, port: 1, secret: s}\\n- {database: B, host: h, port: 1} | row 2, column secret: is missing",
        "- {database: [A], host: h, port: 1, secret: s} | row 1, column database: is a list or a mapping",
        "- {database: A, host: h, port: 1, secret: 1.10} | row 1, column secret: is a number with a fraction",
        "- {database: 5e10, host: h, port: 1, secret: s} | row 1, column database: is a number with a fraction",
        "[{\"database\": 1.0, \"host\": \"h\", \"port\": 1, \"secret\": \"s\"}] | the value in quotes",
      })
  void whatIsWrongInAListIsToldWithRowAndColumn(String yaml, String said) throws Exception {
    // Given
    write("values.yaml", yaml.replace("\\n", "\n"));

    // When
    CommandRun run = fleet("values.yaml");

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(said);
  }

  @Test
  void aPasswordInACellIsRefusedWithoutRepeatingIt() throws Exception {
    // Given
    String password = "Winter!2024secret";
    write(
        "template.yaml",
        TEMPLATE.replace("keyvault:https://vault-sales/secrets/${secret}", "${secret}"));
    write("values.csv", "database,host,port,secret\nSales,sql01,1433," + password + "\n");

    // When
    CommandRun run = fleet("values.csv");

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("row 2, column secret (source.passwordRef): ");
    assertThat(run.out() + run.err()).doesNotContain(password);
  }

  @Test
  void aValueCannotChangeTheStructureOfTheDocument() throws Exception {
    // Given
    write("values.csv", "database,host,port,secret\n\"Sales\"\"}\n  login: x\",sql01,1433,s\n");

    // When
    CommandRun run = fleet("values.csv", "--print");

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("row 2, column database (source.database)");
  }

  @Test
  void moreThanAThousandRowsAreRefusedAndAThousandAreNot() throws Exception {
    // Given
    write("values.csv", rows(1000));
    write("more.csv", rows(1001));

    // Then
    CommandRun all = fleet("values.csv", "--print");
    assertThat(all.exitCode()).as(all.err()).isZero();
    assertThat(all.out().lines().filter("---"::equals)).hasSize(1000);
    assertThat(fleet("more.csv", "--print").err())
        .contains("rows: are 1001; accepted: at most 1000 rows; split the file");
  }

  @Test
  void onlySoManyViolationsAreListed() throws Exception {
    // Given
    write("values.csv", rows(100).replace(",1433,", ",none,"));

    // When
    CommandRun run = fleet("values.csv");

    // Then
    assertThat(run.err().lines()).hasSize(42);
    assertThat(run.err()).contains("further rows: have 60 more violations");
  }

  @Test
  void aFailureInTheMiddleSaysHowFarItCame() {
    // Given: two questions whether the migrations exist, eight for the preflight, one publication
    service.closeAfter(11);

    // When
    CommandRun run = fleet("values.csv");

    // Then
    assertThat(run.exitCode()).isEqualTo(7);
    assertThat(run.out()).contains("requested move-sales").doesNotContain("requested move-hr");
    assertThat(run.err())
        .contains("Published 1 of 2 requests. The same command again publishes the rest.");
  }

  @Test
  void aRowWithoutIdIsAViolationOfItsColumn() throws Exception {
    // Given
    write("template.yaml", TEMPLATE.replace("move-${database}", "${secret}"));
    write("values.csv", "database,host,port,secret\nSales,sql01,1433,\n");

    // When
    CommandRun run = fleet("values.csv", "--print");

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("row 2, column secret (migrationId): is empty");
  }

  @Test
  void aRequestThatTheServiceRefusesDoesNotKeepTheOthers() {
    // Given
    service.answerToBody(
        "move-sales",
        409,
        "{\"detail\":\"another request has this id\",\"remedy\":\"Choose another id.\"}");

    // When
    CommandRun run = fleet("values.csv", "--no-preflight");
    CommandRun document = fleet("values.csv", "--no-preflight", "-o", "json");

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out().lines()).containsExactly("requested move-hr");
    assertThat(run.err().lines())
        .containsExactly(
            "refused move-sales: another request has this id; Choose another id.",
            "Published 1 of 2 requests. Refused: 1.");
    JsonNode items = JsonMapper.shared().readTree(document.out()).path("items");
    assertThat(items.path(0).path("refusal").asString()).contains("another request has this id");
    assertThat(items.path(0).path("published").asBoolean()).isFalse();
    assertThat(items.path(1).path("published").asBoolean()).isTrue();
  }

  @Test
  void whatCannotBeCheckedForSeveralRequestsIsOneLineAndProgressIsTold() throws Exception {
    // Given
    preflightFinds("UNKNOWN", "did not answer", "Try again.");
    write("values.csv", rows(101));

    // When
    CommandRun run = fleet("values.csv", "--dry-run");

    // Then
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err().lines().filter(line -> line.startsWith("preflight: ")))
        .containsExactly("preflight: 50 of 101 requests", "preflight: 100 of 101 requests");
    assertThat(run.err().lines().filter(line -> line.startsWith("not checked: ")))
        .singleElement()
        .asString()
        .contains("did not answer; Try again. (101 of 101 requests)");
  }

  @Test
  void printedRequestsAreOneDocumentOfJsonOrAStreamOfYaml() {
    // When
    CommandRun json = fleet("values.csv", "--print", "-o", "json");
    CommandRun yaml = fleet("values.csv", "--print", "-o", "yaml");

    // Then
    JsonNode list = JsonMapper.shared().readTree(json.out());
    assertThat(list.path("total").asInt()).isEqualTo(2);
    List<MigrationRequested> ofJson =
        list.path("items")
            .valueStream()
            .map(item -> RequestDocument.parse(item.toString()))
            .toList();
    List<MigrationRequested> ofYaml =
        Arrays.stream(yaml.out().split("---\n"))
            .filter(text -> !text.isBlank())
            .map(RequestDocument::parse)
            .toList();
    assertThat(ofJson).hasSize(2).isEqualTo(ofYaml);
    assertThat(yaml.out()).contains("migrationId: \"move-hr\"");
  }

  @Test
  void aFleetIsNotFollowedAndValuesOfAnUnknownKindAreRefused() throws Exception {
    // Given
    write("values.xlsx", VALUES);

    // Then
    assertThat(fleet("values.csv", "--wait").err())
        .contains("--wait follows one migration")
        .contains("modernize watch");
    assertThat(fleet("values.xlsx").err()).contains("is neither CSV nor YAML nor JSON");
  }

  /** Sets the answer of all four services, which are one here. */
  private void preflightFinds(String outcome, String message, String remedy) {
    String row =
        "{\"check\":\"names\",\"subject\":\"x\",\"outcome\":\"%s\",\"message\":\"%s\",\"remedy\":\"%s\"}"
            .formatted(outcome, message, remedy);
    STAGES.forEach(stage -> service.reports("/" + stage + "/preflight", stage, row));
  }

  private static String rows(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> "Db%d,sql01,1433,s%d".formatted(i, i))
        .collect(Collectors.joining("\n", "database,host,port,secret\n", "\n"));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  private CommandRun fleet(String values, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "request",
                "-f",
                folder.resolve("template.yaml").toString(),
                "--values",
                folder.resolve(values).toString(),
                "--api",
                service.url(),
                "--services",
                STAGES.stream()
                    .map(stage -> service.url() + "/" + stage)
                    .collect(Collectors.joining(","))));
    arguments.addAll(List.of(more));
    return CommandRun.of(Map.of(), arguments.toArray(String[]::new));
  }
}
