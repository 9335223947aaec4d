package io.dbmodernizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive of the distribution, unpacked in a folder without the sources. Where the tests run as
 * an administrator, the program runs as a user who may write nothing there.
 */
@Tag("deep")
@EnabledOnOs(OS.LINUX)
class DistributionIT {

  private record Run(int exitCode, String output) {}

  @TempDir private static Path folder;
  private static Path program = Path.of("");
  private static Path home = Path.of("");

  @BeforeAll
  static void unpack() throws Exception {
    Path archive;
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      archive =
          files
              .filter(path -> path.toString().endsWith(".tar.gz"))
              .findFirst()
              .orElseThrow(() -> new AssertionError("mvn package has made no archive"));
    }
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Run unpacked =
        run(List.of("tar", "xzf", archive.toAbsolutePath().toString(), "-C", folder.toString()));
    assertThat(unpacked.exitCode()).as(unpacked.output()).isZero();
    try (Stream<Path> files = Files.list(folder)) {
      program = files.findFirst().orElseThrow().resolve("modernize");
    }
    home = Files.createDirectory(folder.resolve("home"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  @Test
  void theProgramRunsWithoutTheSourcesAndWritesNothingIntoItsFolder() throws Exception {
    // When
    Run version = modernize("--version");
    Run sample = modernize("sample", "-");
    Run status = modernize("status");

    // Then
    assertThat(version.exitCode()).as(version.output()).isZero();
    assertThat(version.output()).startsWith("modernize ");
    assertThat(sample.output()).contains("\"migrationId\"");
    assertThat(status.exitCode()).isEqualTo(1);
    assertThat(status.output()).contains("there is no local platform in", "modernize up");
    try (Stream<Path> files = Files.list(program.resolveSibling("."))) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("LICENSE", "lib", "modernize", "modernize.cmd");
    }
  }

  @Test
  void theProgramRunsThroughALinkWithTheRegistryOfTheLocalPlatformBesideIt() throws Exception {
    // Given
    Path link = Files.createSymbolicLink(folder.resolve("linked"), program);

    // Then
    assertThat(run(asUser(link, "--version")).exitCode()).isZero();
    assertThat(program.resolveSibling("lib/registry")).isNotEmptyDirectory();
  }

  @Test
  void anOldJavaIsToldWithWhatToDo() throws Exception {
    // Given: a folder without Java
    List<String> command = new ArrayList<>(List.of("env", "JAVA_HOME=" + home));
    command.addAll(List.of(program.toString(), "--version"));

    // When
    Run run = run(command);

    // Then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output()).contains("is not a Java of version 17 or newer", "remedy: ");
  }

  private static Run modernize(String... arguments) throws Exception {
    return run(asUser(program, arguments));
  }

  private static List<String> asUser(Path file, String... arguments) {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name", "").equals("root")) {
      command.addAll(List.of("setpriv", "--reuid=nobody", "--clear-groups"));
    }
    command.addAll(List.of("env", "HOME=" + home, "JAVA_HOME=" + System.getProperty("java.home")));
    command.add(file.toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static Run run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }
}
