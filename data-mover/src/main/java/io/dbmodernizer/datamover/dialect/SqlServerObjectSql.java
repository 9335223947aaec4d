package io.dbmodernizer.datamover.dialect;

/**
 * The queries for SQL Server's programmable objects. Each reads one view, whole; the reader joins
 * them.
 */
final class SqlServerObjectSql {

  static final String OBJECTS =
      """
      SELECT object_id, schema_id, parent_object_id, name, type AS object_type
      FROM sys.objects
      WHERE is_ms_shipped = 0""";

  static final String MODULES =
      "SELECT object_id, definition, uses_ansi_nulls, uses_quoted_identifier FROM sys.sql_modules";

  static final String TRIGGERS =
      """
      SELECT object_id, parent_id, parent_class, name, type AS object_type, is_disabled
      FROM sys.triggers
      WHERE is_ms_shipped = 0""";

  static final String SYNONYMS = "SELECT object_id, base_object_name FROM sys.synonyms";

  static final String TYPES =
      """
      SELECT user_type_id, system_type_id, schema_id, name, max_length, precision AS type_precision,
        scale AS type_scale, is_nullable, is_user_defined, is_assembly_type, is_table_type
      FROM sys.types""";

  static final String TABLE_TYPES =
      "SELECT type_table_object_id AS object_id, schema_id, name FROM sys.table_types";

  static final String DEPENDENCIES =
      """
      SELECT referencing_id, referenced_id, referenced_class
      FROM sys.sql_expression_dependencies
      WHERE referenced_id IS NOT NULL""";

  private static final int SQL_SERVER_2012 = 11;
  private static final int SQL_SERVER_2017 = 14;

  private SqlServerObjectSql() {}

  /** Returns whether a version has sequences. */
  static boolean hasSequences(int majorVersion) {
    return majorVersion >= SQL_SERVER_2012;
  }

  /**
   * Returns the query for sequences. Up to SQL Server 2016 the catalog does not tell a sequence
   * that was never used from one that was used once.
   */
  static String sequences(int majorVersion) {
    String last =
        majorVersion >= SQL_SERVER_2017
            ? "CAST(last_used_value AS decimal(38, 0))"
            : "CAST(current_value AS decimal(38, 0))";
    return """
    SELECT object_id, system_type_id, precision AS type_precision,
      CAST(start_value AS decimal(38, 0)) AS first_number,
      CAST(increment AS decimal(38, 0)) AS step,
      CAST(minimum_value AS decimal(38, 0)) AS least,
      CAST(maximum_value AS decimal(38, 0)) AS greatest,
      CAST(current_value AS decimal(38, 0)) AS present, %s AS last_number,
      is_cycling, is_cached, cache_size
    FROM sys.sequences"""
        .formatted(last);
  }
}
