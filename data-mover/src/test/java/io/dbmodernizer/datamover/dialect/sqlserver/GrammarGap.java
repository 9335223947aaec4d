package io.dbmodernizer.datamover.dialect.sqlserver;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something of T-SQL that no grammar of the tests knows.
 *
 * @param found the statement, or the part of one
 * @param without what stands in its place in the rest, which the first grammar parses; null if the
 *     whole statement is unknown
 * @param lacking what the grammars lack, in words
 */
record GrammarGap(Pattern found, @Nullable String without, String lacking) {

  static final List<GrammarGap> ALL =
      List.of(
          part("CONSTRAINT \\[DF_\\w+\\] (?=DEFAULT)", "", "names of defaults"),
          part(
              " (SPARSE|MASKED WITH \\(FUNCTION = '[^']*'\\)|ROWGUIDCOL)(?= .*NULL)",
              "",
              "SPARSE, MASKED and ROWGUIDCOL in a table"),
          part("(?<=\\[Id\\]) DESC(?=\\)$)", "", "DESC in a constraint"),
          part(" WHERE \\(\\[\\w+\\] IS NOT NULL\\)", "", "filters in parentheses, IS NOT NULL"),
          part(
              "(?<=ALTER TABLE .{1,40}) WITH (NO)?CHECK(?= CHECK CONSTRAINT)",
              "",
              "the state of a constraint"),
          part("CREATE TYPE (.*) AS TABLE", "CREATE TABLE $1", "table types"),
          part("CREATE TYPE (.*) FROM (.*)", "CREATE TABLE $1 ([x] $2)", "alias types"),
          part(" ON \\[PRIMARY\\]$", "", "filegroups"),
          whole("CREATE PARTITION .*", "partition functions and schemes"),
          part("(?<=CYCLE) CACHE$", "", "CACHE without a number"),
          part("(?<=^GRANT SELECT ON .{1,40})\\(\\[Phone\\]\\)", "", "columns of GRANT"),
          part("CREATE PROC (.*) AS EXEC .*", "CREATE PROCEDURE $1 AS SELECT 1", "PROC, EXEC"),
          whole("SET IDENTITY_INSERT .*", "this setting"),
          whole("DBCC .*", "console commands"),
          whole("CREATE FUNCTION .*", "RETURN in a function"),
          whole("/\\*.*\\*/ CREATE VIEW .*", "comments in comments"),
          whole("CREATE TRIGGER .* ON DATABASE .*", "triggers on a database"),
          whole("CREATE (RULE|DEFAULT) .*", "rule and default objects"),
          whole("(ENABLE|DISABLE) TRIGGER .*", "states of triggers"),
          whole("(CREATE|ALTER) SECURITY POLICY .*", "security policies"),
          whole("ALTER AUTHORIZATION .*", "owners"),
          whole("CREATE (PRIMARY )?XML INDEX .*", "XML indexes"),
          whole("CREATE SPATIAL INDEX .*", "spatial indexes"),
          whole("CREATE (NON)?CLUSTERED COLUMNSTORE INDEX .*", "columnstore indexes"),
          whole("CREATE STATISTICS .*", "statistics"),
          whole("CREATE XML SCHEMA COLLECTION .*", "XML schema collections"),
          whole("ALTER TABLE .* ALTER COLUMN .* xml\\(DOCUMENT .*", "typed XML"),
          whole("ALTER TABLE .* ALTER COLUMN .* ADD .*", "properties of existing columns"),
          whole("ALTER TABLE .* ADD PERIOD .*", "periods"),
          whole("ALTER TABLE .* REBUILD .*", "REBUILD of a table"),
          whole("ALTER TABLE .* ENABLE CHANGE_TRACKING .*", "change tracking of a table"),
          whole("ALTER INDEX .* SET \\(IGNORE_DUP_KEY .*", "IGNORE_DUP_KEY of an index"),
          whole("(CREATE|ALTER) FULLTEXT .*", "full-text search"));

  /** Returns the gaps that a statement has. */
  static List<GrammarGap> of(String sql) {
    return ALL.stream().filter(gap -> gap.found.matcher(sql).find()).toList();
  }

  /** Returns the rest of a statement without its gaps, or empty if nothing of it is known. */
  static Optional<String> rest(List<GrammarGap> gaps, String sql) {
    String rest = sql;
    for (GrammarGap gap : gaps) {
      if (gap.without == null) {
        return Optional.empty();
      }
      rest = gap.found.matcher(rest).replaceAll(gap.without);
    }
    return Optional.of(rest);
  }

  private static GrammarGap part(String found, String without, String lacking) {
    return new GrammarGap(Pattern.compile(found, Pattern.DOTALL), without, lacking);
  }

  private static GrammarGap whole(String statement, String lacking) {
    return new GrammarGap(Pattern.compile("^" + statement, Pattern.DOTALL), null, lacking);
  }
}
