package io.dbmodernizer.datamover.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.PrimaryKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import io.dbmodernizer.datamover.dialect.sqlserver.SqlServerDialect;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RangeConditionTest {

  private static final SqlServerDialect DIALECT = SqlServerDialect.INSTANCE;
  private static final Column ID = column("Id", ColumnType.of(TypeFamily.INT), null);
  private static final Column CODE =
      column("Code", ColumnType.ofLength(TypeFamily.VARCHAR, 10), "Cyrillic_General_CI_AS");
  private static final Column DAY =
      column("Day", ColumnType.temporal(TypeFamily.DATETIMEOFFSET, 7), null);

  private static Column column(String name, ColumnType type, @Nullable String collation) {
    return new Column(name, 1, type, false, null, null, null, collation);
  }

  private static TableKey key(Column... columns) {
    return new TableKey(
        List.of(columns).stream().map(column -> new KeyColumn(column, column == CODE)).toList());
  }

  @Test
  void aRangeOfOneColumnIsHalfOpen() {
    KeyRange range = new KeyRange(bound(1L), bound(9L));

    assertThat(RangeCondition.of(key(ID), range, DIALECT).where())
        .isEqualTo(" WHERE [Id] >= CAST(? AS int) AND [Id] < CAST(? AS int)");
    assertThat(RangeCondition.of(key(ID), KeyRange.ALL, DIALECT).where()).isEmpty();
  }

  @Test
  void aBoundOfSeveralColumnsIsWrittenWithOrAndFollowsTheDirections() {
    // Given
    TableKey key = key(ID, CODE, DAY);

    // When
    String from = RangeCondition.of(key, new KeyRange(bound(1L, "a", "b"), null), DIALECT).where();
    String to = RangeCondition.of(key, new KeyRange(null, bound(1L, "a", "b")), DIALECT).where();

    // Then
    String code = "CAST(? COLLATE Cyrillic_General_CI_AS AS varchar(10))";
    assertThat(from)
        .isEqualTo(
            " WHERE [Id] >= CAST(? AS int) AND ([Id] > CAST(? AS int) OR ([Id] = CAST(? AS int)"
                + (" AND ([Code] < " + code + " OR ([Code] = " + code)
                + " AND ([Day] >= CAST(? AS datetimeoffset(7)))))))");
    assertThat(to)
        .isEqualTo(
            " WHERE [Id] <= CAST(? AS int) AND ([Id] < CAST(? AS int) OR ([Id] = CAST(? AS int)"
                + (" AND ([Code] > " + code + " OR ([Code] = " + code)
                + " AND ([Day] < CAST(? AS datetimeoffset(7)))))))");
  }

  @Test
  void aBoundaryIsSoughtInTheOrderOfTheKeyAsSqlServer2008KnowsIt() {
    Table table =
        Table.of(
            new TableName("dbo", "Sale"),
            List.of(CODE, DAY),
            new PrimaryKey("PK", List.of("Code", "Day"), true, List.of("Code")));
    TableKey key = TableKey.of(table).orElseThrow();

    assertThat(KeySplitter.boundarySql(table, key, DIALECT, RangeCondition.ALL_ROWS, 1_000))
        .isEqualTo(
            "SELECT c1, c2 FROM (SELECT TOP (1001) [Code], CONVERT(nvarchar(34), [Day], 121),"
                + " ROW_NUMBER() OVER (ORDER BY [Code] DESC, [Day]) FROM [dbo].[Sale]"
                + " ORDER BY [Code] DESC, [Day]) AS numbered (c1, c2, number)"
                + " WHERE number = 1001");
  }

  @Test
  void aBoundOfAnotherKeyIsRefused() {
    assertThatThrownBy(() -> RangeCondition.of(key(ID), new KeyRange(bound(1L, 2L), null), DIALECT))
        .hasMessage("a bound has 2 values, the key 1 columns");
  }

  @Test
  void aBoundDoesNotShowItsValues() {
    assertThat(new KeyRange(bound("Ann Smith"), null).toString()).doesNotContain("Ann");
  }

  private static KeyBound bound(Object... values) {
    return new KeyBound(List.of(values));
  }
}
