package io.dbmodernizer.datamover.dialect.sqlserver;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A row about a partition function, its parameter or a partition scheme.
 *
 * @param number the number of the function; of a scheme its own
 * @param right whether a boundary belongs to the partition on its right
 * @param function the number of a scheme's function
 * @param systemType the system type of a parameter
 */
record SqlServerPartitionSpaceRow(
    Kind kind,
    int number,
    @Nullable String name,
    boolean right,
    int function,
    int systemType,
    int length,
    int precision,
    int scale) {

  /** The view that has the row. */
  enum Kind {
    FUNCTION,
    PARAMETER,
    SCHEME
  }

  static final String SQL =
      """
      SELECT 'FUNCTION' AS kind, function_id AS number, name,
        CAST(boundary_value_on_right AS int) AS is_right, 0 AS used_function,
        0 AS system_type_id, 0 AS max_length, 0 AS type_precision, 0 AS type_scale
      FROM sys.partition_functions
      UNION ALL
      SELECT 'PARAMETER', function_id, NULL, 0, 0, system_type_id, max_length, precision, scale
      FROM sys.partition_parameters
      UNION ALL
      SELECT 'SCHEME', data_space_id, name, 0, function_id, 0, 0, 0, 0
      FROM sys.partition_schemes""";

  static SqlServerPartitionSpaceRow of(ResultSet row) throws SQLException {
    return new SqlServerPartitionSpaceRow(
        Kind.valueOf(row.getString("kind")),
        row.getInt("number"),
        row.getString("name"),
        row.getBoolean("is_right"),
        row.getInt("used_function"),
        row.getInt("system_type_id"),
        row.getInt("max_length"),
        row.getInt("type_precision"),
        row.getInt("type_scale"));
  }

  /** Returns whether full-text search has created it for itself. */
  boolean isOfFullText() {
    return name != null && name.startsWith("ifts_comp_fragment_");
  }
}
