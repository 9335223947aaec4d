package io.dbmodernizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** The commands that read lists from the REST interface, in every form. */
class ListCommandsTest {

  private static final String ITEM =
      """
      {"migrationId": "%s", "state": "WAITING", "percent": 41, "waitingOn": "migration: ir-sales",
       "stage": {"name": "migration", "state": "WAITING"}, "source": "sql01:1433/Sales",
       "target": "sql-sales/Sales", "requester": "team", "requestedAt": "2026-11-22T10:00:00Z",
       "alerts": 2, "tables": {"total": 120, "sourceRows": 5170000, "targetRows": 0}}
      """;

  private static ServiceStub monitoring;

  @BeforeAll
  static void start() throws Exception {
    monitoring =
        ServiceStub.start()
            .knows("m-1", "WAITING", "WAITING", "")
            .answer("/api/v1/migrations", 200, page(ITEM.formatted("m-1"), 812, ""))
            .answer(
                "/api/v1/migrations/m-1/tables",
                200,
                page(
                    """
                    {"table": "[a].[b]", "state": "COPYING", "percent": 40, "sourceRows": 1000,
                     "targetRows": null, "bytesWritten": 5, "rowsPerSecond": 21, "message": "", "waitsFor": "WORKER",
                     "estimatedEndAt": "2026-11-22T10:05:48Z", "comparison": null}
                    """,
                    1,
                    ""))
            .answer(
                "/api/v1/alerts",
                200,
                page(
                    """
                    {"migrationId": "m-1", "severity": "ERROR", "message": "it is late",
                     "remedy": "look", "raisedAt": "2026-11-22T10:05:48Z", "kind": "STAGE_STALLED"}
                    """,
                    1,
                    ""));
  }

  @AfterAll
  static void stop() {
    monitoring.close();
  }

  @Test
  void theListSaysWhatEachMigrationWaitsForAndHowManyThereAre() {
    // When
    CommandRun run = run("status --limit 1");

    // Then
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("m-1", "waiting", "41%", "migration waiting", "migration: ir-sales")
        .contains("1 of 812; --limit 812 shows all")
        .doesNotContain("sql01");
  }

  @Test
  void theTablesSayWhatTheyWaitFor() {
    assertThat(run("tables m-1").out()).contains("waits for a free worker");
  }

  @ParameterizedTest
  @CsvSource({
    "status, sql01:1433/Sales",
    "tables m-1, 2026-11-22T10:05:48Z",
    "alerts, STAGE_STALLED",
  })
  void theWideFormHasMoreColumns(String command, String more) {
    assertThat(run(command).out()).isNotEmpty().doesNotContain(more);
    assertThat(run(command + " -o wide").out()).contains(more);
  }

  @ParameterizedTest
  @CsvSource({
    "status, migrationId, m-1",
    "tables m-1, table, [a].[b]",
    "alerts, migrationId, m-1",
  })
  void documentsHaveTheItemsOfTheInterface(String command, String field, String value) {
    // When
    String json = run(command + " -o json").out();
    String yaml = run(command + " -o yaml").out();

    // Then
    assertThat(JsonMapper.shared().readTree(json).path("items").path(0).path(field).asString())
        .isEqualTo(value);
    assertThat((Object) new Yaml().load(yaml))
        .isEqualTo(
            JsonMapper.shared().treeToValue(JsonMapper.shared().readTree(json), Object.class));
  }

  @Test
  void oneMigrationIsADocumentAsInTheInterface() {
    // When
    CommandRun run = run("status m-1 -o json");

    // Then
    assertThat(JsonMapper.shared().readTree(run.out()).path("state").asString())
        .isEqualTo("WAITING");
  }

  @Test
  void conditionsAndOrderGoToTheService() {
    // When
    run("status --state failed,WAITING --needs-attention --search Sales --sort -updatedAt");

    // Then
    assertThat(monitoring.lastQuery())
        .isEqualTo(
            "state=FAILED&state=WAITING&needsAttention=true&q=Sales&sort=-updatedAt&limit=50");
  }

  @Test
  void aListOfTenThousandIsReadInPages() throws Exception {
    // Given
    try (ServiceStub many = ServiceStub.start()) {
      for (int page = 0; page < 50; page++) {
        int first = page * 200;
        String items =
            IntStream.range(first, first + 200)
                .mapToObj(number -> ITEM.formatted("m-" + number))
                .collect(Collectors.joining(","));
        String query = "limit=200" + (page == 0 ? "" : "&cursor=c" + page);
        many.answer("/api/v1/migrations?" + query, 200, page(items, 10_000, "c" + (page + 1)));
      }

      // When
      CommandRun run = CommandRun.of(Map.of(), "status", "--limit", "10000", "--api", many.url());

      // Then
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out().lines()).hasSize(10_001);
      assertThat(run.out()).contains("m-0 ", "m-9999 ").doesNotContain("shows all");
    }
  }

  @Test
  void aProblemOfTheServiceIsToldWithItsRemedy() throws Exception {
    // Given
    try (ServiceStub starting =
        ServiceStub.start()
            .answer(
                "/api/v1/migrations",
                503,
                "{\"detail\": \"the topics are being read\", \"remedy\": \"Ask again in 5 s.\"}")) {
      // When
      CommandRun run = CommandRun.of(Map.of(), "status", "--api", starting.url());

      // Then
      assertThat(run.exitCode()).isEqualTo(7);
      assertThat(run.err()).contains("the topics are being read", "remedy: Ask again in 5 s.");
    }
  }

  private static CommandRun run(String command) {
    return CommandRun.of(
        Map.of(),
        Stream.concat(Stream.of(command.split(" ")), Stream.of("--api", monitoring.url()))
            .toArray(String[]::new));
  }

  private static String page(String items, int total, String next) {
    return "{\"items\": [%s], \"total\": %d, \"next\": %s}"
        .formatted(items, total, next.isEmpty() ? "null" : '"' + next + '"');
  }
}
