package io.dbmodernizer.datamover.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.OpaqueObject;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares statements with golden texts. The server itself is not there to run them. */
class SqlServerTableFeaturesTest {

  private static final TableName ORDERS = new TableName("Sales", "Order]s");

  private TestDatabase imitation;

  @BeforeEach
  void open() throws Exception {
    imitation = SqlServerImitation.open();
    imitation.execute("DELETE FROM sys.indexes WHERE name IN ('XML', 'IX_Disabled')");
  }

  @AfterEach
  void close() throws SQLException {
    imitation.close();
  }

  private SqlServerFoundFeatures read(int version) throws SQLException {
    return SqlServerTableFeatures.read(
        imitation.connection(), version, SqlServerObjectNames.read(imitation.connection()));
  }

  private DatabaseObject only() throws SQLException {
    List<DatabaseObject> found = read(16).objects();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  @Test
  void aTableWithoutFeaturesHasNone() throws SQLException {
    assertThat(read(16).objects()).isEmpty();
    assertThat(read(16).all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "SPARSE_COLUMN | Phone | UPDATE sys.columns SET is_sparse = 1 WHERE name = 'Phone' |"
            + " ALTER TABLE [Sales].[Order]]s] ALTER COLUMN [Phone] ADD SPARSE",
        "ROWGUID_COLUMN | Phone | UPDATE sys.columns SET is_rowguidcol = 1 WHERE name = 'Phone' |"
            + " ALTER TABLE [Sales].[Order]]s] ALTER COLUMN [Phone] ADD ROWGUIDCOL",
        "NOT_FOR_REPLICATION | Id | UPDATE sys.identity_columns SET is_not_for_replication = 1 |"
            + " ALTER TABLE [Sales].[Order]]s] ALTER COLUMN [Id] ADD NOT FOR REPLICATION",
        "IGNORE_DUPLICATE_KEY | IX_Customer | UPDATE sys.indexes SET ignore_dup_key = 1 WHERE name"
            + " = 'IX_Customer' | ALTER INDEX [IX_Customer] ON [Sales].[Order]]s] SET"
            + " (IGNORE_DUP_KEY = ON)",
        "INDEX_OPTIONS | PK_Orders | UPDATE sys.indexes SET fill_factor = 80 WHERE name ="
            + " 'PK_Orders' | ALTER INDEX [PK_Orders] ON [Sales].[Order]]s] REBUILD WITH"
            + " (FILLFACTOR = 80)",
        "INDEX_OPTIONS | PK_Orders | UPDATE sys.indexes SET fill_factor = 80, is_padded = 1,"
            + " allow_row_locks = 0, allow_page_locks = 0 WHERE name = 'PK_Orders' | ALTER INDEX"
            + " [PK_Orders] ON [Sales].[Order]]s] REBUILD WITH (PAD_INDEX = ON, FILLFACTOR = 80);"
            + "ALTER INDEX [PK_Orders] ON [Sales].[Order]]s] SET (ALLOW_ROW_LOCKS = OFF,"
            + " ALLOW_PAGE_LOCKS = OFF)",
        "COMPRESSION | UQ_Name | INSERT INTO sys.partitions VALUES (100, 2, 1) | ALTER INDEX"
            + " [UQ_Name] ON [Sales].[Order]]s] REBUILD WITH (DATA_COMPRESSION = ROW)",
        "COMPRESSION |  | INSERT INTO sys.partitions VALUES (100, 0, 2), (100, 0, 2) | ALTER TABLE"
            + " [Sales].[Order]]s] REBUILD WITH (DATA_COMPRESSION = PAGE)",
        "DISABLED_INDEX | IX_Customer | UPDATE sys.indexes SET is_disabled = 1, ignore_dup_key = 1,"
            + " is_unique = 1 WHERE name = 'IX_Customer' | CREATE UNIQUE INDEX [IX_Customer] ON"
            + " [Sales].[Order]]s] ([Customer] DESC, [At]) INCLUDE ([Amount]) WHERE ([Customer] IS"
            + " NOT NULL) WITH (IGNORE_DUP_KEY = ON);ALTER INDEX [IX_Customer] ON"
            + " [Sales].[Order]]s] DISABLE",
        "STATISTICS | mi]ne | INSERT INTO sys.stats(object_id, name, user_created,"
            + " filter_definition, no_recompute) VALUES (100, 'mi]ne', 1, '([Amount]>(5))', 1) |"
            + " CREATE STATISTICS [mi]]ne] ON [Sales].[Order]]s] ([Amount], [Customer]) WHERE"
            + " ([Amount]>(5)) WITH NORECOMPUTE",
        "STATISTICS | mine | INSERT INTO sys.stats VALUES (100, 'mine', 1), (100, 'auto', 0) |"
            + " CREATE STATISTICS [mine] ON [Sales].[Order]]s] ([Amount], [Customer])",
        "COLUMNSTORE_INDEX | IX_Customer | UPDATE sys.indexes SET type = 6, compression_delay = 60"
            + " WHERE name = 'IX_Customer' | CREATE NONCLUSTERED COLUMNSTORE INDEX [IX_Customer] ON"
            + " [Sales].[Order]]s] ([Amount]) WHERE ([Customer] IS NOT NULL) WITH"
            + " (COMPRESSION_DELAY = 60)"
      })
  void aFeatureIsTheStatementsThatCreateIt(
      MovableKind kind, String part, String given, String statements) throws SQLException {
    // Given
    imitation.execute(
        "INSERT INTO sys.stats_columns VALUES (100, 7, 2, 2), (100, 7, 1, 5), (100, 8, 1, 1)",
        given);

    // Then
    assertThat(only()).isEqualTo(Feature.ofTable(kind, ORDERS, part, statements.split(";")));
    assertThat(read(16).all())
        .containsExactly(
            new UnmovedObject(
                kind.finding(), part == null ? ORDERS.toString() : ORDERS + "." + part, ORDERS));
  }

  @Test
  void trackedTablesComeAfterTheDatabase() throws SQLException {
    imitation.execute(
        "INSERT INTO sys.change_tracking_tables(object_id, is_track_columns_updated_on) VALUES"
            + " (100, 1), (200, 0), (300, 1)");

    List<DatabaseObject> found = read(16).objects();

    assertThat(found)
        .extracting(object -> ((Feature) object).statements())
        .containsExactly(
            List.of(
                "ALTER DATABASE CURRENT SET CHANGE_TRACKING = ON (CHANGE_RETENTION = 2 DAYS,"
                    + " AUTO_CLEANUP = ON)"),
            List.of(
                "ALTER TABLE [Sales].[Order]]s] ENABLE CHANGE_TRACKING WITH"
                    + " (TRACK_COLUMNS_UPDATED = ON)"),
            List.of(
                "ALTER TABLE [dbo].[Customer] ENABLE CHANGE_TRACKING WITH (TRACK_COLUMNS_UPDATED"
                    + " = OFF)"));
    assertThat(found.get(1).needs().objects()).containsExactly(found.get(0).id());
  }

  @Test
  void aFullTextIndexComesAfterItsCatalogAndStoplist() throws SQLException {
    // Given
    imitation.execute(
        "INSERT INTO sys.fulltext_indexes VALUES (100)",
        "UPDATE sys.fulltext_indexes SET stoplist_id = 8, is_enabled = 0,"
            + " change_tracking_state_desc = 'MANUAL'",
        "INSERT INTO sys.fulltext_stoplists VALUES (8, 'short')",
        "INSERT INTO sys.fulltext_stopwords VALUES (8, 'it''s', 1033), (8, 'das', 1031)");

    // When
    List<DatabaseObject> found = read(16).objects();

    // Then
    assertThat(found)
        .extracting(object -> ((Feature) object).statements())
        .containsExactly(
            List.of("CREATE FULLTEXT CATALOG [text]]s] WITH ACCENT_SENSITIVITY = OFF AS DEFAULT"),
            List.of(
                "CREATE FULLTEXT STOPLIST [short]",
                "ALTER FULLTEXT STOPLIST [short] ADD N'das' LANGUAGE 1031",
                "ALTER FULLTEXT STOPLIST [short] ADD N'it''s' LANGUAGE 1033"),
            List.of(
                "CREATE FULLTEXT INDEX ON [Sales].[Order]]s] ([Name] LANGUAGE 1033, [Code] TYPE"
                    + " COLUMN [Phone] LANGUAGE 1031) KEY INDEX [PK_Orders] ON [text]]s] WITH"
                    + " (CHANGE_TRACKING = MANUAL, STOPLIST = [short])",
                "ALTER FULLTEXT INDEX ON [Sales].[Order]]s] DISABLE"));
    assertThat(found.get(2).needs().objects())
        .containsExactlyInAnyOrder(found.get(0).id(), found.get(1).id());
  }

  @ParameterizedTest
  @CsvSource({"0, SYSTEM", ", OFF"})
  void aFullTextIndexCanHaveTheStoplistOfTheSystemOrNone(String list, String written)
      throws SQLException {
    imitation.execute(
        "INSERT INTO sys.fulltext_indexes VALUES (100)",
        "UPDATE sys.fulltext_indexes SET stoplist_id = " + list);

    assertThat(((Feature) read(16).objects().get(1)).statements().get(0))
        .endsWith("STOPLIST = " + written + ")");
  }

  @Test
  void aSemanticFullTextIndexIsNotMoved() throws SQLException {
    imitation.execute(
        "INSERT INTO sys.fulltext_indexes VALUES (100)",
        "UPDATE sys.fulltext_index_columns SET statistical_semantics = 1 WHERE column_id = 3");

    assertThat(read(16).objects()).anyMatch(OpaqueObject.class::isInstance);
  }

  private void period() throws SQLException {
    imitation.execute(
        "UPDATE sys.columns SET generated_always_type = 2, is_hidden = 1 WHERE name = 'Phone'",
        "UPDATE sys.columns SET generated_always_type = 1 WHERE name = 'At'");
  }

  @Test
  void aTemporalTableGetsItsPeriodAndThenItsHistory() throws SQLException {
    // Given
    period();
    imitation.execute(
        "UPDATE sys.tables SET temporal_type = 2, history_table_id = 200, history_retention_period"
            + " = 6, history_retention_period_unit_desc = 'MONTH' WHERE object_id = 100",
        "UPDATE sys.tables SET temporal_type = 1 WHERE object_id = 200");

    // When
    Feature found = (Feature) only();

    // Then
    assertThat(found.id().kind().phase()).isEqualTo(MovableKind.Phase.LAST);
    assertThat(found.statements())
        .containsExactly(
            "ALTER TABLE [Sales].[Order]]s] ADD PERIOD FOR SYSTEM_TIME ([At], [Phone])",
            "ALTER TABLE [Sales].[Order]]s] ALTER COLUMN [Phone] ADD HIDDEN",
            "ALTER TABLE [Sales].[Order]]s] SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE ="
                + " [dbo].[Customer], DATA_CONSISTENCY_CHECK = ON, HISTORY_RETENTION_PERIOD = 6"
                + " MONTH))");
    assertThat(found.needs().tables()).containsExactly(new TableName("dbo", "Customer"));
    assertThat(read(16).all())
        .containsExactly(new UnmovedObject(UnmovedKind.TEMPORAL_TABLE, ORDERS.toString(), ORDERS));
  }

  @Test
  void historyWithoutALimitIsKeptForEver() throws SQLException {
    period();
    imitation.execute(
        "UPDATE sys.tables SET temporal_type = 2, history_table_id = 200, history_retention_period"
            + " = -1, history_retention_period_unit_desc = 'INFINITE' WHERE object_id = 100");

    assertThat(((Feature) only()).statements().get(2)).endsWith("DATA_CONSISTENCY_CHECK = ON))");
  }

  @Test
  void aTableCanHaveAPeriodAndNoHistory() throws SQLException {
    period();

    assertThat(((Feature) only()).statements()).hasSize(2);
    assertThat(only().needs().tables()).isEmpty();
  }

  @Test
  void aTemporalTableWhoseHistoryCannotBeReadIsNotMoved() throws SQLException {
    period();
    imitation.execute("UPDATE sys.tables SET temporal_type = 2 WHERE object_id = 100");

    assertThat(((OpaqueObject) only()).reason())
        .isEqualTo("its period or its history table cannot be read");
  }

  @Test
  void aMaskIsAddedWithItsFunction() throws SQLException {
    imitation.execute(
        "UPDATE sys.columns SET is_masked = 1 WHERE name = 'Phone'",
        "INSERT INTO sys.masked_columns VALUES (100, 9, 1, 'partial(1, \"it''s\", 2)'),"
            + " (100, 3, 0, NULL), (300, 1, 1, 'default()')");

    assertThat(only())
        .isEqualTo(
            Feature.ofTable(
                MovableKind.MASKED_COLUMN,
                ORDERS,
                "Phone",
                "ALTER TABLE [Sales].[Order]]s] ALTER COLUMN [Phone] ADD MASKED WITH (FUNCTION ="
                    + " 'partial(1, \"it''s\", 2)')"));
  }

  @Test
  void aClusteredColumnstoreHasItsOrderAndItsCompression() throws SQLException {
    imitation.execute(
        "UPDATE sys.indexes SET type = 5, filter_definition = NULL, is_disabled = 1 WHERE name ="
            + " 'IX_Customer'",
        "UPDATE sys.index_columns SET column_store_order_ordinal = 3 - index_column_id WHERE"
            + " index_id = 3 AND index_column_id < 3",
        "INSERT INTO sys.partitions VALUES (100, 3, 4)");

    assertThat(((Feature) only()).statements())
        .containsExactly(
            "CREATE CLUSTERED COLUMNSTORE INDEX [IX_Customer] ON [Sales].[Order]]s] ORDER"
                + " ([Customer], [At]) WITH (DATA_COMPRESSION = COLUMNSTORE_ARCHIVE)",
            "ALTER INDEX [IX_Customer] ON [Sales].[Order]]s] DISABLE");
  }

  @Test
  void aSecondaryXmlIndexComesAfterItsPrimaryIndex() throws SQLException {
    imitation.execute(
        "INSERT INTO sys.indexes(object_id, index_id, name, type, is_hypothetical, is_disabled)"
            + " VALUES (100, 4, 'XML', 3, 0, 0), (100, 6, 'A]path', 3, 0, 1)",
        "INSERT INTO sys.index_columns VALUES (100, 6, 1, 4, 0, 0, 0)",
        "INSERT INTO sys.xml_indexes VALUES (100, 6, 4, 'PATH', 1)");

    List<DatabaseObject> found = read(16).objects();

    assertThat(found)
        .extracting(object -> ((Feature) object).statements())
        .containsExactly(
            List.of("CREATE PRIMARY XML INDEX [XML] ON [Sales].[Order]]s] ([Code])"),
            List.of(
                "CREATE XML INDEX [A]]path] ON [Sales].[Order]]s] ([Code]) USING XML INDEX [XML]"
                    + " FOR PATH",
                "ALTER INDEX [A]]path] ON [Sales].[Order]]s] DISABLE"));
    assertThat(found.get(1).needs().objects()).containsExactly(found.get(0).id());
  }

  @Test
  void aSelectiveXmlIndexIsNotMoved() throws SQLException {
    imitation.execute(
        "INSERT INTO sys.indexes(object_id, index_id, name, type, is_hypothetical, is_disabled)"
            + " VALUES (100, 4, 'XML', 3, 0, 0)",
        "UPDATE sys.xml_indexes SET xml_index_type = 2");

    assertThat(((OpaqueObject) only()).reason())
        .isEqualTo("it is a selective index, of which the paths are not read");
  }

  @Test
  void aSpatialIndexHasItsBoxAndItsGrids() throws SQLException {
    imitation.execute(
        "INSERT INTO sys.indexes(object_id, index_id, name, type, is_hypothetical, is_disabled)"
            + " VALUES (100, 4, 'XML', 4, 0, 0)");

    assertThat(((Feature) only()).statements())
        .containsExactly(
            "CREATE SPATIAL INDEX [XML] ON [Sales].[Order]]s] ([Code]) USING GEOMETRY_GRID WITH"
                + " (BOUNDING_BOX = (0.0, -1.5, 500.0, 1.0E20), GRIDS = (LEVEL_1 = LOW, LEVEL_2 ="
                + " MEDIUM, LEVEL_3 = HIGH, LEVEL_4 = LOW), CELLS_PER_OBJECT = 16)");
    imitation.execute(
        "UPDATE sys.spatial_indexes SET tessellation_scheme = 'GEOGRAPHY_AUTO_GRID'",
        "UPDATE sys.spatial_index_tessellations SET bounding_box_xmin = NULL, level_1_grid_desc ="
            + " NULL, level_2_grid_desc = NULL, level_3_grid_desc = NULL, level_4_grid_desc = NULL");
    assertThat(((Feature) only()).statements())
        .containsExactly(
            "CREATE SPATIAL INDEX [XML] ON [Sales].[Order]]s] ([Code]) USING GEOGRAPHY_AUTO_GRID"
                + " WITH (CELLS_PER_OBJECT = 16)");
  }

  @Test
  void anXmlColumnIsBoundToItsCollectionWhichComesBeforeTheTables() throws SQLException {
    // Given
    imitation.execute(
        "INSERT INTO sys.xml_schema_collections VALUES (4, 'sys'), (5, 'it''s')",
        "UPDATE sys.columns SET xml_collection_id = 65536, is_xml_document = 1 WHERE name ="
            + " 'Phone'");

    // When
    List<DatabaseObject> found = read(16).objects();

    // Then
    assertThat(found).hasSize(2);
    Feature collection = (Feature) found.get(0);
    assertThat(collection.id().toString()).isEqualTo("xml schema collection [Sales].[it's]");
    assertThat(collection.table()).isNull();
    assertThat(collection.id().kind().phase()).isEqualTo(MovableKind.Phase.BEFORE_TABLES);
    assertThat(collection.statements())
        .containsExactly(
            "CREATE XML SCHEMA COLLECTION [Sales].[it's] AS N'<schema id=''Sales.it''s''/>'");
    Feature column = (Feature) found.get(1);
    assertThat(column.statements())
        .containsExactly(
            "ALTER TABLE [Sales].[Order]]s] ALTER COLUMN [Phone] xml(DOCUMENT [Sales].[it's])"
                + " NULL");
    assertThat(column.needs().objects()).containsExactly(collection.id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "IGNORE_DUPLICATE_KEY | UPDATE sys.indexes SET ignore_dup_key = 1 WHERE name = 'UQ_Name' |"
            + " it implements a key, of which this option cannot be altered",
        "COMPRESSION | INSERT INTO sys.partitions VALUES (100, 1, 1), (100, 1, 2) | its partitions"
            + " are compressed differently, and the target's are one",
        "COMPRESSION | INSERT INTO sys.partitions VALUES (100, 1, 0), (100, 1, 2) | its partitions"
            + " are compressed differently, and the target's are one",
        "NOT_FOR_REPLICATION | UPDATE sys.check_constraints SET is_not_for_replication = 1 | it"
            + " can only be set when the constraint is created",
        "TYPED_XML_COLUMN | UPDATE sys.columns SET xml_collection_id = 7 WHERE name = 'Phone' | its"
            + " schema collection cannot be read"
      })
  void whatCannotBeCreatedIsNamedWithItsReason(MovableKind kind, String given, String reason)
      throws SQLException {
    imitation.execute(given);

    OpaqueObject found = (OpaqueObject) only();

    assertThat(found.id().kind()).isEqualTo(kind);
    assertThat(found.table()).isEqualTo(ORDERS);
    assertThat(found.reason()).isEqualTo(reason);
  }

  @Test
  void aDisabledKeyStaysAFinding() throws SQLException {
    imitation.execute(
        "UPDATE sys.indexes SET is_disabled = 1, fill_factor = 80 WHERE index_id = 1");

    assertThat(read(16).objects()).isEmpty();
    assertThat(read(16).all())
        .extracting(UnmovedObject::kind)
        .containsOnly(UnmovedKind.DISABLED_KEY);
  }

  @Test
  void anOldVersionIsNotAskedForWhatItLacks() throws SQLException {
    imitation.execute(
        "DROP TABLE sys.masked_columns",
        "DROP TABLE sys.partitions",
        "DROP TABLE sys.change_tracking_tables",
        "ALTER TABLE sys.tables DROP COLUMN temporal_type",
        "ALTER TABLE sys.tables DROP COLUMN history_table_id",
        "ALTER TABLE sys.tables DROP COLUMN history_retention_period",
        "ALTER TABLE sys.tables DROP COLUMN history_retention_period_unit_desc",
        "ALTER TABLE sys.columns DROP COLUMN is_sparse",
        "ALTER TABLE sys.columns DROP COLUMN is_column_set",
        "ALTER TABLE sys.columns DROP COLUMN is_filestream",
        "ALTER TABLE sys.columns DROP COLUMN is_masked",
        "ALTER TABLE sys.columns DROP COLUMN is_hidden",
        "ALTER TABLE sys.columns DROP COLUMN generated_always_type",
        "ALTER TABLE sys.indexes DROP COLUMN filter_definition",
        "ALTER TABLE sys.indexes DROP COLUMN compression_delay",
        "ALTER TABLE sys.index_columns DROP COLUMN column_store_order_ordinal",
        "ALTER TABLE sys.stats DROP COLUMN filter_definition",
        "UPDATE sys.columns SET is_rowguidcol = 1 WHERE name = 'Phone'");

    assertThat(read(9).objects())
        .extracting(object -> object.id().kind())
        .containsExactly(MovableKind.ROWGUID_COLUMN);
  }
}
