package io.dbmodernizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The completion, as bash itself computes it. */
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
  @CsvSource({
    "modernize sta, status",
    "modernize status --need, --needs-attention",
    "modernize status --state FAI, FAILED",
    "modernize status -o js, json",
    "modernize tables --state MATCH, MATCHED",
    "modernize teardown --no, --no-wait",
    "modernize completion z, zsh"
  })
  void bashCompletesCommandsOptionsAndValues(String line, String completed) throws Exception {
    assertThat(complete(line)).contains(completed);
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
    Process bash = new ProcessBuilder("bash", "-c", program).redirectErrorStream(true).start();
    String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(output).isZero();
    return output.lines().map(String::strip).toList();
  }
}
