package io.dbmodernizer.datamover.dialect;

import static io.dbmodernizer.datamover.dialect.SqlServerVersions.V2008;
import static io.dbmodernizer.datamover.dialect.SqlServerVersions.V2012;
import static io.dbmodernizer.datamover.dialect.SqlServerVersions.V2014;
import static io.dbmodernizer.datamover.dialect.SqlServerVersions.V2016;
import static io.dbmodernizer.datamover.dialect.SqlServerVersions.V2017;
import static io.dbmodernizer.datamover.dialect.SqlServerVersions.V2022;
import static io.dbmodernizer.datamover.dialect.SqlServerVersions.number;
import static io.dbmodernizer.datamover.dialect.SqlServerVersions.optional;

/**
 * The queries for features of tables. Each reads one view, whole; the readers join them. A column
 * that a version lacks is not asked for.
 */
final class SqlServerFeatureSql {

  static final String MASKS =
      "SELECT object_id, column_id, masking_function FROM sys.masked_columns WHERE is_masked = 1";

  static final String XML_COLLECTIONS =
      "SELECT xml_collection_id, schema_id, name FROM sys.xml_schema_collections ORDER BY name";

  static final String UNREPLICATED_IDENTITIES =
      "SELECT object_id, column_id FROM sys.identity_columns WHERE is_not_for_replication = 1";

  static final String UNREPLICATED_CHECKS =
      "SELECT parent_object_id, name FROM sys.check_constraints WHERE is_not_for_replication = 1";

  static final String UNREPLICATED_FOREIGN_KEYS =
      "SELECT parent_object_id, name FROM sys.foreign_keys WHERE is_not_for_replication = 1";

  /** The lowest and the highest compression among the partitions of an index or heap. */
  static final String COMPRESSIONS =
      """
      SELECT object_id, index_id, MIN(data_compression) AS least, MAX(data_compression) AS most
      FROM sys.partitions
      GROUP BY object_id, index_id
      HAVING MAX(data_compression) > 0""";

  static final String PARTITION_SCHEMES =
      "SELECT data_space_id FROM sys.data_spaces WHERE type = 'PS'";

  static final String STATISTICS_COLUMNS =
      """
      SELECT object_id, stats_id, column_id
      FROM sys.stats_columns
      ORDER BY object_id, stats_id, stats_column_id""";

  static final String SPATIAL_INDEXES =
      "SELECT object_id, index_id, tessellation_scheme FROM sys.spatial_indexes";

  static final String TESSELLATIONS =
      """
      SELECT object_id, index_id, bounding_box_xmin, bounding_box_ymin, bounding_box_xmax,
        bounding_box_ymax, level_1_grid_desc, level_2_grid_desc, level_3_grid_desc,
        level_4_grid_desc, cells_per_object
      FROM sys.spatial_index_tessellations""";

  static final String TRACKED_TABLES =
      "SELECT object_id, is_track_columns_updated_on FROM sys.change_tracking_tables";

  static final String TRACKED_DATABASE =
      """
      SELECT is_auto_cleanup_on, retention_period, retention_period_units_desc AS retention_unit
      FROM sys.change_tracking_databases
      WHERE database_id = DB_ID()""";

  static final String FULL_TEXT_CATALOGS =
      """
      SELECT fulltext_catalog_id, name, is_default, is_accent_sensitivity_on
      FROM sys.fulltext_catalogs
      ORDER BY name""";

  static final String STOPLISTS = "SELECT stoplist_id, name FROM sys.fulltext_stoplists";

  static final String STOPWORDS =
      """
      SELECT stoplist_id, stopword, language_id
      FROM sys.fulltext_stopwords
      ORDER BY stoplist_id, language_id, stopword""";

  private SqlServerFeatureSql() {}

  static String tables(int version) {
    return "SELECT object_id, is_published, is_merge_published, "
        + String.join(
            ", ",
            number(version, V2008, "is_tracked_by_cdc"),
            number(version, V2012, "is_filetable"),
            number(version, V2014, "is_memory_optimized"),
            number(version, V2016, "temporal_type"),
            number(version, V2016, "history_table_id"),
            number(version, V2016, "is_external"),
            number(version, V2017, "history_retention_period"),
            optional(version, V2017, "history_retention_period_unit_desc"),
            number(version, V2017, "is_node"),
            number(version, V2017, "is_edge"),
            number(version, V2022, "ledger_type"))
        + "\nFROM sys.tables\nWHERE is_ms_shipped = 0";
  }

  static String columns(int version) {
    return "SELECT object_id, column_id, name, is_nullable, is_rowguidcol, xml_collection_id,"
        + " is_xml_document, "
        + String.join(
            ", ",
            number(version, V2008, "is_filestream"),
            number(version, V2008, "is_sparse"),
            number(version, V2008, "is_column_set"),
            number(version, V2016, "is_masked"),
            number(version, V2016, "is_hidden"),
            number(version, V2016, "generated_always_type"),
            optional(version, V2016, "encryption_type"))
        + "\nFROM sys.columns\nORDER BY object_id, column_id";
  }

  /** All indexes, also those of views, and the heaps. */
  static String indexes(int version) {
    return "SELECT object_id, index_id, name, type AS index_type, is_unique, is_primary_key,"
        + " is_unique_constraint, is_disabled, ignore_dup_key, fill_factor, is_padded,"
        + " allow_row_locks, allow_page_locks, data_space_id, "
        + String.join(
            ", ",
            optional(version, V2008, "filter_definition"),
            number(version, V2016, "compression_delay"))
        + "\nFROM sys.indexes\nWHERE is_hypothetical = 0\nORDER BY object_id, index_id";
  }

  static String indexColumns(int version) {
    return "SELECT object_id, index_id, column_id, key_ordinal, is_descending_key,"
        + " is_included_column, "
        + number(version, V2022, "column_store_order_ordinal")
        + "\nFROM sys.index_columns\nORDER BY object_id, index_id, index_column_id";
  }

  static String xmlIndexes(int version) {
    return "SELECT object_id, index_id, using_xml_index_id, secondary_type_desc, "
        + number(version, V2012, "xml_index_type")
        + "\nFROM sys.xml_indexes";
  }

  static String fullTextIndexes(int version) {
    return "SELECT object_id, unique_index_id, fulltext_catalog_id, is_enabled,"
        + " change_tracking_state_desc, "
        + number(version, V2008, "stoplist_id")
        + ", "
        + optional(version, V2012, "property_list_id")
        + "\nFROM sys.fulltext_indexes";
  }

  static String fullTextColumns(int version) {
    return "SELECT object_id, column_id, type_column_id, language_id, "
        + number(version, V2012, "statistical_semantics")
        + "\nFROM sys.fulltext_index_columns\nORDER BY object_id, column_id";
  }

  static String statistics(int version) {
    return "SELECT object_id, stats_id, name, no_recompute, "
        + optional(version, V2008, "filter_definition")
        + "\nFROM sys.stats\nWHERE user_created = 1\nORDER BY name";
  }
}
