package io.dbmodernizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class DltCommandTest {

  private static final String ID = "modernization.requests.dlt-3-17";
  private static final String LETTER =
      """
      {"id": "modernization.requests.dlt-3-17", "topic": "modernization.requests", "partition": 3,
       "offset": 2041, "recordedAt": "2026-11-22T10:00:00Z", "key": "sales", "migrationId": "sales",
       "type": "RetryRequested", "reason": "cannot be decoded", "exception": "UndecodableRecord",
       "reader": null, "valueBytes": 94, "remedy": "Start the newer services.", "replayable": true,
       "refusal": null, "headers": {"ce_type": "RetryRequested"}, "content": {"requester": "ops"}}
      """;

  private ServiceStub monitoring;

  @BeforeEach
  void start() throws Exception {
    monitoring =
        ServiceStub.start()
            .answer(
                "/api/v1/dead-letters", 200, "{\"items\": [%s], \"total\": 1}".formatted(LETTER))
            .answer("/api/v1/dead-letters/" + ID, 200, LETTER)
            .answer(
                "/api/v1/dead-letters/" + ID + "/replay",
                202,
                "{\"topic\": \"modernization.requests\", \"partition\": 3, \"offset\": 2050}")
            .answer(
                "/api/v1/dead-letters/broken/replay",
                409,
                "{\"detail\": \"it would be set aside again\", \"remedy\": \"Start newer services.\"}");
  }

  @AfterEach
  void stop() {
    monitoring.close();
  }

  @Test
  void theListSaysWhatWasSetAsideAndWhy() {
    // When
    CommandRun run = run("dlt list --topic modernization.requests --migration sales");

    // Then
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains(ID, "RetryRequested", "cannot be decoded");
    assertThat(monitoring.lastQuery())
        .isEqualTo("topic=modernization.requests&migrationId=sales&limit=50");
  }

  @Test
  void oneIsShownWithItsContentAndRemedy() {
    // When
    CommandRun text = run("dlt show " + ID);
    CommandRun json = run("dlt show " + ID + " -o json");

    // Then
    assertThat(text.out())
        .contains("remedy: Start the newer services.", "requester: ops", "modernize dlt replay");
    assertThat(JsonMapper.shared().readTree(json.out()).path("offset").asInt()).isEqualTo(2041);
  }

  @Test
  void aReplaySaysWhereTheRecordIsNow() {
    // When
    CommandRun run = run("dlt replay " + ID);

    // Then
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("modernization.requests, partition 3, offset 2050");
  }

  @Test
  void whatIsRefusedIsToldWithItsRemedyAndTheOthersAreReplayed() {
    // When
    CommandRun alone = run("dlt replay broken");
    CommandRun both = run("dlt replay broken " + ID);

    // Then
    assertThat(alone.exitCode()).isEqualTo(2);
    assertThat(alone.err()).contains("set aside again", "remedy: Start newer services.");
    assertThat(both.exitCode()).isEqualTo(1);
    assertThat(both.out()).contains("broken is refused", "offset 2050");
  }

  @ParameterizedTest
  @CsvSource({
    "dlt, 'accepted: list, show, replay'",
    "dlt lst, nearest: list",
    "dlt show, Id of the dead letter",
    "dlt list --topc x, nearest: --topic",
    "dlt show nothing, there is no dead letter nothing",
  })
  void wrongUsageIsToldShortly(String line, String said) {
    // When
    CommandRun run =
        line.contains("nothing") ? run(line) : CommandRun.of(Map.of(), line.split(" "));

    // Then
    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(said);
    assertThat(run.err().lines()).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void helpShowsASubcommand() {
    assertThat(CommandRun.of(Map.of(), "help", "dlt", "replay").out())
        .contains("Usage: modernize dlt replay");
  }

  private CommandRun run(String line) {
    return CommandRun.of(
        Map.of(),
        Stream.concat(Stream.of(line.split(" ")), Stream.of("--api", monitoring.url()))
            .toArray(String[]::new));
  }
}
