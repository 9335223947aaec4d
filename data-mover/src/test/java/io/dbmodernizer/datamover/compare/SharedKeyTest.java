package io.dbmodernizer.datamover.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.Index;
import io.dbmodernizer.datamover.catalog.IndexColumn;
import io.dbmodernizer.datamover.catalog.PrimaryKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import io.dbmodernizer.datamover.compare.SharedKey.Database;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.dialect.h2.H2Dialect;
import io.dbmodernizer.datamover.dialect.sqlserver.SqlServerDialect;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SharedKeyTest {

  private static final TableName NAME = new TableName("dbo", "t");
  private static final ColumnType INT = ColumnType.of(TypeFamily.INT);
  private static final ColumnType GUID = ColumnType.of(TypeFamily.UNIQUEIDENTIFIER);
  private static final ColumnType TEXT = ColumnType.ofLength(TypeFamily.NVARCHAR, 20);

  private static Table table(ColumnType type, @Nullable String collation) {
    return Table.of(
        NAME,
        List.of(new Column("k", 1, type, false, null, null, null, collation)),
        new PrimaryKey("PK", List.of("k"), true));
  }

  private static Database database(SqlDialect dialect, @Nullable String collation) {
    return new Database(new DatabaseCatalog(List.of(), List.of(), collation), dialect);
  }

  private static final Database SERVER =
      database(SqlServerDialect.INSTANCE, "Latin1_General_CI_AS");
  private static final Database H2 = database(H2Dialect.INSTANCE, null);

  private static boolean shared(Table source, Database from, Table target, Database to) {
    return SharedKey.of(ComparedTable.of(source, target), from, to).isPresent();
  }

  @Test
  void numbersAreSortedAlikeByBothProductsAndGuidsAreNot() {
    assertThat(shared(table(INT, null), SERVER, table(INT, null), H2)).isTrue();
    assertThat(shared(table(GUID, null), SERVER, table(GUID, null), H2)).isFalse();
    assertThat(shared(table(GUID, null), SERVER, table(GUID, null), SERVER)).isTrue();
  }

  @Test
  void textIsSortedAlikeInTheSameCollationOnly() {
    Database other = database(SqlServerDialect.INSTANCE, "Cyrillic_General_CI_AS");

    assertThat(shared(table(TEXT, null), SERVER, table(TEXT, null), SERVER)).isTrue();
    assertThat(shared(table(TEXT, null), SERVER, table(TEXT, null), other)).isFalse();
    assertThat(shared(table(TEXT, null), SERVER, table(TEXT, "Latin1_General_CI_AS"), other))
        .isTrue();
    assertThat(shared(table(TEXT, null), SERVER, table(TEXT, null), H2)).isFalse();
  }

  @Test
  void anotherTypeOnTheTargetIsNotSortedAlike() {
    assertThat(shared(table(INT, null), H2, table(ColumnType.of(TypeFamily.BIGINT), null), H2))
        .isFalse();
  }

  @Test
  void aColumnThatMayBeNullOnTheTargetIsNoPartOfTheKey() {
    Table target =
        Table.of(NAME, List.of(new Column("k", 1, INT, true, null, null, null, null)), null);

    assertThat(shared(table(INT, null), H2, target, H2)).isFalse();
  }

  @Test
  void aUniqueIndexServesIfItHasNoNullAndNoFilter() {
    assertThat(keyOf(index(null, "a"))).contains(List.of("a"));
    assertThat(keyOf(index("a > 1", "a"))).isEmpty();
    assertThat(keyOf(index(null, "nullable"))).isEmpty();
    assertThat(keyOf(index(null, "computed"))).isEmpty();
  }

  private static Index index(@Nullable String filter, String column) {
    return new Index("u", true, List.of(new IndexColumn(column, false)), List.of(), filter, false);
  }

  private static Optional<List<String>> keyOf(Index index) {
    Table table =
        new Table(
            NAME,
            List.of(
                new Column("a", 1, INT, false, null, null, null, null),
                new Column("nullable", 2, INT, true, null, null, null, null),
                new Column("computed", 3, INT, false, null, null, "a + 1", null)),
            null,
            List.of(),
            List.of(index),
            List.of(),
            List.of());
    return SharedKey.of(ComparedTable.of(table, table), H2, H2)
        .map(key -> key.target().columns().stream().map(column -> column.column().name()).toList());
  }
}
