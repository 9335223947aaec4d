package io.dbmodernizer.datamover.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
}
