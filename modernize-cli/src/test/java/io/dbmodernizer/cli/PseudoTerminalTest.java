package io.dbmodernizer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jline.builtins.ScreenTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line as a process on a pseudo-terminal of the operating system. */
@Timeout(120)
class PseudoTerminalTest {

  private static final Path SCRIPT = Path.of("/usr/bin/script");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"80, 40", "200, 30"})
  void aFleetFitsTheWindowAndShowsReasonAndRemedy(int columns, int rows) throws Exception {
    // Given
    try (ServiceStub monitoring = ServiceStub.start()) {
      StubbedFleet.in(monitoring);

      // When
      Run run = run(columns, rows, "watch --timeout 2 --api " + monitoring.url());

      // Then
      String text = run.screen().stream().map(String::strip).collect(Collectors.joining(" "));
      assertThat(run.exitCode()).isEqualTo(5);
      assertThat(run.screen().stream().filter(line -> line.matches("m-\\d\\d .*")))
          .hasSize(StubbedFleet.SIZE);
      assertThat(run.written()).contains("\u001b[");
      assertThat(text)
          .contains("20 migrations", "2 need attention")
          .containsSubsequence("m-03", "failed", "TARGET_NOT_AUTHORIZED", "the login 'mover'")
          .contains(StubbedFleet.WAITS, StubbedFleet.REGISTER);
    }
  }

  @Test
  void aServiceThatIsAwayIsToldInOneLine() throws Exception {
    // Given
    String away;
    try (ServiceStub monitoring = ServiceStub.start()) {
      away = monitoring.url();
    }

    // When
    Run run = run(80, 24, "status --api " + away);

    // Then
    assertThat(run.exitCode()).isEqualTo(7);
    assertThat(String.join(" ", run.screen())).contains(away).doesNotContain("Exception");
  }

  private record Run(int exitCode, String written, List<String> screen) {}

  private Run run(int columns, int rows, String operands) throws Exception {
    assumeThat(SCRIPT).as("the command script, which opens a pseudo-terminal").isExecutable();
    Path arguments = Files.writeString(folder.resolve("arguments"), arguments());
    String command =
        "stty cols %d rows %d && exec '%s' '@%s' %s"
            .formatted(
                columns,
                rows,
                Path.of(System.getProperty("java.home"), "bin", "java"),
                arguments,
                operands);
    Path output = folder.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(SCRIPT.toString(), "-qec", command, "/dev/null")
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("TERM", "xterm-256color");
    builder.environment().remove("NO_COLOR");
    Process process = builder.start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    String written = Files.readString(output);
    ScreenTerminal screen = new ScreenTerminal(columns, rows);
    screen.write(written);
    return new Run(
        process.exitValue(),
        written,
        screen.toString().stripTrailing().lines().map(String::stripTrailing).toList());
  }

  private static String arguments() throws IOException {
    String path = System.getProperty("java.class.path").replace("\\", "\\\\");
    return "-cp \"" + path + "\"\n" + ModernizeMain.class.getName() + "\n";
  }
}
