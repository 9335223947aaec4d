package io.dbmodernizer.datamover.dialect.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Needs;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.object.OpaqueObject;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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
    SqlServerViews views = new SqlServerViews(imitation.connection(), version);
    return SqlServerTableFeatures.of(views, SqlServerObjectNames.of(views));
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
  @EnumSource
  void aFeatureIsTheStatementsThatCreateIt(GoldenFeature golden) throws SQLException {
    // Given
    golden.plant(imitation);

    // When
    List<DatabaseObject> found = read(16).objects();

    // Then
    assertThat(found)
        .flatExtracting(object -> ((Feature) object).statements())
        .containsExactlyElementsOf(golden.statements());
    assertThat(found)
        .anySatisfy(
            object -> {
              assertThat(object.id())
                  .isEqualTo(ObjectId.ofTable(golden.kind(), ORDERS, golden.part()));
              assertThat(((Feature) object).table()).isEqualTo(ORDERS);
            });
    assertThat(read(16).all())
        .doesNotHaveDuplicates()
        .contains(
            new UnmovedObject(
                golden.kind().finding(),
                golden.part() == null ? ORDERS.toString() : ORDERS + "." + golden.part(),
                ORDERS));
  }

  private List<DatabaseObject> planted(GoldenFeature golden) throws SQLException {
    golden.plant(imitation);
    return read(16).objects();
  }

  @Test
  void aFeatureOfOneTableNeedsNothingElse() throws SQLException {
    DatabaseObject mask = planted(GoldenFeature.MASK).get(0);

    assertThat(mask.needs()).isEqualTo(Needs.NOTHING);
    assertThat(read(16).objects()).hasSize(1);
    assertThat(read(16).all()).hasSize(1);
  }

  @Test
  void trackedTablesComeAfterTheDatabase() throws SQLException {
    List<DatabaseObject> found = planted(GoldenFeature.TRACKED_TABLES);

    assertThat(found).hasSize(3);
    assertThat(found.get(1).needs().objects()).containsExactly(found.get(0).id());
  }

  @Test
  void aFullTextIndexComesAfterItsCatalogAndStoplist() throws SQLException {
    List<DatabaseObject> found = planted(GoldenFeature.FULL_TEXT);

    assertThat(found).hasSize(3);
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
  void aTemporalTableNeedsItsHistoryAndComesLast() throws SQLException {
    DatabaseObject found = planted(GoldenFeature.VERSIONS_WITH_A_LIMIT).get(0);

    assertThat(found.id().kind().phase()).isEqualTo(MovableKind.Phase.LAST);
    assertThat(found.needs().tables()).containsExactly(new TableName("dbo", "Customer"));
    assertThat(read(16).all())
        .containsExactly(new UnmovedObject(UnmovedKind.TEMPORAL_TABLE, ORDERS.toString(), ORDERS));
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
  void aSecondaryXmlIndexComesAfterItsPrimaryIndex() throws SQLException {
    List<DatabaseObject> found = planted(GoldenFeature.XML_INDEXES);

    assertThat(found).hasSize(2);
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
  void anXmlColumnIsBoundToItsCollectionWhichComesBeforeTheTables() throws SQLException {
    List<DatabaseObject> found = planted(GoldenFeature.XML_COLUMN_WITH_ITS_COLLECTION);

    assertThat(found).hasSize(2);
    Feature collection = (Feature) found.get(0);
    assertThat(collection.id().toString()).isEqualTo("xml schema collection [Sales].[it's]");
    assertThat(collection.table()).isNull();
    assertThat(collection.id().kind().phase()).isEqualTo(MovableKind.Phase.BEFORE_TABLES);
    assertThat(found.get(1).needs().objects()).containsExactly(collection.id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "IGNORE_DUPLICATE_KEY | UPDATE sys.indexes SET ignore_dup_key = 1 WHERE name = 'UQ_Name' |"
            + " it implements a key, of which this option cannot be altered",
        "COMPRESSION | INSERT INTO sys.partitions VALUES (100, 1, 1), (100, 1, 2) | its partitions"
            + " are compressed differently",
        "COMPRESSION | INSERT INTO sys.partitions VALUES (100, 1, 0), (100, 1, 2) | its partitions"
            + " are compressed differently",
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
