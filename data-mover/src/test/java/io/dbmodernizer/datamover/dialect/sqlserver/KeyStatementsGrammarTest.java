package io.dbmodernizer.datamover.dialect.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import io.dbmodernizer.datamover.range.KeyBound;
import io.dbmodernizer.datamover.range.KeyColumn;
import io.dbmodernizer.datamover.range.KeyRange;
import io.dbmodernizer.datamover.range.RangeCondition;
import io.dbmodernizer.datamover.range.TableKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Parses the conditions of ranges with a grammar of T-SQL that others have written. It does not
 * know COLLATE within CAST, so the columns have the collation of the database.
 */
class KeyStatementsGrammarTest {

  @Test
  void rangesOfKeysOfEveryTypeAreTransactSql() {
    // Given
    Map<String, String> refused = new LinkedHashMap<>();
    int parsed = 0;
    KeyBound bound = new KeyBound(List.of(1, 2));

    // When
    for (TypeFamily family : TypeFamily.values()) {
      if (family != TypeFamily.UNSUPPORTED) {
        KeyColumn column = column(new ColumnType(family, 5, 9, 2, null));
        TableKey key = new TableKey(List.of(column, column));
        String sql =
            "DELETE FROM [dbo].[t]"
                + RangeCondition.of(key, new KeyRange(bound, bound), SqlServerDialect.INSTANCE)
                    .where();
        TSqlGrammar.firstError(sql).ifPresent(error -> refused.put(sql, error));
        parsed++;
      }
    }

    // Then
    assertThat(parsed).isGreaterThan(25);
    assertThat(refused).isEmpty();
  }

  @Test
  void theQueryOfABoundaryIsTransactSql() {
    String sql =
        SqlServerDialect.INSTANCE.rowAfter(
            List.of("[a]", "CONVERT(nvarchar(34), [b], 121)"),
            "[dbo].[t] WHERE [a] >= CAST(? AS int)",
            "[a], [b] DESC",
            1_000);

    assertThat(TSqlGrammar.firstError(sql)).isEmpty();
  }

  private static KeyColumn column(ColumnType type) {
    return new KeyColumn(new Column("k", 1, type, false, null, null, null, null), false);
  }
}
