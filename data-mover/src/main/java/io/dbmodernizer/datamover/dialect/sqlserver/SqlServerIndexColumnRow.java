package io.dbmodernizer.datamover.dialect.sqlserver;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;

/**
 * A row of {@code sys.index_columns}.
 *
 * @param key the place among the key columns, from 1; 0 for another column
 * @param order the place among the columns by which a columnstore is ordered, from 1; or 0
 * @param partition the place among the partitioning columns, from 1; 0 for another column
 */
record SqlServerIndexColumnRow(
    SqlServerIndexId id,
    int column,
    int key,
    boolean descending,
    boolean included,
    int order,
    int partition) {

  /** Key columns in their order, then included ones. */
  static final Comparator<SqlServerIndexColumnRow> KEYS_FIRST =
      Comparator.comparing(SqlServerIndexColumnRow::included)
          .thenComparingInt(SqlServerIndexColumnRow::key);

  /** In the order of indexes and of columns in an index. */
  static String sql(int version) {
    return "SELECT object_id, index_id, column_id, key_ordinal, is_descending_key,"
        + " is_included_column, partition_ordinal, "
        + SqlServerVersions.number(version, SqlServerVersions.V2022, "column_store_order_ordinal")
        + "\nFROM sys.index_columns\nORDER BY object_id, index_id, index_column_id";
  }

  static SqlServerIndexColumnRow of(ResultSet row) throws SQLException {
    return new SqlServerIndexColumnRow(
        SqlServerIndexId.of(row),
        row.getInt("column_id"),
        row.getInt("key_ordinal"),
        row.getBoolean("is_descending_key"),
        row.getBoolean("is_included_column"),
        row.getInt("column_store_order_ordinal"),
        row.getInt("partition_ordinal"));
  }
}
