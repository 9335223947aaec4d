package io.dbmodernizer.datamover.dialect.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import io.dbmodernizer.datamover.value.LargeColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Parses what is selected and inserted for values of each type with a grammar of T-SQL that others
 * have written.
 */
class ValueStatementsGrammarTest {

  private static final SqlServerDialect DIALECT = SqlServerDialect.INSTANCE;

  @Test
  void everyTypeIsSelectedAndInsertedByTransactSql() {
    // Given
    List<String> statements = new ArrayList<>();
    for (TypeFamily family : TypeFamily.values()) {
      if (family != TypeFamily.UNSUPPORTED) {
        ColumnType type =
            switch (family) {
              case VARCHAR, NVARCHAR, VARBINARY -> ColumnType.of(family);
              default -> new ColumnType(family, 5, 9, 2, null);
            };
        Column column = new Column("c", 1, type, true, null, null, null, "Latin1_General_BIN2");
        for (LargeColumn.Reading reading : LargeColumn.Reading.values()) {
          statements.add("SELECT " + selected(column, reading) + " FROM [dbo].[t]");
        }
        statements.add("INSERT INTO [dbo].[t] ([c]) VALUES (" + DIALECT.parameter(type) + ")");
      }
    }

    // When
    Map<String, String> refused = new LinkedHashMap<>();
    statements.forEach(
        sql -> TSqlGrammar.firstError(sql).ifPresent(error -> refused.put(sql, error)));

    // Then
    assertThat(statements).hasSizeGreaterThan(90);
    assertThat(refused).isEmpty();
  }

  private static String selected(Column column, LargeColumn.Reading reading) {
    return LargeColumn.of(column, DIALECT, reading)
        .map(
            large -> {
              List<String> all = new ArrayList<>(large.lengthExpressions());
              all.addAll(large.valueExpressions());
              return String.join(", ", all);
            })
        .orElseGet(() -> DIALECT.selected(column));
  }
}
