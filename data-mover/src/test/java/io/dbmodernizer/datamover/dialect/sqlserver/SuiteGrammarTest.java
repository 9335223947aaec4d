package io.dbmodernizer.datamover.dialect.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.suite.SuiteScript;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Parses the statements of the suite that runs on SQL Server, where there is one. */
class SuiteGrammarTest {

  /** What only the suite writes and the grammars lack. */
  private static final List<Pattern> GAPS =
      List.of(
          Pattern.compile("ALTER TABLE .* DEFAULT \\(NEXT VALUE FOR .*"),
          Pattern.compile("ALTER TABLE .* DROP MASKED"),
          Pattern.compile("(CREATE|DROP) SYNONYM .*"),
          Pattern.compile("INSERT INTO .* \\+ NCHAR\\(0xD800\\) \\+ .*"),
          Pattern.compile("INSERT INTO .*, 0x, .*"));

  @Test
  void everyStatementOfTheSuiteIsTransactSql() throws Exception {
    // Given
    List<String> statements =
        SuiteScript.read("sqlserver").parts().values().stream().flatMap(List::stream).toList();
    Map<String, String> refused = new LinkedHashMap<>();
    List<String> known = new ArrayList<>();

    // When
    for (String sql : statements) {
      String error = TSqlGrammar.firstError(sql).orElse(null);
      if (error == null || SecondSqlParser.parses(sql)) {
        continue;
      }
      if (GAPS.stream().anyMatch(gap -> gap.matcher(sql).matches())) {
        known.add(sql);
        continue;
      }
      List<GrammarGap> gaps = GrammarGap.of(sql);
      if (gaps.isEmpty()) {
        refused.put(sql, error);
      }
      GrammarGap.rest(gaps, sql)
          .flatMap(TSqlGrammar::firstError)
          .ifPresent(found -> refused.put(sql, found));
    }

    // Then
    assertThat(statements).hasSizeGreaterThan(80);
    assertThat(refused).isEmpty();
    assertThat(GAPS)
        .allSatisfy(gap -> assertThat(known).anyMatch(sql -> gap.matcher(sql).matches()));
  }

  @Test
  void theSuiteHasTheSamePartsForEachProduct() throws Exception {
    assertThat(SuiteScript.read("sqlserver").parts().keySet())
        .isEqualTo(SuiteScript.read("h2").parts().keySet())
        .hasSize(5);
  }
}
