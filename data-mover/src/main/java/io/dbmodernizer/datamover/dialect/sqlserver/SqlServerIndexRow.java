package io.dbmodernizer.datamover.dialect.sqlserver;

import static io.dbmodernizer.datamover.dialect.sqlserver.SqlServerVersions.number;
import static io.dbmodernizer.datamover.dialect.sqlserver.SqlServerVersions.optional;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code sys.indexes}: an index or heap of a table, table type or view.
 *
 * @param name the name of the index; null for a heap
 * @param type the kind of storage, as the view numbers it
 * @param fillFactor in percent; 0 for the default
 * @param dataSpace the number of its filegroup or partition scheme
 * @param filter the condition of a filtered index, or null
 * @param delay the compression delay of a columnstore in minutes
 */
record SqlServerIndexRow(
    SqlServerIndexId id,
    @Nullable String name,
    int type,
    boolean unique,
    boolean primaryKey,
    boolean uniqueConstraint,
    boolean disabled,
    boolean ignoresDuplicates,
    int fillFactor,
    boolean padded,
    boolean rowLocks,
    boolean pageLocks,
    int dataSpace,
    @Nullable String filter,
    int delay) {

  static final int HEAP = 0;
  static final int CLUSTERED = 1;
  static final int NONCLUSTERED = 2;
  static final int XML = 3;
  static final int SPATIAL = 4;
  static final int CLUSTERED_COLUMNSTORE = 5;
  static final int COLUMNSTORE = 6;

  static String sql(int version) {
    return "SELECT object_id, index_id, name, type AS index_type, is_unique, is_primary_key,"
        + " is_unique_constraint, is_disabled, ignore_dup_key, fill_factor, is_padded,"
        + " allow_row_locks, allow_page_locks, data_space_id, "
        + String.join(
            ", ",
            optional(version, SqlServerVersions.V2008, "filter_definition"),
            number(version, SqlServerVersions.V2016, "compression_delay"))
        + "\nFROM sys.indexes\nWHERE is_hypothetical = 0\nORDER BY object_id, index_id";
  }

  static SqlServerIndexRow of(ResultSet row) throws SQLException {
    return new SqlServerIndexRow(
        SqlServerIndexId.of(row),
        row.getString("name"),
        row.getInt("index_type"),
        row.getBoolean("is_unique"),
        row.getBoolean("is_primary_key"),
        row.getBoolean("is_unique_constraint"),
        row.getBoolean("is_disabled"),
        row.getBoolean("ignore_dup_key"),
        row.getInt("fill_factor"),
        row.getBoolean("is_padded"),
        row.getBoolean("allow_row_locks"),
        row.getBoolean("allow_page_locks"),
        row.getInt("data_space_id"),
        row.getString("filter_definition"),
        row.getInt("compression_delay"));
  }

  /** Returns whether rows are stored in it by row, and it can be used. */
  boolean isEnabledRowstore() {
    return !disabled && (type == CLUSTERED || type == NONCLUSTERED);
  }
}
