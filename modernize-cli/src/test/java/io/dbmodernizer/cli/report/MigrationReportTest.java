package io.dbmodernizer.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MigrationReportTest {

  private static final String EQUAL =
      """
      {"table": "[a].[b]", "state": "MATCHED", "sourceRows": 2, "targetRows": 2,
       "comparison": {"sourceChecksum": "abc", "targetChecksum": "abc"}}
      """;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void aCompleteMigrationWithEqualTablesIsGood() {
    // Given
    MigrationReport report = report("COMPLETED", EQUAL);

    // When
    report.printTables(false);

    // Then
    assertThat(report.isCompleteAndEqual()).isTrue();
    assertThat(printed()).contains("[a].[b]").contains("equal").contains("all equal");
  }

  @Test
  void everyTableHasTheTimeOfItsComparisonWhereThereIsRoom() {
    // Given
    String compared = compared(EQUAL, "\"comparedAt\": \"2026-11-29T10:56:41.437Z\"");

    // When
    report("COMPLETED", compared).printTables(false);

    // Then
    assertThat(printed()).contains("compared at").contains("2026-11-29T10:56:41.437Z");
  }

  @Test
  void aTableOfWhichOnlyTheTargetWasReadSaysSo() {
    // Given
    String byDigest = compared(EQUAL, "\"byDigest\": true");
    String byReading = compared(EQUAL.replace("[a].[b]", "[a].[c]"), "\"byDigest\": false");

    // When
    report("COMPLETED", byDigest + ", " + byReading).printTables(false);

    // Then
    assertThat(printed()).containsOnlyOnce("equal, target read").contains("all equal");
  }

  @Test
  void theTimesOfTheComparisonsAreToldWithThoseThatAreStale() {
    // Given
    String old =
        compared(
            EQUAL,
            "\"comparedAt\": \"2026-11-27T10:00:00Z\", \"staleAt\": \"2026-11-28T10:00:00Z\"");
    String recent =
        compared(
            EQUAL.replace("[a].[b]", "[a].[c]"),
            "\"comparedAt\": \"2026-11-29T10:00:00.5Z\", \"staleAt\": \"2999-11-29T10:00:00Z\"");

    // When
    report("COMPLETED", old + ", " + recent).printTables(false);

    // Then
    assertThat(printed())
        .contains(
            "rows compared from 2026-11-27T10:00:00Z to 2026-11-29T10:00:00.5Z, 1 comparisons are"
                + " stale; later writes are not covered")
        .contains("remedy: compare both databases again with 'modernize compare'")
        .containsOnlyOnce("equal, stale");
  }

  @Test
  void recentComparisonsAreNotStale() {
    // Given
    String recent =
        compared(
            EQUAL,
            "\"comparedAt\": \"2026-11-29T10:00:00Z\", \"staleAt\": \"2999-01-01T00:00:00Z\"");

    // When
    report("COMPLETED", recent).printTables(false);

    // Then
    assertThat(printed()).contains("rows compared from 2026").doesNotContain("stale");
  }

  @Test
  void objectsArePrintedOnceTheyAreMoved() {
    // Given
    String status =
        """
        {"migrationId": "m-1", "state": "RUNNING", "stages": [{"name": "migration", "steps": [
          {"name": "move-objects", "state": "%s", "detail": "7 of 7 objects are equal"}]}]}
        """;

    // When
    reportOf(status.formatted("RUNNING")).printObjects();
    String before = printed();
    reportOf(status.formatted("DONE")).printObjects();

    // Then
    assertThat(before).isEmpty();
    assertThat(printed()).contains("7 of 7 objects are equal");
  }

  @Test
  void aCancelledStageIsCancelledAndHasNotFailed() {
    // Given
    MigrationReport report =
        new MigrationReport(
            JsonMapper.shared()
                .readTree(
                    """
                    {"migrationId": "m-1", "state": "CANCELLED", "percent": 18, "source": "s", "target": "t",
                     "stages": [{"name": "migration", "state": "FAILED", "percent": 18, "waitingOn": "",
                       "steps": [],
                       "failure": {"reason": "CANCELLED", "message": "cancelled by ops", "remedy": "do this"}}]}
                    """),
            List.of(),
            List.of(),
            List.of(),
            terminal());

    // When
    report.printStages();

    // Then
    assertThat(printed())
        .contains("m-1: cancelled, 18%")
        .contains("migration: cancelled by ops")
        .contains("next: do this")
        .doesNotContain("failed")
        .doesNotContain("CANCELLED");
  }

  @Test
  void whoAskedIsToldAndWhetherTheNameWasChecked() {
    // When
    reportOf(
            """
            {"migrationId": "m-1", "state": "CANCELLED", "requestedBy": "ada", "authenticated": true,
             "lastCommand": {"kind": "CANCEL", "requestedBy": "bob", "authenticated": false,
                             "explanation": "wrong week"}}
            """)
        .printStages();

    // Then
    assertThat(printed())
        .contains("requested by ada; last command: cancel by bob (not authenticated): wrong week");
  }

  @Test
  void aDifferentChecksumIsNotGood() {
    // Given
    MigrationReport report =
        report(
            "COMPLETED",
            EQUAL.replace("\"targetChecksum\": \"abc\"", "\"targetChecksum\": \"abd\""));

    // When
    report.printTables(false);

    // Then
    assertThat(report.isCompleteAndEqual()).isFalse();
    assertThat(printed()).contains("DIFFERENT").contains("NOT all equal");
  }

  @Test
  void rowsThatAreNotKnownAreNotGood() {
    // Given
    MigrationReport report =
        report(
            "COMPLETED",
            EQUAL
                .replace("\"sourceRows\": 2", "\"sourceRows\": null")
                .replace("\"targetRows\": 2", "\"targetRows\": null"));

    // When
    report.printTables(false);

    // Then
    assertThat(report.isCompleteAndEqual()).isFalse();
    assertThat(printed()).contains("?");
  }

  @Test
  void noTablesOrAnotherStateIsNotGood() {
    assertThat(report("COMPLETED", "").isCompleteAndEqual()).isFalse();
    assertThat(report("FAILED", EQUAL).isCompleteAndEqual()).isFalse();
  }

  @Test
  void aFailureIsToldWithItsRemedy() {
    // Given
    MigrationReport report =
        new MigrationReport(
            JsonMapper.shared()
                .readTree(
                    """
                    {"migrationId": "m-1", "state": "FAILED", "percent": 18, "source": "s", "target": "t",
                     "stages": [{"name": "migration", "state": "FAILED", "percent": 18, "waitingOn": "",
                       "steps": [{"name": "copy", "state": "FAILED", "percent": 18, "detail": "d"}],
                       "failure": {"reason": "COPY_FAILED", "message": "what", "remedy": "do this"}}]}
                    """),
            List.of(),
            List.of(),
            List.of(),
            terminal());

    // When
    report.printStages();

    // Then
    assertThat(printed())
        .contains("m-1: failed, 18%")
        .contains("migration failed, COPY_FAILED: what")
        .contains("remedy: do this");
  }

  @Test
  void whatIsNotMovedIsALineWithItsRemedy() {
    // Given
    MigrationReport report =
        new MigrationReport(
            JsonMapper.shared()
                .readTree(
                    """
                    {"state": "COMPLETED", "findings": [{"severity": "WARNING", "code": "VIEW",
                      "subject": "[a].[v]", "message": "views are not moved: 1 ([a].[v])", "remedy": "create them"}]}
                    """),
            List.of(),
            List.of(),
            List.of(),
            terminal());

    // When
    report.printFindings();

    // Then
    assertThat(printed())
        .contains("warning VIEW: views are not moved: 1 ([a].[v])")
        .contains("remedy: create them");
  }

  /** Adds members to the comparison of a table. */
  private static String compared(String table, String members) {
    return table.replace("\"comparison\": {", "\"comparison\": {" + members + ", ");
  }

  private MigrationReport reportOf(String status) {
    return new MigrationReport(
        JsonMapper.shared().readTree(status), List.of(), List.of(), List.of(), terminal());
  }

  private MigrationReport report(String state, String tables) {
    List<JsonNode> list =
        JsonMapper.shared().readTree("[%s]".formatted(tables)).valueStream().toList();
    return new MigrationReport(
        JsonMapper.shared()
            .readTree(
                "{\"state\": \"%s\", \"tables\": {\"total\": %d}}".formatted(state, list.size())),
        list,
        List.of(),
        List.of(),
        terminal());
  }

  private Terminal terminal() {
    return Terminal.plain(new PrintStream(bytes, true, StandardCharsets.UTF_8));
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
