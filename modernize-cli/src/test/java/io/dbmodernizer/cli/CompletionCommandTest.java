package io.dbmodernizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The completion, as bash and zsh themselves compute it. */
@DisabledOnOs(OS.WINDOWS)
class CompletionCommandTest {

  @TempDir private static Path folder;
  private static Path script = Path.of("");

  @BeforeAll
  static void print() throws Exception {
    script = folder.resolve("completion.sh");
    Files.writeString(script, CommandRun.of(Map.of(), "completion", "bash").out());
  }

  @ParameterizedTest
  @MethodSource("lines")
  void bashCompletesCommandsOptionsAndValues(String line, String completed) throws Exception {
    assertThat(complete(line)).contains(completed);
  }

  @ParameterizedTest
  @MethodSource("lines")
  void zshCompletesThemOnItsCommandLine(String line, String completed) throws Exception {
    // Given
    boolean zsh = hasZsh();
    assertThat(zsh || !Boolean.getBoolean("zsh.required")).as("zsh is installed").isTrue();
    Assumptions.assumeTrue(zsh, "zsh is not installed");
    Path driver = Path.of("src/test/resources/complete.zsh").toAbsolutePath();

    // When: a tab is typed at the end of the line
    List<String> shown =
        run("zsh", "-f", driver.toString(), script.toString(), folder.toString(), line);

    // Then
    String begun = line.substring(0, line.lastIndexOf(' ') + 1);
    assertThat(String.join("\n", shown)).contains(begun + completed);
  }

  static Stream<Arguments> lines() {
    return Stream.of(
        Arguments.of("modernize sta", "status"),
        Arguments.of("modernize status --need", "--needs-attention"),
        Arguments.of("modernize status --state FAI", "FAILED"),
        Arguments.of("modernize status -o js", "json"),
        Arguments.of("modernize verify -o wi", "wide"),
        Arguments.of("modernize request --no", "--no-preflight"),
        Arguments.of("modernize tables --state MATCH", "MATCHED"),
        Arguments.of("modernize teardown --no", "--no-wait"),
        Arguments.of("modernize completion z", "zsh"));
  }

  @Test
  void bothShellsHaveTheSameScript() {
    assertThat(CommandRun.of(Map.of(), "completion", "zsh").out())
        .isEqualTo(CommandRun.of(Map.of(), "completion", "bash").out())
        .contains("bashcompinit");
  }

  private static List<String> complete(String line) throws Exception {
    String[] words = line.split(" ");
    String program =
        """
        source '%s'
        COMP_WORDS=(%s)
        COMP_CWORD=%d
        _complete_modernize modernize '%s'
        printf '%%s\n' "${COMPREPLY[@]}"
        """
            .formatted(script, line, words.length - 1, words[words.length - 1]);
    return run("bash", "-c", program);
  }

  private static boolean hasZsh() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(place -> Files.isExecutable(Path.of(place, "zsh")));
  }

  private static List<String> run(String... command) throws Exception {
    Process shell = new ProcessBuilder(command).redirectErrorStream(true).start();
    shell.getOutputStream().close();
    String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).as(output).isZero();
    return output.lines().map(String::strip).toList();
  }
}
