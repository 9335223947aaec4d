package io.dbmodernizer.systemtests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Commands on pages are run by a test that the block names ({@code test=CLASS}), or the block says
 * what a reader needs to run them ({@code needs=SOMETHING}). What they name in the build exists.
 */
class ShellCommandsTest {

  private static final Set<String> NEEDS =
      Set.of("azure", "build", "cluster", "docker", "packages", "platform", "sqlserver");

  private static final Pattern COMMAND =
      Pattern.compile(
          "^\\s*(?:[A-Z_]+=\\S+ )?(?:(?:\\./)?modernize|mvn|az|docker(?:-compose|/\\S+)?|curl|git"
              + "|kubectl|java|npm|node|python3|apt-get) ",
          Pattern.MULTILINE);

  private static final Pattern MODULES = Pattern.compile("-pl (\\S+)");
  private static final Pattern TESTS = Pattern.compile("-D(?:it\\.)?test='?([^'\\s]+)");

  /** Words that stand for a name, and the two that no test has. */
  private static final Pattern PLACEHOLDER = Pattern.compile("[A-Z_]+(?:_IT)?|none|NoTest");

  @Test
  void everyBlockOfCommandsIsRunByATestOrSaysWhatItNeeds() throws IOException {
    Set<String> tests = testClasses();
    List<String> wrong = new ArrayList<>();
    int seen = 0;
    for (CodeBlock block : blocks()) {
      if (block.language().equals(CodeBlock.SHELL)) {
        seen++;
        if (!block.attribute("test").map(tests::contains).orElse(false)
            && !block.attribute("needs").map(NEEDS::contains).orElse(false)) {
          wrong.add(block + " names no test that exists, and nothing of " + NEEDS);
        }
      } else if (block.info().isEmpty() && COMMAND.matcher(block.text()).find()) {
        wrong.add(block + " has commands and does not begin with ```sh");
      }
    }
    assertThat(seen).isGreaterThan(30);
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyTestThatABlockNamesReadsItsPage() throws IOException {
    int seen = 0;
    for (CodeBlock block : blocks()) {
      String test = block.attribute("test").orElse("");
      if (!test.isEmpty()) {
        seen++;
        String page = block.place().replaceAll(":\\d+$", "");
        assertThat(source(test)).as(block.toString()).contains("\"" + page + "\"");
      }
    }
    assertThat(seen).isGreaterThan(8);
  }

  @Test
  void modulesAndTestsOfTheBuildExist() throws IOException {
    Set<String> tests = testClasses();
    List<String> unknown = new ArrayList<>();
    int seen = 0;
    for (CodeBlock block : blocks()) {
      if (!block.language().equals(CodeBlock.SHELL)) {
        continue;
      }
      for (String module : names(MODULES, block)) {
        seen++;
        if (!Files.exists(Page.ROOT.resolve(module).resolve("pom.xml"))) {
          unknown.add(block + ": module " + module);
        }
      }
      for (String test : names(TESTS, block)) {
        seen++;
        Pattern name = Pattern.compile(test.replaceAll(".*\\.", "").replace("*", "\\w*"));
        if (tests.stream().noneMatch(known -> name.matcher(known).matches())) {
          unknown.add(block + ": test " + test);
        }
      }
    }
    assertThat(seen).isGreaterThan(20);
    assertThat(unknown).isEmpty();
  }

  private static List<String> names(Pattern option, CodeBlock block) {
    return option
        .matcher(block.text())
        .results()
        .flatMap(found -> List.of(found.group(1).split(",")).stream())
        .filter(name -> !PLACEHOLDER.matcher(name).matches())
        .toList();
  }

  private static List<CodeBlock> blocks() throws IOException {
    List<CodeBlock> blocks = new ArrayList<>();
    for (Page page : Page.all()) {
      blocks.addAll(page.blocks());
    }
    return blocks;
  }

  private static Set<String> testClasses() throws IOException {
    return testFiles().stream()
        .map(file -> file.getFileName().toString().replace(".java", ""))
        .collect(Collectors.toSet());
  }

  private static String source(String test) throws IOException {
    for (Path file : testFiles()) {
      if (file.endsWith(test + ".java")) {
        return Files.readString(file);
      }
    }
    throw new IOException("there is no test " + test);
  }

  private static List<Path> testFiles() throws IOException {
    return Page.files(".java").stream()
        .filter(file -> file.toString().contains("/src/test/java/"))
        .toList();
  }
}
