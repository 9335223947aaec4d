package io.dbmodernizer.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmulatorMainIT {

  private static final Pattern READY =
      Pattern.compile("ready port=(\\d+) sqlPort=(\\d+) certificate=(.+)");

  @TempDir private Path folder;

  @Test
  void theProgramSaysWhenItIsReadyAndStopsCleanlyWhenAsked() throws Exception {
    // Given
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                EmulatorMain.class.getName(),
                "--data",
                folder.toString(),
                "--profile",
                "brisk")
            .redirectError(new File(folder.toFile(), "stderr.txt"))
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      // When
      String line = out.readLine();

      // Then
      assertThat(line).as("first line").isNotNull();
      Matcher ready = READY.matcher(line);
      assertThat(ready.matches()).as(line).isTrue();
      assertThat(Path.of(ready.group(3))).exists();

      // When
      process.destroy();

      // Then
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(Files.readString(folder.resolve("stderr.txt"))).doesNotContain("ERROR");
    } finally {
      process.destroyForcibly();
    }
  }
}
