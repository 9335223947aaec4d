package io.dbmodernizer.datamover.dialect;

import io.dbmodernizer.datamover.catalog.UnmovedKind;
import java.util.List;

/**
 * A query for one kind of object other than tables, keys, indexes and constraints. Permissions and
 * extended properties are counted by name, because a database can have millions of them.
 *
 * @param kind the kind of the objects
 * @param since the first major version that has the views and columns of the query
 * @param sql the query; its rows are TABLE_SCHEMA and TABLE_NAME, both NULL for an object of the
 *     database, and OBJECT_NAME, NULL for the table itself
 */
record SqlServerUnmovedSql(UnmovedKind kind, int since, String sql) {

  /** The query for objects of a schema. Its rows are TYPE, OBJECT_SCHEMA, OBJECT_NAME. */
  static final String OBJECTS =
      """
      SELECT o.type AS TYPE, s.name AS OBJECT_SCHEMA, o.name AS OBJECT_NAME
      FROM sys.objects o
      JOIN sys.schemas s ON s.schema_id = o.schema_id
      WHERE o.is_ms_shipped = 0 AND o.parent_object_id = 0
        AND o.type IN ('V', 'P', 'PC', 'X', 'RF', 'FN', 'IF', 'TF', 'FS', 'FT', 'AF', 'SO', 'SN',
          'R', 'D', 'SQ')
      ORDER BY o.type, s.name, o.name""";

  /**
   * The query for the login's right to see definitions and for the edition, which is 5 for Azure
   * SQL Database.
   */
  static final String RIGHTS =
      """
      SELECT HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'VIEW DEFINITION') AS SEES_DEFINITIONS,
        CAST(SERVERPROPERTY('EngineEdition') AS int) AS EDITION""";

  private static final int V2008 = 10;
  private static final int V2012 = 11;
  private static final int V2014 = 12;
  private static final int V2016 = 13;
  private static final int V2017 = 14;
  private static final int V2022 = 16;

  private static final String TABLE =
      """
      SELECT s.name AS TABLE_SCHEMA, t.name AS TABLE_NAME, CAST(NULL AS nvarchar(128)) AS OBJECT_NAME
      FROM sys.tables t
      JOIN sys.schemas s ON s.schema_id = t.schema_id
      WHERE t.is_ms_shipped = 0 AND\s""";

  private static final String COLUMN =
      """
      SELECT s.name AS TABLE_SCHEMA, t.name AS TABLE_NAME, c.name AS OBJECT_NAME
      FROM sys.columns c
      JOIN sys.tables t ON t.object_id = c.object_id
      JOIN sys.schemas s ON s.schema_id = t.schema_id
      WHERE t.is_ms_shipped = 0 AND\s""";

  private static final String INDEX =
      """
      SELECT s.name AS TABLE_SCHEMA, t.name AS TABLE_NAME, x.name AS OBJECT_NAME
      FROM sys.indexes x
      JOIN sys.tables t ON t.object_id = x.object_id
      JOIN sys.schemas s ON s.schema_id = t.schema_id
      WHERE t.is_ms_shipped = 0 AND x.is_hypothetical = 0 AND\s""";

  private static final String TRIGGER =
      """
      SELECT s.name AS TABLE_SCHEMA, t.name AS TABLE_NAME, g.name AS OBJECT_NAME
      FROM sys.triggers g
      JOIN sys.tables t ON t.object_id = g.parent_id
      JOIN sys.schemas s ON s.schema_id = t.schema_id
      WHERE g.parent_class = 1 AND g.is_ms_shipped = 0 AND\s""";

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

  private static final String KEY_INDEX =
      "(x.type = 1 OR x.is_primary_key <> 0 OR x.is_unique_constraint <> 0)";

  private static final List<SqlServerUnmovedSql> ALL =
      List.of(
          of(UnmovedKind.TRIGGER, TRIGGER + "g.is_disabled = 0"),
          of(UnmovedKind.DISABLED_TRIGGER, TRIGGER + "g.is_disabled = 1"),
          of(
              UnmovedKind.VIEW_TRIGGER,
              OF_DATABASE
                  + """
                  s.name + '.' + v.name + '.' + g.name AS OBJECT_NAME
                  FROM sys.triggers g
                  JOIN sys.objects v ON v.object_id = g.parent_id
                  JOIN sys.schemas s ON s.schema_id = v.schema_id
                  WHERE g.parent_class = 1 AND g.is_ms_shipped = 0 AND v.type = 'V'"""),
          of(
              UnmovedKind.DATABASE_TRIGGER,
              OF_DATABASE
                  + """
                  g.name AS OBJECT_NAME
                  FROM sys.triggers g
                  WHERE g.parent_class = 0 AND g.is_ms_shipped = 0"""),
          new SqlServerUnmovedSql(UnmovedKind.TEMPORAL_TABLE, V2016, TABLE + "t.temporal_type = 2"),
          new SqlServerUnmovedSql(
              UnmovedKind.ROW_LEVEL_SECURITY,
              V2016,
              """
              SELECT DISTINCT s.name AS TABLE_SCHEMA, t.name AS TABLE_NAME, y.name AS OBJECT_NAME
              FROM sys.security_predicates p
              JOIN sys.security_policies y ON y.object_id = p.object_id
              JOIN sys.tables t ON t.object_id = p.target_object_id
              JOIN sys.schemas s ON s.schema_id = t.schema_id"""),
          new SqlServerUnmovedSql(UnmovedKind.MASKED_COLUMN, V2016, COLUMN + "c.is_masked = 1"),
          new SqlServerUnmovedSql(UnmovedKind.HIDDEN_COLUMN, V2016, COLUMN + "c.is_hidden = 1"),
          new SqlServerUnmovedSql(
              UnmovedKind.ENCRYPTED_COLUMN, V2016, COLUMN + "c.encryption_type IS NOT NULL"),
          of(UnmovedKind.BOUND_RULE, COLUMN + "c.rule_object_id <> 0"),
          of(
              UnmovedKind.BOUND_DEFAULT,
              COLUMN
                  + """
                  c.default_object_id IN
                    (SELECT o.object_id FROM sys.objects o WHERE o.type = 'D' AND o.parent_object_id = 0)"""),
          of(UnmovedKind.TYPED_XML_COLUMN, COLUMN + "c.xml_collection_id <> 0"),
          of(UnmovedKind.ROWGUID_COLUMN, COLUMN + "c.is_rowguidcol = 1"),
          new SqlServerUnmovedSql(UnmovedKind.COLUMN_SET, V2008, COLUMN + "c.is_column_set = 1"),
          new SqlServerUnmovedSql(UnmovedKind.SPARSE_COLUMN, V2008, COLUMN + "c.is_sparse = 1"),
          new SqlServerUnmovedSql(
              UnmovedKind.FILESTREAM_COLUMN, V2008, COLUMN + "c.is_filestream = 1"),
          of(UnmovedKind.IGNORE_DUPLICATE_KEY, INDEX + "x.ignore_dup_key = 1"),
          of(UnmovedKind.DISABLED_KEY, INDEX + "x.is_disabled = 1 AND " + KEY_INDEX),
          of(UnmovedKind.DISABLED_INDEX, INDEX + "x.is_disabled = 1 AND NOT " + KEY_INDEX),
          of(UnmovedKind.XML_INDEX, INDEX + "x.type = 3"),
          of(UnmovedKind.SPATIAL_INDEX, INDEX + "x.type = 4"),
          of(UnmovedKind.COLUMNSTORE_INDEX, INDEX + "x.type IN (5, 6)"),
          of(UnmovedKind.OTHER_INDEX, INDEX + "x.type > 6"),
          of(
              UnmovedKind.OTHER_INDEX,
              OF_DATABASE
                  + """
                  s.name + '.' + v.name + '.' + x.name AS OBJECT_NAME
                  FROM sys.indexes x
                  JOIN sys.objects v ON v.object_id = x.object_id
                  JOIN sys.schemas s ON s.schema_id = v.schema_id
                  WHERE v.type = 'V' AND v.is_ms_shipped = 0 AND x.type > 0"""),
          of(
              UnmovedKind.PARTITIONING,
              INDEX
                  + """
                  x.data_space_id IN
                    (SELECT d.data_space_id FROM sys.data_spaces d WHERE d.type = 'PS')"""),
          new SqlServerUnmovedSql(
              UnmovedKind.COMPRESSION,
              V2008,
              TABLE
                  + """
                  t.object_id IN
                    (SELECT p.object_id FROM sys.partitions p WHERE p.data_compression IN (1, 2))"""),
          of(
              UnmovedKind.FULL_TEXT_INDEX,
              TABLE + "t.object_id IN (SELECT f.object_id FROM sys.fulltext_indexes f)"),
          of(
              UnmovedKind.STATISTICS,
              TABLE
                  + "t.object_id IN (SELECT u.object_id FROM sys.stats u WHERE u.user_created ="
                  + " 1)"),
          new SqlServerUnmovedSql(
              UnmovedKind.MEMORY_OPTIMIZED_TABLE, V2014, TABLE + "t.is_memory_optimized = 1"),
          new SqlServerUnmovedSql(UnmovedKind.FILE_TABLE, V2012, TABLE + "t.is_filetable = 1"),
          new SqlServerUnmovedSql(UnmovedKind.EXTERNAL_TABLE, V2016, TABLE + "t.is_external = 1"),
          new SqlServerUnmovedSql(
              UnmovedKind.GRAPH_TABLE, V2017, TABLE + "(t.is_node <> 0 OR t.is_edge <> 0)"),
          new SqlServerUnmovedSql(
              UnmovedKind.LEDGER_TABLE, V2022, TABLE + "t.ledger_type IN (2, 3)"),
          of(UnmovedKind.REPLICATION, TABLE + "(t.is_published <> 0 OR t.is_merge_published <> 0)"),
          new SqlServerUnmovedSql(
              UnmovedKind.CHANGE_DATA_CAPTURE, V2008, TABLE + "t.is_tracked_by_cdc = 1"),
          new SqlServerUnmovedSql(
              UnmovedKind.CHANGE_TRACKING,
              V2008,
              TABLE + "t.object_id IN (SELECT h.object_id FROM sys.change_tracking_tables h)"),
          of(
              UnmovedKind.NOT_FOR_REPLICATION,
              TABLE
                  + """
                  (t.object_id IN
                    (SELECT i.object_id FROM sys.identity_columns i WHERE i.is_not_for_replication = 1)
                  OR t.object_id IN
                    (SELECT k.parent_object_id FROM sys.check_constraints k WHERE k.is_not_for_replication = 1)
                  OR t.object_id IN
                    (SELECT f.parent_object_id FROM sys.foreign_keys f WHERE f.is_not_for_replication = 1))"""),
          new SqlServerUnmovedSql(
              UnmovedKind.EXPRESSION_NEEDS_UNMOVED_OBJECT,
              V2008,
              """
              SELECT DISTINCT s.name AS TABLE_SCHEMA, t.name AS TABLE_NAME, r.name AS OBJECT_NAME
              FROM sys.sql_expression_dependencies d
              JOIN sys.objects o ON o.object_id = d.referencing_id
              JOIN sys.objects r ON r.object_id = d.referenced_id
              JOIN sys.tables t
                ON t.object_id = CASE WHEN o.type = 'U' THEN o.object_id ELSE o.parent_object_id END
              JOIN sys.schemas s ON s.schema_id = t.schema_id
              WHERE o.type IN ('C', 'D', 'U') AND r.type IN ('FN', 'IF', 'TF', 'FS', 'FT', 'AF', 'V')"""),
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
              UnmovedKind.XML_SCHEMA_COLLECTION,
              OF_DATABASE
                  + """
                  s.name + '.' + x.name AS OBJECT_NAME
                  FROM sys.xml_schema_collections x
                  JOIN sys.schemas s ON s.schema_id = x.schema_id
                  WHERE s.name <> 'sys'"""),
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
