package io.dbmodernizer.systemtests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.cli.platform.LocalPlatform;
import io.dbmodernizer.emulator.requestlog.ExchangeRecording;
import io.dbmodernizer.systemtests.clients.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of the tutorial's local part, in one shell and in the order of the page. They print
 * what the page shows.
 */
@Tag("deep")
class TutorialST {

  private static final Page TUTORIAL = Page.at("docs/tutorial.md");
  private static final String MARK = "=== block of ";

  @TempDir Path folder;

  @AfterEach
  void stopWhatAFailureLeft() throws Exception {
    LocalPlatform.stopAll(folder.resolve(".modernize"));
  }

  @Test
  void everyCommandWorksAndPrintsWhatThePageShows() throws Exception {
    // Given
    List<CodeBlock> commands = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    read(commands, shown);
    assertThat(commands).hasSizeGreaterThan(8);
    installLauncher();
    Path script = folder.resolve("tutorial.sh");
    Files.writeString(script, script(commands));

    // When
    ProgramRun run = ProgramRun.of(folder, Map.of(), List.of("sh", "-eu", script.toString()));

    // Then
    assertThat(run.exit()).as(run.text()).isZero();
    String[] printed = run.text().split(Pattern.quote(MARK) + ".*\\n");
    assertThat(printed).hasSize(commands.size() + 1);
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < commands.size(); i++) {
      for (String line : shown.get(i).lines().toList()) {
        if (!pattern(line).matcher(printed[i + 1]).find()) {
          missing.add(commands.get(i).place() + " does not print: " + line);
        }
      }
    }
    assertThat(missing).as(run.text()).isEmpty();
    assertThat(LocalPlatform.running(folder.resolve(".modernize"))).isEmpty();
  }

  /**
   * Reads the blocks that this test runs, and what the page shows behind each; empty for nothing.
   */
  private static void read(List<CodeBlock> commands, List<String> shown) throws IOException {
    boolean mine = false;
    for (CodeBlock block : TUTORIAL.blocks()) {
      if (mine && block.info().equals("text")) {
        shown.set(shown.size() - 1, block.text());
      }
      mine = block.attribute("test").filter(TutorialST.class.getSimpleName()::equals).isPresent();
      if (mine) {
        commands.add(block);
        shown.add("");
      }
    }
  }

  private static String script(List<CodeBlock> commands) {
    return commands.stream()
        .map(block -> "echo '" + MARK + block.place() + "'\n" + block.text())
        .collect(Collectors.joining("\n"));
  }

  /** A line of the page as a pattern: an ellipsis stands for anything. */
  private static Pattern pattern(String line) {
    return Pattern.compile(
        Stream.of(line.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
  }

  /** Puts a launcher where the page has that of the project, which would build the project. */
  private void installLauncher() throws IOException {
    Path launcher = folder.resolve("modernize");
    Files.writeString(
        launcher,
        """
        #!/bin/sh
        exec '%s' -XX:TieredStopAtLevel=1 -D%s='%s' -Dmodernize.home='%s' -cp '%s' \
        io.dbmodernizer.cli.ModernizeMain "$@"
        """
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                ExchangeRecording.FOLDER_PROPERTY,
                System.getProperty(ExchangeRecording.FOLDER_PROPERTY, ""),
                folder,
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path"))));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
  }
}
