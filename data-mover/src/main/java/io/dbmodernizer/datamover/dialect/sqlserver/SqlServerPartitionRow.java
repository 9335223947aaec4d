package io.dbmodernizer.datamover.dialect.sqlserver;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A row of {@code sys.partitions}.
 *
 * @param number the number that large objects refer to
 * @param heap the number of the heap or tree with the rows
 * @param compression as the view numbers it
 */
record SqlServerPartitionRow(
    SqlServerIndexId id, long number, long heap, long rows, int compression) {

  static String sql(int version) {
    return "SELECT object_id, index_id, partition_id, hobt_id, rows AS row_count, "
        + SqlServerVersions.number(version, SqlServerVersions.V2008, "data_compression")
        + "\nFROM sys.partitions";
  }

  static SqlServerPartitionRow of(ResultSet row) throws SQLException {
    return new SqlServerPartitionRow(
        SqlServerIndexId.of(row),
        row.getLong("partition_id"),
        row.getLong("hobt_id"),
        row.getLong("row_count"),
        row.getInt("data_compression"));
  }
}
