package io.dbmodernizer.datamover.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.catalog.UnmovedKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FindingCodesTest {

  private static final Path PAGE = Path.of("..", "docs", "assessment.md");
  private static final Pattern ROW = Pattern.compile("^\\| `([A-Z_]+)` \\| (\\w+) \\| .+ \\|$");

  @Test
  void theDocumentationListsEveryCodeWithItsSeverity() throws IOException {
    // Given
    Map<String, String> documented = new LinkedHashMap<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        documented.put(row.group(1), row.group(2));
      }
    }

    // When
    Map<String, String> known = new LinkedHashMap<>();
    SourceAssessor.codes()
        .forEach((code, severity) -> known.put(code, severity.name().toLowerCase(Locale.ROOT)));

    // Then
    assertThat(documented).isEqualTo(known);
  }

  @Test
  void theDocumentationSaysOfEachKindWhatItsFindingSays() throws IOException {
    // Given
    String page = Files.readString(PAGE);

    // When
    List<String> missing =
        Arrays.stream(UnmovedKind.values())
            .filter(
                kind -> {
                  UnmovedExplanation text = UnmovedExplanation.of(kind);
                  return page.lines()
                      .filter(line -> line.startsWith("| `" + kind + "` | "))
                      .noneMatch(
                          line ->
                              line.endsWith(
                                  " | "
                                      + sentence(text.meaning())
                                      + " | "
                                      + sentence(text.remedy())
                                      + " |"));
                })
            .map(UnmovedKind::name)
            .toList();

    // Then
    assertThat(missing).isEmpty();
  }

  private static String sentence(String clause) {
    return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1);
  }
}
