package io.dbmodernizer.datamover.dialect.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import io.dbmodernizer.datamover.dialect.DatabaseReading;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.Feature;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.ObjectCatalog;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.schema.SchemaChange;
import io.dbmodernizer.datamover.schema.SchemaPlan;
import io.dbmodernizer.datamover.schema.SchemaPlanner;
import io.dbmodernizer.datamover.transfer.ObjectChange;
import io.dbmodernizer.datamover.transfer.ObjectPlan;
import io.dbmodernizer.datamover.transfer.ObjectPlanner;
import io.dbmodernizer.datamover.transfer.ObjectSide;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs on tables in the shape of SQL Server's views. */
class SqlServerPartitioningTest {

  private static final TableName ORDERS = new TableName("Sales", "Order]s");

  private TestDatabase imitation;

  @BeforeEach
  void open() throws Exception {
    imitation = SqlServerImitation.openWithObjects();
    imitation.execute("DELETE FROM sys.indexes WHERE name IN ('XML', 'IX_Disabled')");
  }

  @AfterEach
  void close() throws SQLException {
    imitation.close();
  }

  /** The table and one of its indexes are partitioned by Id; the unique constraint is not. */
  private void partition() throws SQLException {
    imitation.execute(
        "INSERT INTO sys.partition_functions VALUES ('by ]', 7, 1)",
        "INSERT INTO sys.partition_parameters VALUES (7, 1, 56, 4, 10, 0)",
        "INSERT INTO variants(text, BaseType) VALUES ('20', 'int'), ('100', 'int')",
        "INSERT INTO sys.partition_range_values VALUES (7, 2, 1, '100'), (7, 1, 1, '20')",
        "INSERT INTO sys.partition_schemes VALUES ('sch]', 65601, 7)",
        "DELETE FROM sys.indexes WHERE object_id = 100 AND index_id = 0",
        "UPDATE sys.indexes SET data_space_id = 65601 WHERE name IN ('PK_Orders', 'IX_Customer')",
        "UPDATE sys.index_columns SET partition_ordinal = 1 WHERE object_id = 100 AND index_id = 1",
        "INSERT INTO sys.index_columns(object_id, index_id, index_column_id, column_id,"
            + " key_ordinal, is_descending_key, is_included_column, partition_ordinal) VALUES"
            + " (100, 3, 4, 1, 0, 0, 0, 1)");
  }

  private DatabaseReading reading() {
    return new SqlServerReading(imitation.connection(), 16);
  }

  private List<String> statements(MovableKind kind) throws SQLException {
    return reading().objects().objects().stream()
        .filter(object -> object.id().kind() == kind)
        .flatMap(object -> ((Feature) object).statements().stream())
        .toList();
  }

  @Test
  void functionsAndSchemesAreCreatedBeforeTheTablesThatNeedThem() throws SQLException {
    // Given
    partition();

    // When
    ObjectCatalog catalog = reading().objects();

    // Then
    assertThat(statements(MovableKind.PARTITION_FUNCTION))
        .containsExactly(
            "CREATE PARTITION FUNCTION [by ]]] (int) AS RANGE RIGHT FOR VALUES"
                + " (CAST(N'20' AS int), CAST(N'100' AS int))");
    assertThat(statements(MovableKind.PARTITION_SCHEME))
        .containsExactly("CREATE PARTITION SCHEME [sch]]] AS PARTITION [by ]]] ALL TO ([PRIMARY])");
    ObjectId function = new ObjectId(MovableKind.PARTITION_FUNCTION, "", "by ]");
    ObjectId scheme = new ObjectId(MovableKind.PARTITION_SCHEME, "", "sch]");
    assertThat(catalog.find(scheme).map(DatabaseObject::needs).orElseThrow().objects())
        .containsExactly(function);
    assertThat(catalog.neededBy(Set.of(ORDERS))).contains(scheme, function);
    assertThat(catalog.unmoved(reading().unmoved(), false))
        .extracting(UnmovedObject::kind)
        .extracting(Enum::name)
        .doesNotContain("PARTITIONING");
  }

  @Test
  void aNewTableIsCreatedOnItsScheme() throws SQLException {
    // Given
    partition();
    DatabaseCatalog empty = new DatabaseCatalog(List.of("Sales"), List.of());

    // When
    List<String> statements =
        SchemaPlanner.plan(reading().tables(), empty, SqlServerDialect.INSTANCE, Set.of(ORDERS))
            .changes()
            .stream()
            .map(SchemaChange::sql)
            .toList();

    // Then
    assertThat(statements)
        .anySatisfy(
            sql ->
                assertThat(sql)
                    .startsWith("CREATE TABLE [Sales].[Order]]s] (")
                    .endsWith(
                        "CONSTRAINT [PK_Orders] PRIMARY KEY CLUSTERED ([Id]) ON [sch]]]([Id])\n)"))
        .contains(
            "ALTER TABLE [Sales].[Order]]s] ADD CONSTRAINT [UQ_Name] UNIQUE ([Name]) ON [PRIMARY]",
            "CREATE INDEX [IX_Customer] ON [Sales].[Order]]s] ([Customer] DESC, [At]) INCLUDE"
                + " ([Amount]) WHERE ([Customer] IS NOT NULL) ON [sch]]]([Id])");
  }

  @Test
  void aTableThatWasThereUnpartitionedIsPartitionedAfterTheRows() throws Exception {
    try (TestDatabase target = SqlServerImitation.openWithObjects()) {
      // Given
      target.execute("DELETE FROM sys.indexes WHERE name IN ('XML', 'IX_Disabled')");
      partition();
      ObjectSide present =
          new ObjectSide(
              new SqlServerReading(target.connection(), 16).objects(), SqlServerDialect.INSTANCE);

      // When
      ObjectPlan plan =
          ObjectPlanner.plan(
              new ObjectSide(reading().objects(), SqlServerDialect.INSTANCE),
              present,
              Set.of(ORDERS),
              false);

      // Then
      assertThat(plan.beforeTables())
          .extracting(change -> change.id().kind())
          .containsExactly(MovableKind.PARTITION_FUNCTION, MovableKind.PARTITION_SCHEME);
      assertThat(plan.missing())
          .filteredOn(change -> change.id().kind() == MovableKind.PARTITIONING)
          .extracting(change -> change.script().statement())
          .containsExactlyInAnyOrder(
              "CREATE UNIQUE CLUSTERED INDEX [PK_Orders] ON [Sales].[Order]]s] ([Id]) WITH"
                  + " (DROP_EXISTING = ON) ON [sch]]]([Id])",
              "CREATE INDEX [IX_Customer] ON [Sales].[Order]]s] ([Customer] DESC, [At]) INCLUDE"
                  + " ([Amount]) WHERE ([Customer] IS NOT NULL) WITH (DROP_EXISTING = ON) ON"
                  + " [sch]]]([Id])");
      assertThat(
              SchemaPlanner.planWithRows(
                  reading().tables(),
                  SqlServerDialect.INSTANCE,
                  new SqlServerReading(target.connection(), 16).tables(),
                  SqlServerDialect.INSTANCE,
                  Set.of(ORDERS)))
          .isEqualTo(new SchemaPlan(List.of(), List.of()));
      assertThat(
              ObjectPlanner.plan(
                      new ObjectSide(reading().objects(), SqlServerDialect.INSTANCE),
                      new ObjectSide(reading().objects(), SqlServerDialect.INSTANCE),
                      Set.of(ORDERS),
                      false)
                  .missing())
          .extracting(ObjectChange::id)
          .isEmpty();
    }
  }

  @Test
  void aHeapIsPartitionedByAnIndexThatIsDropped() throws SQLException {
    // Given
    partition();
    imitation.execute(
        "UPDATE sys.indexes SET index_id = 0, name = NULL, type = 0, is_primary_key = 0 WHERE"
            + " name = 'PK_Orders'",
        "UPDATE sys.index_columns SET index_id = 0, key_ordinal = 0 WHERE object_id = 100 AND"
            + " index_id = 1",
        "UPDATE sys.indexes SET data_space_id = 1 WHERE name = 'IX_Customer'");

    // Then
    assertThat(statements(MovableKind.PARTITIONING))
        .containsExactly(
            "CREATE CLUSTERED INDEX [__dbmodernizer_partitions] ON [Sales].[Order]]s] ([Id]) ON"
                + " [sch]]]([Id])",
            "DROP INDEX [__dbmodernizer_partitions] ON [Sales].[Order]]s]");
    assertThat(reading().tables().table(ORDERS).orElseThrow().storage().ofTable())
        .isEqualTo(" ON [sch]]]([Id])");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "42 | 3 | datetime2 | 2024-01-01 00:00:00.000 | CAST(N'2024-01-01 00:00:00.000' AS"
            + " datetime2(3))",
        "61 | 3 | datetime | 2024-02-29 23:59:59.997 | CAST(N'2024-02-29T23:59:59.997' AS"
            + " datetime)",
        "60 | 4 | money | 1.5 | CAST(N'1.5000' AS money)",
        "231 | 0 | nvarchar | it's | N'it''s'",
        "36 | 0 | uniqueidentifier | 0F | CAST(N'0F' AS uniqueidentifier)"
      })
  void boundariesKeepTheirTypes(int type, int scale, String base, String value, String literal)
      throws SQLException {
    // Given
    partition();
    imitation.execute(
        "UPDATE sys.partition_parameters SET scale = " + scale + ", system_type_id = " + type,
        "DELETE FROM sys.partition_range_values",
        "INSERT INTO variants(text, BaseType, Scale) VALUES ('"
            + value.replace("'", "''")
            + "', '"
            + base
            + "', "
            + scale
            + ")",
        "INSERT INTO sys.partition_range_values VALUES (7, 1, 1, '"
            + value.replace("'", "''")
            + "')");

    // Then
    assertThat(statements(MovableKind.PARTITION_FUNCTION))
        .singleElement()
        .asString()
        .endsWith("FOR VALUES (" + literal + ")");
  }

  @Test
  void whatUsesAFunctionThatCannotBeWrittenIsCreatedUnpartitionedAndNamed() throws SQLException {
    // Given
    partition();
    imitation.execute("UPDATE variants SET BaseType = 'varbinary' WHERE text = '20'");

    // Then
    assertThat(reading().objects().unmoved(List.of(), false))
        .extracting(UnmovedObject::name)
        .filteredOn(name -> name.contains("partition") || name.contains("boundaries"))
        .containsExactlyInAnyOrder(
            "[by ]]] (its boundaries have the type varbinary)",
            "[sch]]] (its partition function is not moved)",
            "[Sales].[Order]]s].PK_Orders (its partition scheme is not moved)",
            "[Sales].[Order]]s].IX_Customer (its partition scheme is not moved)");
    assertThat(reading().tables().table(ORDERS).orElseThrow().storage().clauses()).isEmpty();
  }

  @Test
  void functionsOfFullTextSearchAreItsOwn() throws SQLException {
    imitation.execute(
        "INSERT INTO sys.partition_functions VALUES"
            + " ('ifts_comp_fragment_partition_function_1A', 7, 0)",
        "INSERT INTO sys.partition_schemes VALUES ('ifts_comp_fragment_data_space_1A', 9, 7)");

    assertThat(statements(MovableKind.PARTITION_FUNCTION)).isEmpty();
    assertThat(statements(MovableKind.PARTITION_SCHEME)).isEmpty();
  }
}
