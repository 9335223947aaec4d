package io.dbmodernizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code modernize} in a separate checkout. Its build only copies the classes of this
 * test run.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

  private static final Path SCRIPT = Path.of("..", "modernize");

  private record Run(int exitCode, String output) {}

  @TempDir private Path folder;
  private Path checkout = Path.of("");

  @BeforeEach
  void makeCheckout() throws IOException {
    checkout = Files.createDirectories(folder.resolve("checkout"));
    Files.copy(SCRIPT, checkout.resolve("modernize"));
    executable(checkout.resolve("modernize"));
    Files.writeString(checkout.resolve("pom.xml"), "<project/>");
    Path module = Files.createDirectories(checkout.resolve("modernize-cli"));
    Files.writeString(module.resolve("pom.xml"), "<project/>");
    Files.createDirectories(module.resolve("src/main/java"));
    Path build = Files.createDirectories(folder.resolve("build"));
    Files.writeString(build.resolve("classpath"), classPath());
    new JarOutputStream(Files.newOutputStream(build.resolve("empty.jar"))).close();
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Files.writeString(
        bin.resolve("mvn"),
        """
        #!/bin/sh
        cp "%1$s/empty.jar" modernize-cli/target/modernize-cli-0.jar
        cp "%1$s/classpath" modernize-cli/target/modernize.classpath
        """
            .formatted(build));
    executable(bin.resolve("mvn"));
  }

  @Test
  void aStartAfterTheBuildWritesNothingIntoTheCheckout() throws Exception {
    // Given
    Run built = modernize("--version");
    assertThat(built.exitCode()).as(built.output()).isZero();
    Map<String, String> before = everyFile();

    // When
    Run run = modernize("--version");

    // Then
    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(run.output()).contains("modernize ").doesNotContain("building");
    assertThat(everyFile()).isEqualTo(before);
  }

  @Test
  void aCheckoutThatWasMovedIsBuiltAgain() throws Exception {
    // Given
    assertThat(modernize("--version").exitCode()).isZero();
    checkout = Files.move(checkout, folder.resolve("moved"));

    // When
    Run run = modernize("--version");

    // Then
    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(run.output()).contains("building");
  }

  @Test
  void aMissingBuildThatCannotBeMadeIsToldWithWhatToDo() throws Exception {
    // Given: a file where the build's folder would be, which stops even an administrator
    Files.writeString(checkout.resolve("modernize-cli/target"), "");

    // When
    Run run = modernize("--version");

    // Then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output()).contains("no build of " + checkout).contains("remedy: ");
  }

  private Run modernize(String... arguments) throws IOException, InterruptedException {
    String[] command =
        Stream.concat(Stream.of(checkout.resolve("modernize").toString()), Stream.of(arguments))
            .toArray(String[]::new);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .put("PATH", folder.resolve("bin") + ":" + System.getenv().getOrDefault("PATH", ""));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  /** Returns every file and folder with its time and size. A temporary file changes its folder. */
  private Map<String, String> everyFile() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(checkout)) {
      all.forEach(path -> files.put(checkout.relativize(path).toString(), state(path)));
    }
    return files;
  }

  private static String state(Path path) {
    try {
      return Files.getLastModifiedTime(path) + " " + Files.size(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
