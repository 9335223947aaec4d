package io.dbmodernizer.datamover.dialect;

import io.dbmodernizer.datamover.catalog.UnmovedKind;
import java.util.List;

/**
 * A query for one kind of object that no other reading finds. Permissions and extended properties
 * are counted by name, because a database can have millions of them.
 *
 * @param kind the kind of the objects
 * @param since the first major version that has the views and columns of the query
 * @param sql the query; its rows are TABLE_SCHEMA and TABLE_NAME, both NULL for an object of the
 *     database, and OBJECT_NAME, NULL for the table itself
 */
record SqlServerUnmovedSql(UnmovedKind kind, int since, String sql) {

  /**
   * The query for the login's right to see definitions and for the edition, which is 5 for Azure
   * SQL Database.
   */
  static final String RIGHTS =
      """
      SELECT HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'VIEW DEFINITION') AS SEES_DEFINITIONS,
        CAST(SERVERPROPERTY('EngineEdition') AS int) AS EDITION""";

  private static final int V2016 = 13;

  private static final String COLUMN =
      """
      SELECT s.name AS TABLE_SCHEMA, t.name AS TABLE_NAME, c.name AS OBJECT_NAME
      FROM sys.columns c
      JOIN sys.tables t ON t.object_id = c.object_id
      JOIN sys.schemas s ON s.schema_id = t.schema_id
      WHERE t.is_ms_shipped = 0 AND\s""";

  private static final String OF_DATABASE =
      "SELECT CAST(NULL AS nvarchar(128)) AS TABLE_SCHEMA, CAST(NULL AS nvarchar(128)) AS"
          + " TABLE_NAME,\n"
          + "  ";

  /** Returns all queries for one version. */
  static List<SqlServerUnmovedSql> forMajorVersion(int version) {
    return ALL.stream().filter(query -> query.since() <= version).toList();
  }

  private static SqlServerUnmovedSql of(UnmovedKind kind, String sql) {
    return new SqlServerUnmovedSql(kind, 0, sql);
  }

  private static final List<SqlServerUnmovedSql> ALL =
      List.of(
          new SqlServerUnmovedSql(
              UnmovedKind.ROW_LEVEL_SECURITY,
              V2016,
              """
              SELECT DISTINCT s.name AS TABLE_SCHEMA, t.name AS TABLE_NAME, y.name AS OBJECT_NAME
              FROM sys.security_predicates p
              JOIN sys.security_policies y ON y.object_id = p.object_id
              JOIN sys.tables t ON t.object_id = p.target_object_id
              JOIN sys.schemas s ON s.schema_id = t.schema_id"""),
          of(UnmovedKind.BOUND_RULE, COLUMN + "c.rule_object_id <> 0"),
          of(
              UnmovedKind.BOUND_DEFAULT,
              COLUMN
                  + """
                  c.default_object_id IN
                    (SELECT o.object_id FROM sys.objects o WHERE o.type = 'D' AND o.parent_object_id = 0)"""),
          of(
              UnmovedKind.USER_TYPE,
              OF_DATABASE
                  + """
                  s.name + '.' + y.name AS OBJECT_NAME
                  FROM sys.types y
                  JOIN sys.schemas s ON s.schema_id = y.schema_id
                  WHERE y.is_user_defined = 1"""),
          of(
              UnmovedKind.ASSEMBLY,
              OF_DATABASE
                  + "a.name AS OBJECT_NAME\nFROM sys.assemblies a\nWHERE a.is_user_defined = 1"),
          of(
              UnmovedKind.ROLE,
              OF_DATABASE
                  + """
                  p.name AS OBJECT_NAME
                  FROM sys.database_principals p
                  WHERE p.type IN ('R', 'A') AND p.is_fixed_role = 0 AND p.principal_id > 4"""),
          of(
              UnmovedKind.USER,
              OF_DATABASE
                  + """
                  p.name AS OBJECT_NAME
                  FROM sys.database_principals p
                  WHERE p.type NOT IN ('R', 'A') AND p.principal_id > 4 AND p.name <> USER_NAME()"""),
          of(
              UnmovedKind.PERMISSION,
              OF_DATABASE
                  + """
                  g.name + ': ' + p.permission_name + ' ' + CAST(COUNT(*) AS nvarchar(20)) + ' times'
                    AS OBJECT_NAME
                  FROM sys.database_permissions p
                  JOIN sys.database_principals g ON g.principal_id = p.grantee_principal_id
                  WHERE p.major_id >= 0 AND p.permission_name <> 'CONNECT' AND g.name <> USER_NAME()
                    AND (g.principal_id > 4 OR (g.principal_id = 0 AND p.major_id > 0))
                  GROUP BY g.name, p.permission_name"""),
          of(
              UnmovedKind.COMMENT,
              OF_DATABASE
                  + """
                  e.name + ' ' + CAST(COUNT(*) AS nvarchar(20)) + ' times' AS OBJECT_NAME
                  FROM sys.extended_properties e
                  WHERE e.name <> 'microsoft_database_tools_support'
                  GROUP BY e.name"""),
          of(
              UnmovedKind.KEY_OR_CERTIFICATE,
              OF_DATABASE
                  + """
                  k.name AS OBJECT_NAME
                  FROM (SELECT name FROM sys.symmetric_keys UNION ALL SELECT name FROM sys.asymmetric_keys
                    UNION ALL SELECT name FROM sys.certificates) k
                  WHERE k.name NOT LIKE '##%'"""),
          of(
              UnmovedKind.PLAN_GUIDE,
              OF_DATABASE + "g.name AS OBJECT_NAME\nFROM sys.plan_guides g"));
}
