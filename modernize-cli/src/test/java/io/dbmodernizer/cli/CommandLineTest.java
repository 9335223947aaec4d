package io.dbmodernizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.request.RequestDocument;
import io.dbmodernizer.request.RequestRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "up",
        "down",
        "request",
        "watch",
        "status",
        "tables",
        "alerts",
        "verify",
        "assess",
        "compare",
        "repair",
        "copy",
        "cancel",
        "retry",
        "restore",
        "throttle",
        "teardown",
        "runtime-key",
        "topics",
        "sample",
        "doctor",
        "dlt",
        "logs",
        "completion",
        "help"
      })
  void everyCommandExplainsItselfAndItsExitCodes(String command) {
    // When
    CommandRun run = CommandRun.of(Map.of(), command, "--help");

    // Then
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Usage: modernize " + command).contains("Exit codes:");
  }

  @Test
  void helpShowsACommandOrAllCommands() {
    // When
    CommandRun one = CommandRun.of(Map.of(), "help", "status");
    CommandRun all = CommandRun.of(Map.of(), "help");

    // Then
    assertThat(one.exitCode()).isZero();
    assertThat(one.out()).isEqualTo(CommandRun.of(Map.of(), "status", "--help").out());
    assertThat(all.exitCode()).isZero();
    assertThat(all.out()).contains("status", "watch", "Exit codes:");
  }

  @Test
  void helpOfACommandThatDoesNotExistNamesTheNearest() {
    // When
    CommandRun run = CommandRun.of(Map.of(), "help", "statsu");

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("there is no command 'statsu'", "nearest: status");
  }

  @Test
  void refusesACommandThatDoesNotExist() {
    // When
    CommandRun run = CommandRun.of(Map.of(), "migrate");

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("migrate");
  }

  @Test
  void refusesARequestWithoutAFile() {
    // When
    CommandRun run = CommandRun.of(Map.of(), "request");

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--file");
  }

  @Test
  void saysHowToStartAPlatformWhereThereIsNone() {
    // When
    CommandRun run = CommandRun.of(Map.of(), "status", "--data", folder.toString());

    // Then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("modernize up").contains("--api");
  }

  @Test
  void stopsNothingWhereNothingRuns() {
    // When
    CommandRun run = CommandRun.of(Map.of(), "down", "--data", folder.toString());

    // Then
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("no process of the platform ran");
  }

  @Test
  void writesASampleOnceAndNeverOverwritesAFile() throws Exception {
    // Given
    Path file = folder.resolve("my-request.json");

    // When
    CommandRun first =
        CommandRun.of(Map.of(), "sample", "--data", folder.toString(), file.toString());
    String written = Files.readString(file);
    CommandRun second =
        CommandRun.of(Map.of(), "sample", "--data", folder.toString(), file.toString());

    // Then
    assertThat(first.exitCode()).isZero();
    assertThat(written).contains("\"migrationId\"").contains("env:SOURCE_PASSWORD");
    assertThat(second.exitCode()).isEqualTo(2);
    assertThat(Files.readString(file)).isEqualTo(written);
  }

  @Test
  void refusesToOverwriteTheFileThatItWritesByDefault() throws Exception {
    // Given
    Path file = Files.createFile(Path.of("request.json"));

    try {
      // When
      CommandRun run = CommandRun.of(Map.of(), "sample", "--data", folder.toString());

      // Then
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err())
          .contains("'request.json' exists and is not overwritten")
          .contains("accepted: a new file")
          .doesNotContain("defect");
      assertThat(file).isEmptyFile();
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void sampleHasFewLinesOrAllFieldsWithComments() throws Exception {
    // When
    CommandRun few = CommandRun.of(Map.of(), "sample", "--data", folder.toString(), "-");
    CommandRun all = CommandRun.of(Map.of(), "sample", "--data", folder.toString(), "--full", "-");
    CommandRun json =
        CommandRun.of(
            Map.of(),
            "sample",
            "--data",
            folder.toString(),
            "--full",
            folder.resolve("x.json").toString());

    // Then
    assertThat(few.out().lines()).hasSizeLessThan(32);
    assertThat(all.out()).contains("# Lowest TLS version accepted.");
    assertThat(RequestDocument.parse(all.out())).isEqualTo(RequestDocument.parse(few.out()));
    assertThat(RequestRules.check(RequestDocument.parse(few.out()))).isEmpty();
    assertThat(json.exitCode()).isEqualTo(2);
    assertThat(json.err()).contains(".yaml");
  }

  @Test
  void sampleRequestFitsTheLocalPlatformWhereThereIsOne() throws Exception {
    // Given
    Files.writeString(
        folder.resolve("platform.properties"), "port.broker=19092\nport.source=11433\n");

    // When
    CommandRun run = CommandRun.of(Map.of(), "sample", "--data", folder.toString(), "-");

    // Then
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("\"port\" : 11433")
        .contains("file:" + folder.resolve("secrets").toAbsolutePath());
  }
}
