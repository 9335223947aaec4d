package io.dbmodernizer.datamover.dialect;

import io.dbmodernizer.datamover.catalog.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code sys.indexes} about an index of a user table.
 *
 * @param tableNumber the number of the table
 * @param number the number of the index in its table
 * @param name the name of the index
 * @param type the kind of storage, as the view numbers it
 * @param key whether it implements a primary key or unique constraint
 * @param fillFactor in percent; 0 for the default
 * @param filter the condition of a filtered index, or null
 * @param delay the compression delay of a columnstore in minutes
 */
record SqlServerIndexRow(
    TableName table,
    int tableNumber,
    int number,
    String name,
    int type,
    boolean unique,
    boolean key,
    boolean disabled,
    boolean ignoresDuplicates,
    int fillFactor,
    boolean padded,
    boolean rowLocks,
    boolean pageLocks,
    @Nullable String filter,
    int delay) {

  static final int HEAP = 0;
  static final int CLUSTERED = 1;
  static final int NONCLUSTERED = 2;
  static final int XML = 3;
  static final int SPATIAL = 4;
  static final int CLUSTERED_COLUMNSTORE = 5;
  static final int COLUMNSTORE = 6;

  static SqlServerIndexRow of(ResultSet row, TableName table) throws SQLException {
    return new SqlServerIndexRow(
        table,
        row.getInt("object_id"),
        row.getInt("index_id"),
        row.getString("name"),
        row.getInt("index_type"),
        row.getBoolean("is_unique"),
        row.getBoolean("is_primary_key") || row.getBoolean("is_unique_constraint"),
        row.getBoolean("is_disabled"),
        row.getBoolean("ignore_dup_key"),
        row.getInt("fill_factor"),
        row.getBoolean("is_padded"),
        row.getBoolean("allow_row_locks"),
        row.getBoolean("allow_page_locks"),
        row.getString("filter_definition"),
        row.getInt("compression_delay"));
  }

  /** Returns the beginning of a statement that alters the index. */
  String alter() {
    return "ALTER INDEX " + quotedName() + " ON " + quotedTable();
  }

  String quotedName() {
    return SqlServerDialect.INSTANCE.quote(name);
  }

  String quotedTable() {
    return SqlServerDialect.INSTANCE.quote(table);
  }

  /** Returns the condition of a filtered index as the end of a statement; empty if it has none. */
  String where() {
    return filter == null ? "" : " WHERE " + filter;
  }
}
