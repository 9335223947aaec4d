package io.dbmodernizer.datamover.dialect;

/**
 * The queries on SQL Server's catalog views, fit for one version.
 *
 * <p>Plain joins on views that exist since SQL Server 2005. Filtered indexes came with version 10
 * (2008); temporal history tables and graph columns came later and are left alone by not being
 * asked for.
 *
 * @param schemas one column: the name
 * @param collation one row and column: the database's collation
 * @param columns one row for each column of each user table; a default that is an object of its own
 *     is not among the column's
 * @param indexes one row for each column of each enabled rowstore index, keys included
 * @param foreignKeys one row for each column of each foreign key
 * @param checks one row for each check constraint
 */
record SqlServerCatalogSql(
    String schemas,
    String collation,
    String columns,
    String indexes,
    String foreignKeys,
    String checks) {

  private static final int SQL_SERVER_2008 = 10;

  private static final String SCHEMAS =
      """
      SELECT s.name
      FROM sys.schemas s
      JOIN sys.database_principals p ON p.principal_id = s.principal_id
      WHERE s.name NOT IN ('sys', 'INFORMATION_SCHEMA', 'guest')
        AND (p.is_fixed_role = 0 OR s.name <> p.name)
      ORDER BY s.name""";

  private static final String COLLATION =
      "SELECT CAST(DATABASEPROPERTYEX(DB_NAME(), 'Collation') AS nvarchar(128))";

  private static final String COLUMNS =
      """
      SELECT s.name AS TABLE_SCHEMA, t.name AS TABLE_NAME, c.name AS COLUMN_NAME,
        c.column_id AS COLUMN_ORDER, COALESCE(b.name, y.name) AS TYPE_NAME, c.max_length AS MAX_LENGTH,
        c.precision AS TYPE_PRECISION, c.scale AS TYPE_SCALE, c.is_nullable AS IS_NULLABLE,
        CASE WHEN c.default_object_id = 0 OR o.parent_object_id = 0 THEN 0 ELSE 1 END AS HAS_DEFAULT,
        d.definition AS DEFAULT_DEFINITION, c.is_computed AS IS_COMPUTED,
        k.definition AS COMPUTED_DEFINITION, COALESCE(k.is_persisted, 0) AS IS_PERSISTED,
        c.is_identity AS IS_IDENTITY, CAST(i.seed_value AS decimal(38, 0)) AS IDENTITY_SEED,
        CAST(i.increment_value AS decimal(38, 0)) AS IDENTITY_INCREMENT,
        CASE WHEN c.collation_name = CAST(DATABASEPROPERTYEX(DB_NAME(), 'Collation') AS nvarchar(128))
          THEN NULL ELSE c.collation_name END AS COLUMN_COLLATION
      FROM sys.tables t
      JOIN sys.schemas s ON s.schema_id = t.schema_id
      JOIN sys.columns c ON c.object_id = t.object_id
      JOIN sys.types y ON y.user_type_id = c.user_type_id
      LEFT JOIN sys.types b ON b.user_type_id = c.system_type_id
      LEFT JOIN sys.default_constraints d ON d.object_id = c.default_object_id
      LEFT JOIN sys.objects o ON o.object_id = c.default_object_id
      LEFT JOIN sys.computed_columns k ON k.object_id = c.object_id AND k.column_id = c.column_id
      LEFT JOIN sys.identity_columns i ON i.object_id = c.object_id AND i.column_id = c.column_id
      WHERE t.is_ms_shipped = 0
      ORDER BY s.name, t.name, c.column_id""";

  private static final String INDEXES =
      """
      SELECT s.name AS TABLE_SCHEMA, t.name AS TABLE_NAME, x.name AS INDEX_NAME,
        x.is_unique AS IS_UNIQUE, x.is_primary_key AS IS_PRIMARY_KEY,
        x.is_unique_constraint AS IS_UNIQUE_CONSTRAINT,
        CASE WHEN x.type = 1 THEN 1 ELSE 0 END AS IS_CLUSTERED, %s AS FILTER_DEFINITION,
        c.name AS COLUMN_NAME, k.is_descending_key AS IS_DESCENDING_KEY,
        k.is_included_column AS IS_INCLUDED_COLUMN
      FROM sys.indexes x
      JOIN sys.tables t ON t.object_id = x.object_id
      JOIN sys.schemas s ON s.schema_id = t.schema_id
      JOIN sys.index_columns k ON k.object_id = x.object_id AND k.index_id = x.index_id
      JOIN sys.columns c ON c.object_id = k.object_id AND c.column_id = k.column_id
      WHERE t.is_ms_shipped = 0 AND x.type IN (1, 2) AND x.is_hypothetical = 0
        AND x.is_disabled = 0
        AND (k.key_ordinal > 0 OR k.is_included_column = 1)
      ORDER BY s.name, t.name, x.name, k.is_included_column, k.key_ordinal, k.index_column_id""";

  private static final String FOREIGN_KEYS =
      """
      SELECT s.name AS TABLE_SCHEMA, t.name AS TABLE_NAME, f.name AS CONSTRAINT_NAME,
        c.name AS COLUMN_NAME, rs.name AS REFERENCED_SCHEMA, rt.name AS REFERENCED_TABLE,
        rc.name AS REFERENCED_COLUMN, f.delete_referential_action_desc AS DELETE_ACTION,
        f.update_referential_action_desc AS UPDATE_ACTION, f.is_disabled AS IS_DISABLED,
        f.is_not_trusted AS IS_NOT_TRUSTED
      FROM sys.foreign_keys f
      JOIN sys.tables t ON t.object_id = f.parent_object_id
      JOIN sys.schemas s ON s.schema_id = t.schema_id
      JOIN sys.tables rt ON rt.object_id = f.referenced_object_id
      JOIN sys.schemas rs ON rs.schema_id = rt.schema_id
      JOIN sys.foreign_key_columns k ON k.constraint_object_id = f.object_id
      JOIN sys.columns c ON c.object_id = k.parent_object_id AND c.column_id = k.parent_column_id
      JOIN sys.columns rc ON rc.object_id = k.referenced_object_id AND rc.column_id = k.referenced_column_id
      WHERE f.is_ms_shipped = 0
      ORDER BY s.name, t.name, f.name, k.constraint_column_id""";

  private static final String CHECKS =
      """
      SELECT s.name AS TABLE_SCHEMA, t.name AS TABLE_NAME, k.name AS CONSTRAINT_NAME,
        k.definition AS CHECK_CLAUSE, k.is_disabled AS IS_DISABLED,
        k.is_not_trusted AS IS_NOT_TRUSTED
      FROM sys.check_constraints k
      JOIN sys.tables t ON t.object_id = k.parent_object_id
      JOIN sys.schemas s ON s.schema_id = t.schema_id
      WHERE k.is_ms_shipped = 0
      ORDER BY s.name, t.name, k.name""";

  static SqlServerCatalogSql forMajorVersion(int version) {
    String filter =
        version >= SQL_SERVER_2008 ? "x.filter_definition" : "CAST(NULL AS nvarchar(4000))";
    return new SqlServerCatalogSql(
        SCHEMAS, COLLATION, COLUMNS, INDEXES.replace("%s", filter), FOREIGN_KEYS, CHECKS);
  }
}
