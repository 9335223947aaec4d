package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.dialect.CatalogQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code sys.database_principals}.
 *
 * @param type the code of its type, such as {@code S} for a user of a SQL login
 * @param owner the number of the principal that owns a role
 * @param authentication the way of signing in; null before SQL Server 2012
 */
record SqlServerPrincipalRow(
    int number,
    String name,
    String type,
    boolean fixedRole,
    @Nullable String defaultSchema,
    int owner,
    @Nullable Integer authentication) {

  /** The number of the owner of the database. */
  static final int OWNER = 1;

  /** The last number of those that every database has. */
  private static final int LAST_OF_DATABASE = 4;

  static String sql(int version) {
    return """
    SELECT principal_id, name, type AS principal_type, default_schema_name, owning_principal_id,
      is_fixed_role, %s AS authentication
    FROM sys.database_principals
    ORDER BY principal_id"""
        .formatted(
            version >= SqlServerVersions.V2012 ? "authentication_type" : "CAST(NULL AS int)");
  }

  static SqlServerPrincipalRow of(ResultSet row) throws SQLException {
    return new SqlServerPrincipalRow(
        row.getInt("principal_id"),
        row.getString("name"),
        row.getString("principal_type").strip(),
        row.getBoolean("is_fixed_role"),
        row.getString("default_schema_name"),
        row.getInt("owning_principal_id"),
        CatalogQuery.integer(row, "authentication"));
  }

  /** Returns whether it is a role of the database or of an application. */
  boolean role() {
    return type.equals("R") || type.equals("A");
  }

  /** Returns whether it is a user or group of Windows. */
  boolean isOfWindows() {
    return type.equals("U") || type.equals("G");
  }

  /** Returns whether every database has it. */
  boolean everywhere() {
    return fixedRole || number <= LAST_OF_DATABASE;
  }
}
