package io.dbmodernizer.datamover.dialect.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.object.MovableKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Parses all generated statements with grammars of T-SQL that others have written. */
class SqlServerGrammarTest {

  private static final Path MAIN = Path.of("src/main/java/io/dbmodernizer/datamover");

  /** The beginning of a statement in a string of the code, up to the first name or value. */
  private static final Pattern WRITTEN =
      Pattern.compile(
          "\"((?:ALTER|CREATE|DBCC|DECLARE|DELETE|DENY|DISABLE|ENABLE|EXEC|GRANT|INSERT|REVOKE|SET)"
              + "(?: [A-Z]+)* )");

  private static GeneratedStatements generated;

  /** The statements that the first grammar refuses and the second parser too, with the error. */
  private static final Map<String, String> REFUSED = new LinkedHashMap<>();

  private static int parsedByTheSecondAlone;

  @BeforeAll
  static void parse() throws Exception {
    generated = GeneratedStatements.generate();
    for (String sql : generated.statements()) {
      String error = TSqlGrammar.firstError(sql).orElse(null);
      if (error != null && SecondSqlParser.parses(sql)) {
        parsedByTheSecondAlone++;
      } else if (error != null) {
        REFUSED.put(sql, error);
      }
    }
  }

  @Test
  void everyGeneratedStatementIsTransactSql() {
    // Given
    Map<String, String> unexplained = new LinkedHashMap<>();
    Set<GrammarGap> seen = new HashSet<>();

    // When
    REFUSED.forEach(
        (sql, error) -> {
          List<GrammarGap> gaps = GrammarGap.of(sql);
          seen.addAll(gaps);
          if (gaps.isEmpty()) {
            unexplained.put(sql, error);
          }
          GrammarGap.rest(gaps, sql)
              .flatMap(TSqlGrammar::firstError)
              .ifPresent(found -> unexplained.put(sql, found));
        });

    // Then
    assertThat(unexplained).as("statements that no grammar accepts").isEmpty();
    assertThat(seen).as("gaps of the grammars, each seen").containsAll(GrammarGap.ALL);
  }

  @Test
  void mostStatementsAreParsedWhole() {
    assertThat(generated.statements()).hasSizeGreaterThan(150);
    assertThat(REFUSED.size()).isLessThan(generated.statements().size() / 2);
    assertThat(parsedByTheSecondAlone).isPositive();
  }

  @Test
  void everyKindOfObjectHasAStatement() {
    assertThat(generated.kinds()).containsExactlyInAnyOrder(MovableKind.values());
  }

  @Test
  void everyStatementThatTheCodeWritesIsParsed() throws IOException {
    Set<String> written = new TreeSet<>();
    try (Stream<Path> files = Files.walk(MAIN)) {
      for (Path file :
          files
              .filter(path -> path.toString().endsWith(".java"))
              .filter(path -> !path.getFileName().toString().startsWith("H2"))
              .toList()) {
        Matcher matcher = WRITTEN.matcher(Files.readString(file));
        while (matcher.find()) {
          written.add(matcher.group(1).strip());
        }
      }
    }

    assertThat(written).hasSizeGreaterThan(25);
    written.removeIf(
        beginning -> generated.statements().stream().anyMatch(sql -> sql.contains(beginning)));
    assertThat(written).as("statements that no test generates").isEmpty();
  }

  @Test
  void theGrammarsRefuseWhatIsNotTransactSql() {
    assertThat(TSqlGrammar.firstError("CREATE TABLE [a] ([b] int NOT NULL")).isPresent();
    assertThat(TSqlGrammar.firstError("CREATE TABLE [a] ([b] int GENERATED)")).isPresent();
    assertThat(TSqlGrammar.firstError("ALTER TABLE [a] ADD CONSTRAINT [b] UNIQUE [c]")).isPresent();
    assertThat(TSqlGrammar.firstError("CREATE INDEX [i] ON [a] [b]")).isPresent();
    assertThat(TSqlGrammar.firstError("CREATE TABLE [a] ([b] int NOT NULL)")).isEmpty();
    assertThat(SecondSqlParser.parses("CREATE FULLTEXT STOPLIST [a]")).isFalse();
    assertThat(SecondSqlParser.parses("CREATE SYNONYM [a] FROM [b]")).isFalse();
    assertThat(SecondSqlParser.parses("EXEC [a] @b = N'c' @d = N'e'")).isFalse();
    assertThat(SecondSqlParser.parses("EXEC [a] @b = N'c', @d = N'e'")).isTrue();
  }
}
