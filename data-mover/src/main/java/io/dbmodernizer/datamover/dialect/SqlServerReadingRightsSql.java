package io.dbmodernizer.datamover.dialect;

/**
 * The queries for the rights of a login. {@code HAS_PERMS_BY_NAME} evaluates roles, schemas and
 * denials; it returns NULL for an object that is gone, which counts as a missing right.
 */
final class SqlServerReadingRightsSql {

  static final int SQL_SERVER_2016 = 13;
  private static final int SQL_SERVER_2022 = 16;

  static final String LOGIN =
      """
      SELECT USER_NAME() AS LOGIN, CAST(SERVERPROPERTY('EngineEdition') AS int) AS EDITION,
        HAS_PERMS_BY_NAME(NULL, 'DATABASE', 'VIEW DEFINITION') AS GRANTED""";

  private static final String OBJECT = "QUOTENAME(s.name) + '.' + QUOTENAME(t.name), 'OBJECT'";

  private static final String OF_TABLES =
      """
      FROM sys.tables t
      JOIN sys.schemas s ON s.schema_id = t.schema_id
      WHERE t.is_ms_shipped = 0""";

  private static final String OF_COLUMNS =
      """
      FROM sys.columns c
      JOIN sys.tables t ON t.object_id = c.object_id
      JOIN sys.schemas s ON s.schema_id = t.schema_id
      WHERE t.is_ms_shipped = 0 AND\s""";

  static final String TABLES =
      "SELECT s.name AS TABLE_SCHEMA, t.name AS TABLE_NAME, HAS_PERMS_BY_NAME("
          + OBJECT
          + ", 'SELECT') AS GRANTED\n"
          + OF_TABLES;

  /** Columns that somebody is denied. A right to the whole table does not include them. */
  static final String DENIED_COLUMNS =
      "SELECT s.name AS TABLE_SCHEMA, t.name AS TABLE_NAME, c.name AS COLUMN_NAME,"
          + " HAS_PERMS_BY_NAME("
          + OBJECT
          + ", 'SELECT', c.name, 'COLUMN') AS GRANTED\n"
          + OF_COLUMNS
          + """
          EXISTS (SELECT 1 FROM sys.database_permissions p
            WHERE p.class = 1 AND p.major_id = c.object_id AND p.minor_id = c.column_id
              AND p.state = 'D')""";

  /**
   * Denials that hide definitions from this login. Everybody sees his own permissions, also on an
   * object that he does not see. They do not count for the owner of the database.
   */
  static final String HIDDEN_OBJECTS =
      """
      SELECT p.class AS CLASS, p.major_id AS ID, g.name AS GRANTEE,
        p.permission_name AS PERMISSION, CASE p.class WHEN 3 THEN k.name ELSE s.name END
          AS OBJECT_SCHEMA, o.name AS OBJECT_NAME
      FROM sys.database_permissions p
      JOIN sys.database_principals g ON g.principal_id = p.grantee_principal_id
      LEFT JOIN sys.objects o ON p.class = 1 AND o.object_id = p.major_id
      LEFT JOIN sys.schemas s ON s.schema_id = o.schema_id
      LEFT JOIN sys.schemas k ON p.class = 3 AND k.schema_id = p.major_id
      WHERE p.state = 'D' AND p.class > 0 AND p.major_id >= 0 AND p.minor_id = 0
        AND p.permission_name IN ('VIEW DEFINITION', 'CONTROL')
        AND USER_NAME() <> 'dbo' AND (g.name = USER_NAME() OR IS_MEMBER(g.name) = 1)""";

  /** Filters of enabled policies. They hold for the owner of the database, too. */
  static final String FILTERS =
      """
      SELECT s.name AS TABLE_SCHEMA, t.name AS TABLE_NAME, k.name AS POLICY_SCHEMA,
        y.name AS POLICY_NAME
      FROM sys.security_predicates p
      JOIN sys.security_policies y ON y.object_id = p.object_id
      JOIN sys.schemas k ON k.schema_id = y.schema_id
      JOIN sys.tables t ON t.object_id = p.target_object_id
      JOIN sys.schemas s ON s.schema_id = t.schema_id
      WHERE y.is_enabled = 1 AND p.predicate_type = 0""";

  private static final String UNMASK_DATABASE = "HAS_PERMS_BY_NAME(NULL, 'DATABASE', 'UNMASK')";

  private SqlServerReadingRightsSql() {}

  /** Returns the query for masked columns. The right on a single column exists since 2022. */
  static String masks(int version) {
    String granted =
        version >= SQL_SERVER_2022
            ? "COALESCE(HAS_PERMS_BY_NAME("
                + OBJECT
                + ", 'UNMASK', c.name, 'COLUMN'), "
                + UNMASK_DATABASE
                + ")"
            : UNMASK_DATABASE;
    return "SELECT s.name AS TABLE_SCHEMA, t.name AS TABLE_NAME, c.name AS COLUMN_NAME, "
        + granted
        + " AS GRANTED\n"
        + OF_COLUMNS
        + "c.is_masked = 1";
  }
}
