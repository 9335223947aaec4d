package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.object.MovableKind;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Features of tables, as rows of the imitated catalog views, with the statements that create them.
 * The golden texts and the grammars use the same list.
 */
enum GoldenFeature {
  SPARSE(
      MovableKind.SPARSE_COLUMN,
      "Phone",
      given("UPDATE sys.columns SET is_sparse = 1 WHERE name = 'Phone'"),
      "ALTER TABLE [Sales].[Order]]s] ALTER COLUMN [Phone] ADD SPARSE"),
  ROW_GUID(
      MovableKind.ROWGUID_COLUMN,
      "Phone",
      given("UPDATE sys.columns SET is_rowguidcol = 1 WHERE name = 'Phone'"),
      "ALTER TABLE [Sales].[Order]]s] ALTER COLUMN [Phone] ADD ROWGUIDCOL"),
  UNREPLICATED_IDENTITY(
      MovableKind.NOT_FOR_REPLICATION,
      "Id",
      given("UPDATE sys.identity_columns SET is_not_for_replication = 1"),
      "ALTER TABLE [Sales].[Order]]s] ALTER COLUMN [Id] ADD NOT FOR REPLICATION"),
  MASK(
      MovableKind.MASKED_COLUMN,
      "Phone",
      given(
          "UPDATE sys.columns SET is_masked = 1 WHERE name = 'Phone'",
          "INSERT INTO sys.masked_columns VALUES (100, 9, 1, 'partial(1, \"it''s\", 2)'),"
              + " (100, 3, 0, NULL), (300, 1, 1, 'default()')"),
      "ALTER TABLE [Sales].[Order]]s] ALTER COLUMN [Phone] ADD MASKED WITH (FUNCTION = 'partial(1,"
          + " \"it''s\", 2)')"),
  IGNORED_DUPLICATES(
      MovableKind.IGNORE_DUPLICATE_KEY,
      "IX_Customer",
      given("UPDATE sys.indexes SET ignore_dup_key = 1 WHERE name = 'IX_Customer'"),
      "ALTER INDEX [IX_Customer] ON [Sales].[Order]]s] SET (IGNORE_DUP_KEY = ON)"),
  FILL_FACTOR(
      MovableKind.INDEX_OPTIONS,
      "PK_Orders",
      given("UPDATE sys.indexes SET fill_factor = 80 WHERE name = 'PK_Orders'"),
      "ALTER INDEX [PK_Orders] ON [Sales].[Order]]s] REBUILD WITH (FILLFACTOR = 80)"),
  PADDING_AND_LOCKS(
      MovableKind.INDEX_OPTIONS,
      "PK_Orders",
      given(
          "UPDATE sys.indexes SET fill_factor = 80, is_padded = 1, allow_row_locks = 0,"
              + " allow_page_locks = 0 WHERE name = 'PK_Orders'"),
      "ALTER INDEX [PK_Orders] ON [Sales].[Order]]s] REBUILD WITH (PAD_INDEX = ON, FILLFACTOR ="
          + " 80)",
      "ALTER INDEX [PK_Orders] ON [Sales].[Order]]s] SET (ALLOW_ROW_LOCKS = OFF, ALLOW_PAGE_LOCKS"
          + " = OFF)"),
  COMPRESSED_INDEX(
      MovableKind.COMPRESSION,
      "UQ_Name",
      given("INSERT INTO sys.partitions VALUES (100, 2, 1)"),
      "ALTER INDEX [UQ_Name] ON [Sales].[Order]]s] REBUILD WITH (DATA_COMPRESSION = ROW)"),
  COMPRESSED_HEAP(
      MovableKind.COMPRESSION,
      null,
      given("INSERT INTO sys.partitions VALUES (100, 0, 2), (100, 0, 2)"),
      "ALTER TABLE [Sales].[Order]]s] REBUILD WITH (DATA_COMPRESSION = PAGE)"),
  DISABLED_INDEX(
      MovableKind.DISABLED_INDEX,
      "IX_Customer",
      given(
          "UPDATE sys.indexes SET is_disabled = 1, ignore_dup_key = 1, is_unique = 1 WHERE name ="
              + " 'IX_Customer'"),
      "CREATE UNIQUE INDEX [IX_Customer] ON [Sales].[Order]]s] ([Customer] DESC, [At]) INCLUDE"
          + " ([Amount]) WHERE ([Customer] IS NOT NULL) WITH (IGNORE_DUP_KEY = ON)",
      "ALTER INDEX [IX_Customer] ON [Sales].[Order]]s] DISABLE"),
  FILTERED_STATISTICS(
      MovableKind.STATISTICS,
      "mi]ne",
      given(
          "INSERT INTO sys.stats_columns VALUES (100, 7, 2, 2), (100, 7, 1, 5), (100, 8, 1, 1)",
          "INSERT INTO sys.stats(object_id, name, user_created, filter_definition, no_recompute)"
              + " VALUES (100, 'mi]ne', 1, '([Amount]>(5))', 1)"),
      "CREATE STATISTICS [mi]]ne] ON [Sales].[Order]]s] ([Amount], [Customer]) WHERE ([Amount]>(5))"
          + " WITH NORECOMPUTE"),
  STATISTICS(
      MovableKind.STATISTICS,
      "mine",
      given(
          "INSERT INTO sys.stats_columns VALUES (100, 7, 2, 2), (100, 7, 1, 5), (100, 8, 1, 1)",
          "INSERT INTO sys.stats VALUES (100, 'mine', 1), (100, 'auto', 0)"),
      "CREATE STATISTICS [mine] ON [Sales].[Order]]s] ([Amount], [Customer])"),
  COLUMNSTORE(
      MovableKind.COLUMNSTORE_INDEX,
      "IX_Customer",
      given("UPDATE sys.indexes SET type = 6, compression_delay = 60 WHERE name = 'IX_Customer'"),
      "CREATE NONCLUSTERED COLUMNSTORE INDEX [IX_Customer] ON [Sales].[Order]]s] ([Amount]) WHERE"
          + " ([Customer] IS NOT NULL) WITH (COMPRESSION_DELAY = 60)"),
  CLUSTERED_COLUMNSTORE(
      MovableKind.COLUMNSTORE_INDEX,
      "IX_Customer",
      given(
          "UPDATE sys.indexes SET type = 5, filter_definition = NULL, is_disabled = 1 WHERE name ="
              + " 'IX_Customer'",
          "UPDATE sys.index_columns SET column_store_order_ordinal = 3 - index_column_id WHERE"
              + " index_id = 3 AND index_column_id < 3",
          "INSERT INTO sys.partitions VALUES (100, 3, 4)"),
      "CREATE CLUSTERED COLUMNSTORE INDEX [IX_Customer] ON [Sales].[Order]]s] ORDER ([Customer],"
          + " [At]) WITH (DATA_COMPRESSION = COLUMNSTORE_ARCHIVE)",
      "ALTER INDEX [IX_Customer] ON [Sales].[Order]]s] DISABLE"),
  XML_INDEXES(
      MovableKind.XML_INDEX,
      "XML",
      given(
          "INSERT INTO sys.indexes(object_id, index_id, name, type, is_hypothetical, is_disabled)"
              + " VALUES (100, 4, 'XML', 3, 0, 0), (100, 6, 'A]path', 3, 0, 1)",
          "INSERT INTO sys.index_columns VALUES (100, 6, 1, 4, 0, 0, 0)",
          "INSERT INTO sys.xml_indexes VALUES (100, 6, 4, 'PATH', 1)"),
      "CREATE PRIMARY XML INDEX [XML] ON [Sales].[Order]]s] ([Code])",
      "CREATE XML INDEX [A]]path] ON [Sales].[Order]]s] ([Code]) USING XML INDEX [XML] FOR PATH",
      "ALTER INDEX [A]]path] ON [Sales].[Order]]s] DISABLE"),
  SPATIAL_INDEX_IN_A_BOX(
      MovableKind.SPATIAL_INDEX,
      "XML",
      given(
          "INSERT INTO sys.indexes(object_id, index_id, name, type, is_hypothetical, is_disabled)"
              + " VALUES (100, 4, 'XML', 4, 0, 0)"),
      "CREATE SPATIAL INDEX [XML] ON [Sales].[Order]]s] ([Code]) USING GEOMETRY_GRID WITH"
          + " (BOUNDING_BOX = (0.0, -1.5, 500.0, 1.0E20), GRIDS = (LEVEL_1 = LOW, LEVEL_2 ="
          + " MEDIUM, LEVEL_3 = HIGH, LEVEL_4 = LOW), CELLS_PER_OBJECT = 16)"),
  SPATIAL_INDEX_ON_EARTH(
      MovableKind.SPATIAL_INDEX,
      "XML",
      given(
          "INSERT INTO sys.indexes(object_id, index_id, name, type, is_hypothetical, is_disabled)"
              + " VALUES (100, 4, 'XML', 4, 0, 0)",
          "UPDATE sys.spatial_index_tessellations SET tessellation_scheme = 'GEOGRAPHY_AUTO_GRID'",
          "UPDATE sys.spatial_index_tessellations SET bounding_box_xmin = NULL, level_1_grid_desc ="
              + " NULL, level_2_grid_desc = NULL, level_3_grid_desc = NULL, level_4_grid_desc ="
              + " NULL"),
      "CREATE SPATIAL INDEX [XML] ON [Sales].[Order]]s] ([Code]) USING GEOGRAPHY_AUTO_GRID WITH"
          + " (CELLS_PER_OBJECT = 16)"),
  XML_COLUMN_WITH_ITS_COLLECTION(
      MovableKind.TYPED_XML_COLUMN,
      "Phone",
      given(
          "INSERT INTO sys.xml_schema_collections VALUES (4, 'sys'), (5, 'it''s')",
          "UPDATE sys.columns SET xml_collection_id = 65536, is_xml_document = 1 WHERE name ="
              + " 'Phone'"),
      "CREATE XML SCHEMA COLLECTION [Sales].[it's] AS N'<schema id=''Sales.it''s''/>'",
      "ALTER TABLE [Sales].[Order]]s] ALTER COLUMN [Phone] xml(DOCUMENT [Sales].[it's]) NULL"),
  TRACKED_TABLES(
      MovableKind.CHANGE_TRACKING,
      null,
      given(
          "INSERT INTO sys.change_tracking_tables(object_id, is_track_columns_updated_on) VALUES"
              + " (100, 1), (200, 0), (300, 1)"),
      "ALTER DATABASE CURRENT SET CHANGE_TRACKING = ON (CHANGE_RETENTION = 2 DAYS, AUTO_CLEANUP ="
          + " ON)",
      "ALTER TABLE [Sales].[Order]]s] ENABLE CHANGE_TRACKING WITH (TRACK_COLUMNS_UPDATED = ON)",
      "ALTER TABLE [dbo].[Customer] ENABLE CHANGE_TRACKING WITH (TRACK_COLUMNS_UPDATED = OFF)"),
  FULL_TEXT(
      MovableKind.FULL_TEXT_INDEX,
      null,
      given(
          "INSERT INTO sys.fulltext_indexes VALUES (100)",
          "UPDATE sys.fulltext_indexes SET stoplist_id = 8, is_enabled = 0,"
              + " change_tracking_state_desc = 'MANUAL'",
          "INSERT INTO sys.fulltext_stoplists VALUES (8, 'short')",
          "INSERT INTO sys.fulltext_stopwords VALUES (8, 'it''s', 1033), (8, 'das', 1031)"),
      "CREATE FULLTEXT CATALOG [text]]s] WITH ACCENT_SENSITIVITY = OFF AS DEFAULT",
      "CREATE FULLTEXT STOPLIST [short]",
      "ALTER FULLTEXT STOPLIST [short] ADD N'das' LANGUAGE 1031",
      "ALTER FULLTEXT STOPLIST [short] ADD N'it''s' LANGUAGE 1033",
      "CREATE FULLTEXT INDEX ON [Sales].[Order]]s] ([Name] LANGUAGE 1033, [Code] TYPE COLUMN"
          + " [Phone] LANGUAGE 1031) KEY INDEX [PK_Orders] ON [text]]s] WITH (CHANGE_TRACKING ="
          + " MANUAL, STOPLIST = [short])",
      "ALTER FULLTEXT INDEX ON [Sales].[Order]]s] DISABLE"),
  VERSIONS_WITH_A_LIMIT(
      MovableKind.TEMPORAL_TABLE,
      null,
      given(
          "UPDATE sys.columns SET generated_always_type = 2, is_hidden = 1 WHERE name = 'Phone'",
          "UPDATE sys.columns SET generated_always_type = 1 WHERE name = 'At'",
          "UPDATE sys.tables SET temporal_type = 2, history_table_id = 200,"
              + " history_retention_period = 6, history_retention_period_unit_desc = 'MONTH' WHERE"
              + " object_id = 100",
          "UPDATE sys.tables SET temporal_type = 1 WHERE object_id = 200"),
      "ALTER TABLE [Sales].[Order]]s] ADD PERIOD FOR SYSTEM_TIME ([At], [Phone])",
      "ALTER TABLE [Sales].[Order]]s] ALTER COLUMN [Phone] ADD HIDDEN",
      "ALTER TABLE [Sales].[Order]]s] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE ="
          + " [dbo].[Customer], DATA_CONSISTENCY_CHECK = ON, HISTORY_RETENTION_PERIOD = 6 MONTH))"),
  VERSIONS_FOR_EVER(
      MovableKind.TEMPORAL_TABLE,
      null,
      given(
          "UPDATE sys.columns SET generated_always_type = 2, is_hidden = 1 WHERE name = 'Phone'",
          "UPDATE sys.columns SET generated_always_type = 1 WHERE name = 'At'",
          "UPDATE sys.tables SET temporal_type = 2, history_table_id = 200,"
              + " history_retention_period = -1, history_retention_period_unit_desc = 'INFINITE'"
              + " WHERE object_id = 100"),
      "ALTER TABLE [Sales].[Order]]s] ADD PERIOD FOR SYSTEM_TIME ([At], [Phone])",
      "ALTER TABLE [Sales].[Order]]s] ALTER COLUMN [Phone] ADD HIDDEN",
      "ALTER TABLE [Sales].[Order]]s] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE ="
          + " [dbo].[Customer], DATA_CONSISTENCY_CHECK = ON))");

  private final MovableKind kind;
  private final @Nullable String part;
  private final List<String> given;
  private final List<String> statements;

  GoldenFeature(MovableKind kind, @Nullable String part, List<String> given, String... statements) {
    this.kind = kind;
    this.part = part;
    this.given = given;
    this.statements = List.of(statements);
  }

  private static List<String> given(String... changes) {
    return List.of(changes);
  }

  /** Returns the kind of the feature itself; what it needs may have other kinds. */
  MovableKind kind() {
    return kind;
  }

  /** Returns the column or index that has the feature, or null for the table itself. */
  @Nullable String part() {
    return part;
  }

  /** Returns the statements that create the feature, after those that create what it needs. */
  List<String> statements() {
    return statements;
  }

  /** Changes an imitated catalog so that it has the feature. */
  void plant(TestDatabase imitation) throws SQLException {
    imitation.execute("DELETE FROM sys.indexes WHERE name IN ('XML', 'IX_Disabled')");
    imitation.execute(given.toArray(String[]::new));
  }
}
