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
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * The archive of the distribution, unpacked in a folder without the sources. Where the tests run as
 * an administrator, the program runs as a user who may write nothing there.
 */
@Tag("deep")
@EnabledOnOs(OS.LINUX)
class DistributionIT {

  private static final long MOST_BYTES = 230_000_000;

  private record Run(int exitCode, String output) {}

  @TempDir private static Path folder;
  private static Path program = Path.of("");
  private static Path home = Path.of("");
  private static Path archive = Path.of("");

  @BeforeAll
  static void unpack() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      archive =
          files
              .filter(path -> path.toString().endsWith(".tar.gz"))
              .findFirst()
              .orElseThrow(() -> new AssertionError("mvn package has made no archive"))
              .toAbsolutePath();
    }
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Run unpacked = run(List.of("tar", "xzf", archive.toString(), "-C", folder.toString()));
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
  void theLocalPlatformStartsAnswersAndStops() throws Exception {
    // Given
    String data = home.resolve("platform").toString();
    try {
      // When
      Run up = modernize("up", "--data", data);
      Run status = modernize("status", "-o", "json", "--data", data);
      Run topics = modernize("topics", "--data", data);

      // Then
      assertThat(up.exitCode()).as(up.output()).isZero();
      assertThat(status.exitCode()).as(status.output()).isZero();
      assertThat(JsonMapper.shared().readTree(status.output()).path("total").asInt(-1)).isZero();
      assertThat(topics.exitCode()).as(topics.output()).isZero();
    } finally {
      Run down = modernize("down", "--data", data);
      assertThat(down.exitCode()).as(down.output()).isZero();
      assertThat(down.output()).contains("broker", "registry", "services");
    }
    assertThat(modernize("down", "--data", data).output())
        .contains("no process of the platform ran");
  }

  @Test
  void theArchiveHasNeitherPagesOfTheRegistryNorNativeCodeForMainframes() throws Exception {
    // Given
    Path registry = program.resolveSibling("lib/registry");

    // Then
    assertThat(Files.size(archive)).isLessThan(MOST_BYTES);
    try (Stream<Path> jars = Files.list(registry.resolve("lib"))) {
      assertThat(jars).noneMatch(jar -> jar.toString().contains("apicurio-registry-ui"));
    }
    try (Stream<Path> jars = Files.list(registry)) {
      Path runner =
          jars.filter(file -> file.toString().endsWith("-runner.jar")).findFirst().orElseThrow();
      assertThat(entriesOfJar(runner)).noneMatch(name -> name.contains("/resources/ui/"));
    }
    try (Stream<Path> jars = Files.list(program.resolveSibling("lib"))) {
      List<Path> rocks = jars.filter(file -> file.toString().contains("rocksdbjni")).toList();
      assertThat(rocks).hasSize(1);
      assertThat(entriesOfJar(rocks.get(0)))
          .contains("librocksdbjni-linux64.so", "librocksdbjni-osx-arm64.jnilib")
          .noneMatch(name -> name.contains("s390x"));
    }
  }

  private static List<String> entriesOfJar(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream().map(ZipEntry::getName).toList();
    }
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
