package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the server says about a right of the login. {@code HAS_PERMS_BY_NAME} evaluates roles,
 * schemas and denials; it returns NULL for an object that is gone, which counts as a missing right.
 *
 * @param number the number of the schema or object that a denial hides
 * @param securableClass 1 for an object or column, 3 for a schema, otherwise another
 * @param schema the schema of the object, or null
 * @param name the name of the object, or null
 * @param column the name of the column, or null
 * @param grantee the number of the principal that a denial is about, or 0
 * @param permission the permission that is denied, or null
 */
record SqlServerRightsRow(
    Kind kind,
    int number,
    int securableClass,
    @Nullable String schema,
    @Nullable String name,
    @Nullable String column,
    boolean granted,
    int grantee,
    @Nullable String permission) {

  /** The question that the row answers. */
  enum Kind {
    /** The right to select from a table. */
    TABLE,
    /** The right to select a column that somebody is denied. */
    COLUMN,
    /** The right to see the values of a masked column. */
    MASK,
    /** A denial that hides definitions from this login. */
    HIDDEN
  }

  private static final String TABLES =
      """
      SELECT 'TABLE' AS kind, object_id AS number, 1 AS securable_class,
        OBJECT_SCHEMA_NAME(object_id) AS schema_name, name AS object_name,
        CAST(NULL AS nvarchar(128)) AS column_name,
        HAS_PERMS_BY_NAME(%s, 'OBJECT', 'SELECT') AS granted, 0 AS grantee,
        CAST(NULL AS nvarchar(128)) AS permission
      FROM sys.tables
      WHERE is_ms_shipped = 0"""
          .formatted(object("object_id"));

  /** Columns that somebody is denied. A right to the whole table does not include them. */
  private static final String DENIED_COLUMNS =
      """

      UNION ALL
      SELECT 'COLUMN', major_id, 1, OBJECT_SCHEMA_NAME(major_id), OBJECT_NAME(major_id),
        COL_NAME(major_id, minor_id),
        HAS_PERMS_BY_NAME(%s, 'OBJECT', 'SELECT', COL_NAME(major_id, minor_id), 'COLUMN'), 0, NULL
      FROM sys.database_permissions
      WHERE class = 1 AND minor_id > 0 AND state = 'D'"""
          .formatted(object("major_id"));

  /**
   * Everybody sees his own permissions, also on an object that he does not see. They do not count
   * for the owner of the database.
   */
  private static final String HIDDEN_OBJECTS =
      """

      UNION ALL
      SELECT 'HIDDEN', major_id, CAST(class AS int),
        CASE class WHEN 3 THEN SCHEMA_NAME(major_id) ELSE OBJECT_SCHEMA_NAME(major_id) END,
        CASE class WHEN 1 THEN OBJECT_NAME(major_id) END, NULL, 0, grantee_principal_id,
        permission_name
      FROM sys.database_permissions
      WHERE state = 'D' AND class > 0 AND major_id >= 0 AND minor_id = 0
        AND permission_name IN ('VIEW DEFINITION', 'CONTROL') AND USER_NAME() <> 'dbo'
        AND (USER_NAME(grantee_principal_id) = USER_NAME()
          OR IS_MEMBER(USER_NAME(grantee_principal_id)) = 1)""";

  private static final String UNMASK_DATABASE = "HAS_PERMS_BY_NAME(NULL, 'DATABASE', 'UNMASK')";

  /** The right on a single column exists since SQL Server 2022. */
  static String sql(int version) {
    return TABLES
        + DENIED_COLUMNS
        + HIDDEN_OBJECTS
        + (version < SqlServerVersions.V2016
            ? ""
            : """

            UNION ALL
            SELECT 'MASK', object_id, 1, OBJECT_SCHEMA_NAME(object_id), OBJECT_NAME(object_id),
              name, %s, 0, NULL
            FROM sys.columns
            WHERE is_masked = 1"""
                .formatted(
                    version < SqlServerVersions.V2022
                        ? UNMASK_DATABASE
                        : "COALESCE(HAS_PERMS_BY_NAME("
                            + object("object_id")
                            + ", 'OBJECT', 'UNMASK', name, 'COLUMN'), "
                            + UNMASK_DATABASE
                            + ")"));
  }

  private static String object(String number) {
    return "QUOTENAME(OBJECT_SCHEMA_NAME(%s)) + '.' + QUOTENAME(OBJECT_NAME(%s))"
        .formatted(number, number);
  }

  static SqlServerRightsRow of(ResultSet row) throws SQLException {
    return new SqlServerRightsRow(
        Kind.valueOf(row.getString("kind")),
        row.getInt("number"),
        row.getInt("securable_class"),
        row.getString("schema_name"),
        row.getString("object_name"),
        row.getString("column_name"),
        row.getBoolean("granted"),
        row.getInt("grantee"),
        row.getString("permission"));
  }

  /** Returns the table; of a row about tables and columns. */
  TableName table() {
    return new TableName(Objects.requireNonNull(schema), Objects.requireNonNull(name));
  }
}
