package io.dbmodernizer.datamover.dialect;

/**
 * The queries for features that Azure SQL Database lacks, and for sizes. Each reads one view; the
 * reader joins them.
 */
final class SqlServerPlatformSql {

  static final String REFERENCES =
      """
      SELECT referencing_id, referenced_server_name, referenced_database_name,
        referenced_entity_name
      FROM sys.sql_expression_dependencies
      WHERE referenced_database_name IS NOT NULL OR referenced_server_name IS NOT NULL""";

  static final String OBJECTS = "SELECT object_id, schema_id, name FROM sys.objects";

  static final String TRIGGERS_OF_DATABASE =
      "SELECT object_id, name FROM sys.triggers WHERE parent_class = 0";

  static final String SCHEMAS = "SELECT schema_id, name FROM sys.schemas";

  static final String MODULES =
      "SELECT object_id, definition FROM sys.sql_modules WHERE definition IS NOT NULL";

  static final String SYNONYMS = "SELECT object_id, base_object_name FROM sys.synonyms";

  /** Services and contracts of users. The names of the server's own begin with this address. */
  static final String BROKER =
      """
      SELECT name FROM sys.services WHERE name NOT LIKE 'http://schemas.microsoft.com/%'
      UNION ALL
      SELECT name FROM sys.service_contracts
      WHERE name NOT LIKE 'http://schemas.microsoft.com/%' AND name <> 'DEFAULT'""";

  static final String EVENT_NOTIFICATIONS = "SELECT name FROM sys.event_notifications";

  static final String WINDOWS_USERS =
      "SELECT name FROM sys.database_principals WHERE type IN ('U', 'G') AND principal_id > 4";

  /** Columns of the types image, text and ntext. */
  static final String DEPRECATED_COLUMNS =
      "SELECT object_id, name FROM sys.columns WHERE system_type_id IN (34, 35, 99)";

  static final String DATABASE =
      """
      SELECT name, is_trustworthy_on, is_db_chaining_on, collation_name
      FROM sys.databases
      WHERE name = DB_NAME()""";

  static final String PARTITIONS =
      """
      SELECT object_id, index_id, partition_id, hobt_id, rows AS row_count
      FROM sys.partitions""";

  /** Type 2 is large objects, whose container is a partition; that of others is a heap or tree. */
  static final String ALLOCATION_UNITS =
      "SELECT container_id, CAST(type AS int) AS unit_type, total_pages FROM sys.allocation_units";

  private SqlServerPlatformSql() {}
}
