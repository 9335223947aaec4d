package io.dbmodernizer.datamover.dialect.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import io.dbmodernizer.datamover.dialect.SqlFailureKind;
import io.dbmodernizer.datamover.dialect.SqlFailures;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlServerUnmovedObjectsTest {

  private static final TableName ORDERS = new TableName("Sales", "Order]s");

  private TestDatabase imitation;

  @BeforeEach
  void open() throws Exception {
    imitation = SqlServerImitation.open();
  }

  @AfterEach
  void close() throws SQLException {
    imitation.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "TRIGGER | INSERT INTO sys.triggers VALUES (1, 100, 1, 'audit', 0, 0) |"
            + " [Sales].[Order]]s].audit",
        "DISABLED_TRIGGER | INSERT INTO sys.triggers VALUES (1, 100, 1, 'audit', 0, 1) |"
            + " [Sales].[Order]]s].audit",
        "DATABASE_TRIGGER | INSERT INTO sys.triggers VALUES (1, 0, 0, 'ddl', 0, 0) | ddl",
        "TEMPORAL_TABLE | UPDATE sys.tables SET temporal_type = 2 WHERE object_id = 100 |"
            + " [Sales].[Order]]s]",
        "MEMORY_OPTIMIZED_TABLE | UPDATE sys.tables SET is_memory_optimized = 1 WHERE object_id ="
            + " 100 | [Sales].[Order]]s]",
        "FILE_TABLE | UPDATE sys.tables SET is_filetable = 1 WHERE object_id = 100 |"
            + " [Sales].[Order]]s]",
        "EXTERNAL_TABLE | UPDATE sys.tables SET is_external = 1 WHERE object_id = 100 |"
            + " [Sales].[Order]]s]",
        "GRAPH_TABLE | UPDATE sys.tables SET is_edge = 1 WHERE object_id = 100 |"
            + " [Sales].[Order]]s]",
        "LEDGER_TABLE | UPDATE sys.tables SET ledger_type = 2 WHERE object_id = 100 |"
            + " [Sales].[Order]]s]",
        "REPLICATION | UPDATE sys.tables SET is_published = 1 WHERE object_id = 100 |"
            + " [Sales].[Order]]s]",
        "CHANGE_DATA_CAPTURE | UPDATE sys.tables SET is_tracked_by_cdc = 1 WHERE object_id = 100 |"
            + " [Sales].[Order]]s]",
        "HIDDEN_COLUMN | UPDATE sys.columns SET is_hidden = 1 WHERE object_id = 100 AND column_id ="
            + " 9 | [Sales].[Order]]s].Phone",
        "ENCRYPTED_COLUMN | UPDATE sys.columns SET encryption_type = 1 WHERE object_id = 100 AND"
            + " column_id = 9 | [Sales].[Order]]s].Phone",
        "BOUND_RULE | UPDATE sys.columns SET rule_object_id = 7 WHERE object_id = 100 AND column_id"
            + " = 9 | [Sales].[Order]]s].Phone",
        "TYPED_XML_COLUMN | UPDATE sys.columns SET xml_collection_id = 65536 WHERE object_id = 100 AND"
            + " column_id = 9 | [Sales].[Order]]s].Phone",
        "ROWGUID_COLUMN | UPDATE sys.columns SET is_rowguidcol = 1 WHERE object_id = 100 AND"
            + " column_id = 9 | [Sales].[Order]]s].Phone",
        "COLUMN_SET | UPDATE sys.columns SET is_column_set = 1 WHERE object_id = 100 AND column_id"
            + " = 9 | [Sales].[Order]]s].Phone",
        "SPARSE_COLUMN | UPDATE sys.columns SET is_sparse = 1 WHERE object_id = 100 AND column_id ="
            + " 9 | [Sales].[Order]]s].Phone",
        "FILESTREAM_COLUMN | UPDATE sys.columns SET is_filestream = 1 WHERE object_id = 100 AND"
            + " column_id = 9 | [Sales].[Order]]s].Phone",
        "IGNORE_DUPLICATE_KEY | UPDATE sys.indexes SET ignore_dup_key = 1 WHERE name = 'UQ_Name' |"
            + " [Sales].[Order]]s].UQ_Name",
        "DISABLED_KEY | UPDATE sys.indexes SET is_disabled = 1 WHERE name = 'PK_Orders' |"
            + " [Sales].[Order]]s].PK_Orders",
        "DISABLED_INDEX | UPDATE sys.indexes SET is_disabled = 1 WHERE name = 'IX_Disabled' |"
            + " [Sales].[Order]]s].IX_Disabled",
        "SPATIAL_INDEX | UPDATE sys.indexes SET type = 4 WHERE name = 'XML' |"
            + " [Sales].[Order]]s].XML",
        "COLUMNSTORE_INDEX | UPDATE sys.indexes SET type = 6 WHERE name = 'XML' |"
            + " [Sales].[Order]]s].XML",
        "OTHER_INDEX | UPDATE sys.indexes SET type = 7 WHERE name = 'XML' | [Sales].[Order]]s].XML",
        "PARTITIONING | INSERT INTO sys.partition_schemes VALUES ('by year', 65601, 1) | [by year]",
        "COMPRESSION | INSERT INTO sys.partitions VALUES (100, 1, 2) | [Sales].[Order]]s].PK_Orders",
        "STATISTICS | INSERT INTO sys.stats VALUES (100, 'mine', 1) | [Sales].[Order]]s].mine",
        "NOT_FOR_REPLICATION | UPDATE sys.foreign_keys SET is_not_for_replication = 1 |"
            + " [Sales].[Order]]s].FK_Order_Customer",
        "ROW_LEVEL_SECURITY | INSERT INTO sys.security_predicates(object_id, target_object_id) VALUES (70, 100) |"
            + " [Sales].[Order]]s].only own",
        "USER_TYPE | UPDATE sys.types SET is_user_defined = 1 WHERE name = 'Phone' | dbo.Phone",
        "ASSEMBLY | INSERT INTO sys.assemblies VALUES ('clr', 1) | clr",
        "ROLE | INSERT INTO sys.database_principals VALUES (9, 'reporting', 'R', 0) | reporting",
        "USER | INSERT INTO sys.database_principals VALUES (9, 'ann', 'S', 0) | ann",
        "PERMISSION | INSERT INTO sys.database_permissions(major_id, grantee_principal_id, permission_name) VALUES (100, 0, 'SELECT') | public:"
            + " SELECT 1 times",
        "COMMENT | INSERT INTO sys.extended_properties VALUES ('MS_Description') | MS_Description 1"
            + " times",
        "XML_SCHEMA_COLLECTION | INSERT INTO sys.xml_schema_collections VALUES (1, 'orders') |"
            + " [dbo].[orders]",
        "KEY_OR_CERTIFICATE | INSERT INTO sys.certificates VALUES ('signing') | signing",
        "PLAN_GUIDE | INSERT INTO sys.plan_guides VALUES ('hint') | hint"
      })
  void whatNoPlanCreatesIsFound(UnmovedKind kind, String statement, String name) throws Exception {
    // Given
    imitation.execute(statement);

    // When
    List<UnmovedObject> found = read(16);

    // Then
    assertThat(found).filteredOn(object -> object.kind() == kind).hasSize(1);
    assertThat(found)
        .filteredOn(object -> object.kind() == kind)
        .first()
        .satisfies(object -> assertThat(object.name()).isEqualTo(name))
        .satisfies(
            object ->
                assertThat(object.table())
                    .isEqualTo(name.startsWith(ORDERS.toString()) ? ORDERS : null));
  }

  @Test
  void changeTrackingAndFullTextIndexesAreFoundWithWhatTheyNeed() throws SQLException {
    imitation.execute(
        "INSERT INTO sys.change_tracking_tables VALUES (100)",
        "INSERT INTO sys.fulltext_indexes VALUES (100)");

    assertThat(read(16))
        .contains(
            new UnmovedObject(UnmovedKind.CHANGE_TRACKING, ORDERS.toString(), ORDERS),
            new UnmovedObject(UnmovedKind.CHANGE_TRACKING, "[database]", null),
            new UnmovedObject(UnmovedKind.FULL_TEXT_INDEX, ORDERS.toString(), ORDERS),
            new UnmovedObject(UnmovedKind.FULL_TEXT_INDEX, "[text]]s]", null));
  }

  @Test
  void aMaskedColumnIsFound() throws SQLException {
    imitation.execute(
        "UPDATE sys.columns SET is_masked = 1 WHERE object_id = 100 AND column_id = 9",
        "INSERT INTO sys.masked_columns VALUES (100, 9, 1, 'default()')");

    assertThat(read(16))
        .contains(new UnmovedObject(UnmovedKind.MASKED_COLUMN, ORDERS + ".Phone", ORDERS));
  }

  @ParameterizedTest
  @CsvSource({
    "V, VIEW",
    "P, PROCEDURE",
    "PC, PROCEDURE",
    "FN, FUNCTION",
    "TF, FUNCTION",
    "AF, FUNCTION",
    "SO, SEQUENCE",
    "SN, SYNONYM",
    "R, RULE_OR_DEFAULT_OBJECT",
    "SQ, SERVICE_BROKER_QUEUE"
  })
  void anObjectOfItsOwnIsFoundByItsType(String type, UnmovedKind kind) throws Exception {
    imitation.execute("INSERT INTO sys.objects VALUES (61, 5, 0, 'own', '" + type + "', 0)");

    assertThat(read(16)).contains(new UnmovedObject(kind, "[Sales].[own]", null));
  }

  @Test
  void aDefaultThatIsAnObjectOfItsOwnIsFoundWithTheColumnItIsBoundTo() throws Exception {
    imitation.execute(
        "INSERT INTO sys.objects VALUES (950, 1, 0, 'Today', 'D', 0)",
        "UPDATE sys.columns SET default_object_id = 950 WHERE object_id = 100 AND column_id = 9");

    assertThat(read(16))
        .contains(
            new UnmovedObject(UnmovedKind.BOUND_DEFAULT, ORDERS + ".Phone", ORDERS),
            new UnmovedObject(UnmovedKind.RULE_OR_DEFAULT_OBJECT, "[dbo].[Today]", null));
  }

  @Test
  void aTriggerOnAViewIsFound() throws Exception {
    imitation.execute(
        "INSERT INTO sys.objects VALUES (61, 5, 0, 'seen', 'V', 0)",
        "INSERT INTO sys.triggers VALUES (1, 61, 1, 'instead', 0, 0)");

    assertThat(read(16))
        .contains(new UnmovedObject(UnmovedKind.VIEW_TRIGGER, "Sales.seen.instead", null));
  }

  @Test
  void anIndexOnAViewIsNamed() throws SQLException {
    imitation.execute(
        "INSERT INTO sys.objects VALUES (61, 5, 0, 'seen', 'V', 0)",
        "INSERT INTO sys.indexes(object_id, index_id, name, type, is_hypothetical, is_disabled)"
            + " VALUES (61, 1, 'stored', 1, 0, 0)");

    assertThat(read(16))
        .contains(new UnmovedObject(UnmovedKind.OTHER_INDEX, "Sales.seen.stored", null));
  }

  @Test
  void anOlderServerIsNotAskedForViewsItDoesNotHave() throws Exception {
    imitation.execute(
        "DROP TABLE sys.security_predicates",
        "DROP TABLE sys.security_policies",
        "ALTER TABLE sys.tables DROP COLUMN temporal_type",
        "ALTER TABLE sys.tables DROP COLUMN is_memory_optimized",
        "ALTER TABLE sys.tables DROP COLUMN is_filetable",
        "ALTER TABLE sys.tables DROP COLUMN is_external",
        "ALTER TABLE sys.tables DROP COLUMN is_node",
        "ALTER TABLE sys.tables DROP COLUMN is_edge",
        "ALTER TABLE sys.tables DROP COLUMN ledger_type",
        "ALTER TABLE sys.columns DROP COLUMN is_masked",
        "ALTER TABLE sys.columns DROP COLUMN is_hidden",
        "ALTER TABLE sys.columns DROP COLUMN encryption_type",
        "INSERT INTO sys.triggers VALUES (1, 100, 1, 'audit', 0, 0)");

    assertThat(read(10))
        .contains(new UnmovedObject(UnmovedKind.TRIGGER, ORDERS + ".audit", ORDERS));
  }

  @Test
  void azureSqlDatabaseIsAskedForAllThoughItSaysItIsVersion12() throws Exception {
    imitation.execute(
        "UPDATE sys.tables SET temporal_type = 2 WHERE object_id = 100",
        "UPDATE server SET edition = 5");

    assertThat(read(12))
        .contains(new UnmovedObject(UnmovedKind.TEMPORAL_TABLE, ORDERS.toString(), ORDERS));
  }

  @Test
  void aLoginThatDoesNotSeeDefinitionsIsRefusedAsWhatItCannotSeeIsNotAbsent() throws Exception {
    imitation.execute("UPDATE server SET sees_definitions = 0");

    SQLException failure = catchThrowableOfType(SQLException.class, () -> read(16));

    assertThat((Throwable) failure).hasMessageContaining("VIEW DEFINITION");
    assertThat(SqlFailures.classify(failure)).isEqualTo(SqlFailureKind.PERMISSION_DENIED);
  }

  private List<UnmovedObject> read(int majorVersion) throws SQLException {
    return new SqlServerReading(imitation.connection(), majorVersion).unmoved();
  }
}
