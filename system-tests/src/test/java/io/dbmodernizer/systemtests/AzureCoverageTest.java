package io.dbmodernizer.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that says how the recipe is done is held to the tests there are. */
class AzureCoverageTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Path PAGE = PROJECT.resolve("docs/azure-coverage.md");
  private static final Pattern TEST_NAME = Pattern.compile("`([A-Z]\\w+(?:Test|IT|ST))`");
  private static final int TEST_COLUMN = 4;

  @Test
  void noLineOfTheRecipeHasAnEmptyCell() throws IOException {
    assertThat(recipeLines())
        .hasSizeGreaterThan(38)
        .allSatisfy(
            cells -> {
              assertThat(cells).hasSize(TEST_COLUMN + 1);
              assertThat(cells).noneMatch(String::isBlank);
            });
  }

  @Test
  void everyTestThatIsNamedExists() throws IOException {
    // Given
    Set<String> tests = tests();

    // When
    List<String> named =
        recipeLines().stream().flatMap(cells -> named(cells.get(TEST_COLUMN)).stream()).toList();

    // Then
    assertThat(named).isNotEmpty();
    assertThat(tests).containsAll(named);
    assertThat(recipeLines())
        .allSatisfy(cells -> assertThat(named(cells.get(TEST_COLUMN))).isNotEmpty());
  }

  private static List<List<String>> recipeLines() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .takeWhile(line -> !line.equals("## Exactness"))
        .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
        .filter(line -> !line.startsWith("| recipe |"))
        .map(
            line ->
                Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
                    .map(String::strip)
                    .toList())
        .toList();
  }

  private static List<String> named(String cell) {
    Matcher matcher = TEST_NAME.matcher(cell);
    return matcher.results().map(found -> found.group(1)).toList();
  }

  private static Set<String> tests() throws IOException {
    try (Stream<Path> files = Files.walk(PROJECT)) {
      return files
          .filter(file -> file.toString().contains("src/test/java"))
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }
}
