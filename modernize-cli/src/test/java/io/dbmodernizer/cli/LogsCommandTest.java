package io.dbmodernizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class LogsCommandTest {

  @TempDir Path folder;
  private Path services = Path.of("");

  @BeforeEach
  void write() throws IOException {
    Path logs = Files.createDirectories(folder.resolve("logs"));
    services = logs.resolve("services.log");
    Files.writeString(
        services,
        """
        2026-11-30T10:00:00Z INFO begins migrationId="m-1"
        2026-11-30T10:00:01Z ERROR fails migrationId="m-1"
        java.io.IOException: why
        2026-11-30T10:00:02Z INFO begins migrationId="m-10"
        """);
    Files.writeString(logs.resolve("broker.log"), "[2026-11-30 10:00:00] started\n");
    Files.writeString(logs.resolve("broker.previous.log"), "[2026-11-29 10:00:00] old\n");
  }

  @Test
  void theLastLinesOfEveryProcessHaveItsName() {
    // When
    CommandRun run = logs("-n", "1");

    // Then
    assertThat(run.out().lines().toList())
        .containsExactly(
            "broker | [2026-11-30 10:00:00] started",
            "services | 2026-11-30T10:00:02Z INFO begins migrationId=\"m-10\"");
  }

  @Test
  void theLinesOfAMigrationComeWithTheirStackTraces() {
    // When
    CommandRun run = logs("migration", "--migration", "m-1");

    // Then
    assertThat(run.out().lines())
        .hasSize(3)
        .contains("java.io.IOException: why")
        .noneMatch(line -> line.contains("m-10"));
  }

  @Test
  void aMigrationThatNoLineNamesIsTold() {
    // When
    CommandRun run = logs("--migration", "m-2");

    // Then
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("no line of these logs names m-2");
  }

  @Test
  void aProcessWithoutALogIsToldWithThoseThereAre() {
    // When
    CommandRun wrong = logs("brokr");
    CommandRun none = CommandRun.of(Map.of(), "logs", "--data", folder.resolve("none").toString());

    // Then
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("no log of 'brokr'", "nearest: broker");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("modernize up");
  }

  @Test
  void newLinesAreFollowedUntilTheReaderHasGone() throws Exception {
    // Given: a reader that goes after the line that it waits for
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    CompletableFuture<Void> ready = new CompletableFuture<>();
    OutputStream pipe =
        new OutputStream() {
          @Override
          public synchronized void write(int value) throws IOException {
            if (read.toString(StandardCharsets.UTF_8).contains("added")) {
              throw new IOException("Broken pipe");
            }
            read.write(value);
            ready.complete(null);
          }
        };
    CompletableFuture<Integer> code =
        CompletableFuture.supplyAsync(
            () ->
                ModernizeMain.commandLine(
                        Terminal.plain(new PrintStream(pipe, true, StandardCharsets.UTF_8)),
                        Map.of(),
                        System.err)
                    .execute("logs", "services", "-f", "--data", folder.toString()));
    ready.get();

    // When
    Files.writeString(services, "2026-11-30T10:00:03Z INFO added\n", StandardOpenOption.APPEND);

    // Then
    assertThat(code.get()).isEqualTo(141);
    assertThat(read.toString(StandardCharsets.UTF_8)).contains("m-10", "INFO added");
  }

  private CommandRun logs(String... operands) {
    List<String> line = new ArrayList<>(List.of("logs", "--data", folder.toString()));
    line.addAll(List.of(operands));
    return CommandRun.of(Map.of(), line.toArray(String[]::new));
  }
}
