package io.dbmodernizer.datamover.compare;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.range.KeyColumn;
import io.dbmodernizer.datamover.range.KeyRange;
import io.dbmodernizer.datamover.range.RangeCondition;
import io.dbmodernizer.datamover.range.TableKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The key of a table whose ranges hold the same keys on both sides. Both sides sort it in the same
 * way, so boundaries of the source are boundaries on the target.
 *
 * @param source the key as the source has it
 * @param target the same columns as the target has them, in the source's directions; the target
 *     need not have an index on them
 */
public record SharedKey(TableKey source, TableKey target) {

  /**
   * One side of a comparison.
   *
   * @param catalog its catalog
   * @param dialect its dialect
   */
  public record Database(DatabaseCatalog catalog, SqlDialect dialect) {}

  /**
   * Finds the key of a table.
   *
   * <p>Both sides sort numbers, dates and times alike if the column has the same type. Text, GUIDs
   * and bytes are sorted alike only in the same product, and text only in the same collation. No
   * range holds NULL, so a column that may be NULL on the target is no part of such a key.
   *
   * @param table a table that can be compared
   * @return the key; empty if the source's table has no key, or if the sides may sort it
   *     differently
   */
  public static Optional<SharedKey> of(ComparedTable table, Database source, Database target) {
    Optional<TableKey> key = TableKey.of(table.source());
    if (key.isEmpty()) {
      return Optional.empty();
    }
    List<KeyColumn> columns = new ArrayList<>();
    for (KeyColumn column : key.get().columns()) {
      int at = table.source().storedColumns().indexOf(column.column());
      Column other = table.target().storedColumns().get(at);
      if (other.nullable() || !sortedAlike(column.column(), source, other, target)) {
        return Optional.empty();
      }
      columns.add(new KeyColumn(other, column.descending()));
    }
    return Optional.of(new SharedKey(key.get(), new TableKey(columns)));
  }

  private static boolean sortedAlike(
      Column column, Database source, Column other, Database target) {
    boolean sameType =
        target.dialect().typeName(column.type()).equals(target.dialect().typeName(other.type()));
    return sameType
        && switch (column.type().family()) {
          case BIT,
              TINYINT,
              SMALLINT,
              INT,
              BIGINT,
              DECIMAL,
              MONEY,
              SMALLMONEY,
              REAL,
              FLOAT,
              DATE,
              TIME,
              DATETIME,
              DATETIME2,
              SMALLDATETIME,
              DATETIMEOFFSET ->
              true;
          default ->
              source.dialect() == target.dialect()
                  && (!column.type().family().isText()
                      || Objects.equals(collation(column, source), collation(other, target)));
        };
  }

  private static @Nullable String collation(Column column, Database database) {
    return column.collation() == null ? database.catalog().collation() : column.collation();
  }

  /** Returns the condition that selects the rows of a range on the source. */
  public RangeCondition atSource(KeyRange range, SqlDialect dialect) {
    return RangeCondition.of(source, range, dialect);
  }

  /** Returns the condition that selects the rows of a range on the target. */
  public RangeCondition atTarget(KeyRange range, SqlDialect dialect) {
    return RangeCondition.of(target, range, dialect);
  }
}
