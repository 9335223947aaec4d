package io.dbmodernizer.datamover.dialect;

/**
 * The queries on SQL Server's catalog views.
 *
 * <p>Each query reads one view that exists since SQL Server 2005, completely and in the order in
 * which its rows are used. The reader joins them. So the cost grows with the number of rows only:
 * the views have no statistics, and the server might choose a slow plan for a join. Temporal
 * history tables and graph columns are not queried.
 */
final class SqlServerCatalogSql {

  private static final int SQL_SERVER_2008 = 10;

  static final String SCHEMAS =
      "SELECT schema_id, principal_id, name FROM sys.schemas ORDER BY name";

  static final String FIXED_ROLES =
      "SELECT principal_id, name, is_fixed_role FROM sys.database_principals";

  static final String COLLATION =
      "SELECT CAST(DATABASEPROPERTYEX(DB_NAME(), 'Collation') AS nvarchar(128))";

  static final String TABLES =
      "SELECT object_id, schema_id, name FROM sys.tables WHERE is_ms_shipped = 0";

  static final String TYPES = "SELECT user_type_id, name FROM sys.types";

  static final String EDITION = "SELECT CAST(SERVERPROPERTY('EngineEdition') AS int) AS EDITION";

  static final String DEFAULTS =
      "SELECT object_id, name, is_system_named, definition FROM sys.default_constraints";

  /** Defaults that are objects of their own. Their columns have no definition of the default. */
  static final String SHARED_DEFAULTS =
      "SELECT object_id FROM sys.objects WHERE type = 'D' AND parent_object_id = 0";

  static final String COMPUTED_COLUMNS =
      "SELECT object_id, column_id, definition, is_persisted FROM sys.computed_columns";

  static final String IDENTITY_COLUMNS =
      """
      SELECT object_id, column_id, CAST(seed_value AS decimal(38, 0)) AS seed,
        CAST(increment_value AS decimal(38, 0)) AS step
      FROM sys.identity_columns""";

  static final String INDEX_COLUMNS =
      """
      SELECT object_id, index_id, column_id, is_descending_key, is_included_column
      FROM sys.index_columns
      WHERE key_ordinal > 0 OR is_included_column = 1
      ORDER BY object_id, index_id, is_included_column, key_ordinal, index_column_id""";

  static final String FOREIGN_KEYS =
      """
      SELECT object_id, parent_object_id, referenced_object_id, name,
        delete_referential_action_desc AS delete_action,
        update_referential_action_desc AS update_action, is_disabled, is_not_trusted
      FROM sys.foreign_keys
      WHERE is_ms_shipped = 0
      ORDER BY name""";

  static final String FOREIGN_KEY_COLUMNS =
      """
      SELECT constraint_object_id, parent_object_id, parent_column_id, referenced_object_id,
        referenced_column_id
      FROM sys.foreign_key_columns
      ORDER BY constraint_object_id, constraint_column_id""";

  static final String CHECKS =
      """
      SELECT parent_object_id, name, definition, is_disabled, is_not_trusted
      FROM sys.check_constraints
      ORDER BY name""";

  private SqlServerCatalogSql() {}

  /** Returns the query for columns. Sparse columns exist since version 10 (2008). */
  static String columns(int majorVersion) {
    return """
    SELECT object_id, column_id, name, user_type_id, system_type_id, max_length,
      precision AS type_precision, scale AS type_scale, is_nullable, default_object_id,
      is_computed, is_identity, collation_name, is_rowguidcol, xml_collection_id,
      is_xml_document, %s
    FROM sys.columns
    ORDER BY object_id, column_id"""
        .formatted(SqlServerVersions.number(majorVersion, SQL_SERVER_2008, "is_sparse"));
  }

  /**
   * Returns the query for the enabled rowstore indexes. Filtered indexes exist since version 10
   * (2008).
   */
  static String indexes(int majorVersion) {
    String filter =
        majorVersion >= SQL_SERVER_2008 ? "filter_definition" : "CAST(NULL AS nvarchar(4000))";
    return """
    SELECT object_id, index_id, name, type, is_unique, is_primary_key, is_unique_constraint,
      %s AS filter_text
    FROM sys.indexes
    WHERE type IN (1, 2) AND is_hypothetical = 0 AND is_disabled = 0
    ORDER BY name"""
        .formatted(filter);
  }
}
