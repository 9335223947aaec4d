package io.dbmodernizer.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
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
      for (int port : List.of(Integer.parseInt(ready.group(1)), Integer.parseInt(ready.group(2)))) {
        // A server on every interface also accepts this address.
        assertThatThrownBy(() -> new Socket("127.0.0.2", port).close())
            .as("port %d", port)
            .isInstanceOf(ConnectException.class);
      }
      assertThat(filesThatOthersMayRead()).isEmpty();

      // When
      process.destroy();

      // Then
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(Files.readString(folder.resolve("stderr.txt"))).doesNotContain("ERROR");
    } finally {
      process.destroyForcibly();
    }
  }

  /** Returns the files with secrets that other users can read. The certificate is not secret. */
  private List<String> filesThatOthersMayRead() throws IOException {
    List<String> found = new ArrayList<>();
    for (String secret : List.of("resources.mv", "tls/emulator.p12")) {
      String mode =
          PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(secret)));
      if (!mode.equals("rw-------")) {
        found.add(secret + " " + mode);
      }
    }
    return found;
  }
}
