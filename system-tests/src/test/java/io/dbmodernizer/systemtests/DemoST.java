package io.dbmodernizer.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.cli.platform.LocalPlatform;
import io.dbmodernizer.emulator.requestlog.ExchangeRecording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that a user tries first, as a process of its own. */
class DemoST {

  private static final Duration BOUND = Duration.ofMinutes(4);

  /** Table, rows of both sides, checksums of both sides, result. */
  private static final Pattern TABLE =
      Pattern.compile(
          "\\s*\\[\\w+]\\.\\[\\w+]\\s+([\\d,]+)\\s+([\\d,]+)\\s+(\\S+)\\s+(\\S+)\\s+(\\w+)\\s+\\S+Z\\s*");

  @TempDir Path folder;

  @AfterEach
  void stopWhatAFailureLeft() throws Exception {
    LocalPlatform.stopAll(folder.resolve("data"));
  }

  @Test
  void movesTheSampleAndShowsWhatWasCreatedAndCompared() throws Exception {
    // Given
    Path output = folder.resolve("output.txt");
    Process demo =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-D%s=%s"
                    .formatted(
                        ExchangeRecording.FOLDER_PROPERTY,
                        System.getProperty(ExchangeRecording.FOLDER_PROPERTY, "")),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "io.dbmodernizer.cli.ModernizeMain",
                "demo",
                "--data",
                folder.resolve("data").toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    // When
    boolean ended = demo.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS);
    if (!ended) {
      demo.destroyForcibly();
    }

    // Then
    String text = Files.readString(output);
    assertThat(ended).as(text).isTrue();
    assertThat(demo.exitValue()).as(text).isZero();
    List<Matcher> tables = text.lines().map(TABLE::matcher).filter(Matcher::matches).toList();
    assertThat(tables)
        .as(text)
        .hasSizeGreaterThanOrEqualTo(15)
        .allSatisfy(
            table -> {
              assertThat(table.group(1)).isEqualTo(table.group(2));
              assertThat(table.group(3)).isEqualTo(table.group(4));
              assertThat(table.group(5)).isEqualTo("equal");
            });
    assertThat(text)
        .contains(
            "Complete: every table is equal on both sides.",
            "Microsoft.Sql/servers",
            "Microsoft.Sql/servers/databases",
            "Microsoft.DataMigration/sqlMigrationServices",
            "Microsoft.OperationalInsights/workspaces")
        .contains("backup policy in Azure", "point-in-time restore")
        .contains("provision", "schema", "copy", "compare", "backup", "monitoring", "total")
        .containsPattern("other objects +\\d+\\.\\d");
    assertThat(LocalPlatform.running(folder.resolve("data"))).isEmpty();
  }
}
