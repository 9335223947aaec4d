package io.dbmodernizer.datamover.dialect.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.ObjectCatalog;
import io.dbmodernizer.datamover.object.SqlModule;
import io.dbmodernizer.datamover.schema.SchemaChange;
import io.dbmodernizer.datamover.schema.SchemaPlanner;
import io.dbmodernizer.datamover.transfer.ObjectPlan;
import io.dbmodernizer.datamover.transfer.ObjectPlanner;
import io.dbmodernizer.datamover.transfer.ObjectSide;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Catalogs of the largest sizes, in the shape of SQL Server's views. */
class LargeCatalogTest {

  private static final int TABLES = 20_000;
  private static final int PROCEDURES = 80_000;

  /** The most columns that SQL Server allows a table. */
  private static final int MOST_COLUMNS = 1_024;

  @Tag("deep")
  @Test
  void aHundredThousandObjectsAreReadAndPlanned() throws Exception {
    try (TestDatabase imitation = SqlServerImitation.openWithObjects()) {
      // Given
      SqlServerImitation.addTables(imitation, TABLES);
      addProcedures(imitation, PROCEDURES);

      // When
      SqlServerReading reading = new SqlServerReading(imitation.connection(), 16);
      DatabaseCatalog tables = reading.tables();
      ObjectCatalog objects = reading.objects();
      List<UnmovedObject> unmoved = reading.unmoved();
      ObjectPlan plan =
          ObjectPlanner.plan(
              new ObjectSide(objects, SqlServerDialect.INSTANCE),
              new ObjectSide(
                  new ObjectCatalog(List.of(), Map.of(), List.of("dbo", "Sales"), true),
                  SqlServerDialect.INSTANCE),
              Set.copyOf(tables.tables().stream().map(Table::name).toList()),
              false);

      // Then
      assertThat(tables.tables()).hasSizeGreaterThan(TABLES);
      assertThat(objects.objects())
          .filteredOn(object -> object.id().name().startsWith("P"))
          .filteredOn(SqlModule.class::isInstance)
          .hasSize(PROCEDURES);
      assertThat(unmoved)
          .filteredOn(object -> object.kind() == UnmovedKind.PROCEDURE)
          .hasSizeGreaterThan(PROCEDURES);
      assertThat(plan.inSource()).containsEntry(MovableKind.PROCEDURE, PROCEDURES + 4);
    }
  }

  /** Prints the figures. Times depend on the load of the machine, allocated bytes do not. */
  @Tag("deep")
  @Test
  void theMemoryOfAReadingGrowsWithTheNumberOfTables() throws Exception {
    // Given
    int[] sizes = {500, 1_000, 2_000, 5_000};
    List<Long> allocated = new ArrayList<>();

    // When
    for (int tables : sizes) {
      try (TestDatabase imitation = SqlServerImitation.openWithObjects()) {
        SqlServerImitation.addTables(imitation, tables);
        addProcedures(imitation, tables);
        allocated.add(allocatedBytes(imitation));
      }
    }

    // Then
    assertThat(allocated.get(3)).isLessThan(15 * allocated.get(0));
  }

  private static long allocatedBytes(TestDatabase imitation) throws SQLException {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long bytes = thread.getCurrentThreadAllocatedBytes();
    long nanos = thread.getCurrentThreadCpuTime();
    SqlServerReading reading = new SqlServerReading(imitation.connection(), 16);
    int tables = reading.tables().tables().size();
    int objects = reading.objects().objects().size();
    int unmoved = reading.unmoved().size();
    long allocated = thread.getCurrentThreadAllocatedBytes() - bytes;
    System.out.printf(
        "%d tables, %d objects, %d findings: %d ms of CPU, %d MB allocated%n",
        tables,
        objects,
        unmoved,
        TimeUnit.NANOSECONDS.toMillis(thread.getCurrentThreadCpuTime() - nanos),
        allocated / 1_000_000);
    return allocated;
  }

  /** Adds procedures that call each other in chains of ten. */
  private static void addProcedures(TestDatabase imitation, int count) throws SQLException {
    String range = " FROM SYSTEM_RANGE(1, " + count + ")";
    imitation.execute(
        "INSERT INTO sys.objects SELECT 3000000 + X, 1, 0, 'P' || X, 'P ', 0" + range,
        "INSERT INTO sys.sql_modules(object_id, definition) SELECT 3000000 + X, 'CREATE PROCEDURE"
            + " dbo.P' || X || ' AS SELECT Id FROM dbo.T' || X / 4"
            + range,
        "INSERT INTO sys.sql_expression_dependencies(referencing_id, referenced_id,"
            + " referenced_class) SELECT 3000000 + X, 2999999 + X, 1"
            + range
            + " WHERE MOD(X, 10) > 0");
  }

  @Test
  void aTableHasAllOfItsColumns() throws Exception {
    try (TestDatabase imitation = SqlServerImitation.open()) {
      // Given
      imitation.execute(
          "INSERT INTO sys.tables(object_id, schema_id, name, is_ms_shipped) VALUES (700, 1,"
              + " 'Wide', 0)",
          "INSERT INTO sys.columns(object_id, column_id, name, user_type_id, system_type_id,"
              + " max_length, precision, scale, is_nullable, default_object_id, is_computed,"
              + " is_identity) SELECT 700, X, 'c' || X, 56, 56, 4, 10, 0, TRUE, 0, FALSE, FALSE"
              + " FROM SYSTEM_RANGE(1, "
              + MOST_COLUMNS
              + ") ORDER BY X DESC");
      TableName wide = new TableName("dbo", "Wide");

      // When
      DatabaseCatalog catalog = new SqlServerReading(imitation.connection(), 16).tables();
      List<SchemaChange> changes =
          SchemaPlanner.plan(
                  catalog,
                  new DatabaseCatalog(List.of("dbo"), List.of()),
                  SqlServerDialect.INSTANCE,
                  Set.of(wide))
              .changes();

      // Then
      List<String> names =
          IntStream.rangeClosed(1, MOST_COLUMNS).mapToObj(column -> "c" + column).toList();
      assertThat(catalog.table(wide).orElseThrow().columns())
          .extracting(Column::name)
          .containsExactlyElementsOf(names);
      assertThat(changes)
          .singleElement()
          .extracting(SchemaChange::sql)
          .asString()
          .contains(
              names.stream()
                  .map(name -> "  [" + name + "] int NULL")
                  .collect(Collectors.joining(",\n")));
    }
  }
}
