package io.dbmodernizer.datamover.dialect.sqlserver;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A row of {@code sys.types}.
 *
 * @param system the number of the system type below an alias type
 * @param length in bytes, -1 for max
 * @param ruleObject the number of the bound rule, or 0
 * @param defaultObject the number of the bound default, or 0
 */
record SqlServerTypeRow(
    int number,
    int system,
    int schema,
    String name,
    int length,
    int precision,
    int scale,
    boolean nullable,
    boolean ofUser,
    boolean ofAssembly,
    boolean table,
    int ruleObject,
    int defaultObject) {

  /** Table types exist since SQL Server 2008. */
  static String sql(int version) {
    return """
    SELECT user_type_id, system_type_id, schema_id, name, max_length, precision AS type_precision,
      scale AS type_scale, is_nullable, is_user_defined, is_assembly_type, rule_object_id,
      default_object_id, %s
    FROM sys.types"""
        .formatted(SqlServerVersions.number(version, SqlServerVersions.V2008, "is_table_type"));
  }

  static SqlServerTypeRow of(ResultSet row) throws SQLException {
    return new SqlServerTypeRow(
        row.getInt("user_type_id"),
        row.getInt("system_type_id"),
        row.getInt("schema_id"),
        row.getString("name"),
        row.getInt("max_length"),
        row.getInt("type_precision"),
        row.getInt("type_scale"),
        row.getBoolean("is_nullable"),
        row.getBoolean("is_user_defined"),
        row.getBoolean("is_assembly_type"),
        row.getBoolean("is_table_type"),
        row.getInt("rule_object_id"),
        row.getInt("default_object_id"));
  }
}
