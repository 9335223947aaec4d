package io.dbmodernizer.datamover.dialect.h2;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.catalog.Identity;
import io.dbmodernizer.datamover.catalog.Index;
import io.dbmodernizer.datamover.catalog.IndexColumn;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;

class H2CatalogReaderTest {

  @Test
  void everyTypeIsReadAsDeclared() throws Exception {
    try (TestDatabase database = TestDatabase.withEverything()) {
      Table kinds = database.table("Sales.Kinds");

      assertThat(kinds.columns())
          .extracting(Column::name, column -> column.type().toString())
          .startsWith(
              row("Id", "int"),
              row("Flag", "bit"),
              row("Tiny", "tinyint"),
              row("Small", "smallint"),
              row("Whole", "int"),
              row("Big", "bigint"),
              row("Exact", "decimal(19,4)"),
              row("Longest", "decimal(38,10)"),
              row("Price", "decimal(19,4)"),
              row("SmallPrice", "decimal(10,4)"),
              row("Single", "real"),
              row("Double", "float"),
              row("Day", "date"),
              row("Clock", "time(7)"),
              row("Moment", "datetime2(3)"),
              row("Precise", "datetime2(7)"),
              row("Minute", "datetime2(0)"),
              row("Zoned", "datetimeoffset(7)"),
              row("Fixed", "nchar(5)"),
              row("NFixed", "nchar(5)"),
              row("Text50", "nvarchar(50)"),
              row("NText50", "nvarchar(50)"),
              row("OldText", "nvarchar(max)"),
              row("LongText", "nvarchar(max)"),
              row("Lob", "ntext"),
              row("Bytes4", "binary(4)"),
              row("Bytes20", "varbinary(20)"),
              row("Picture", "image"),
              row("LongBytes", "varbinary(max)"),
              row("Guid", "uniqueidentifier"));
      Column id = kinds.column("Id").orElseThrow();
      assertThat(id.identity()).isEqualTo(Identity.of(10, 5));
      assertThat(id.nullable()).isFalse();
      assertThat(kinds.column("Defaulted").orElseThrow().defaultExpression()).isEqualTo("5");
      assertThat(kinds.column("Name").orElseThrow().defaultExpression()).isEqualTo("'it''s'");
      assertThat(kinds.column("Twice").orElseThrow().computedExpression()).contains("Whole");
      assertThat(kinds.storedColumns()).extracting(Column::name).doesNotContain("Twice");
      assertThat(kinds.checks())
          .singleElement()
          .satisfies(c -> assertThat(c.name()).isEqualTo("CK_Kinds_Whole"));
    }
  }

  @Test
  void keysAndIndexesKeepTheirColumnsInOrder() throws Exception {
    try (TestDatabase database = TestDatabase.withEverything()) {
      Table order = database.table("Sales.Order");

      assertThat(order.primaryKey()).isNotNull();
      assertThat(order.primaryKey().columns()).containsExactly("Company", "Number");
      assertThat(order.uniqueConstraints())
          .singleElement()
          .satisfies(unique -> assertThat(unique.columns()).containsExactly("Code", "Company"));
      assertThat(order.indexes())
          .containsExactly(
              new Index(
                  "IX_Order_Parent",
                  false,
                  List.of(
                      new IndexColumn("Parent Number", true),
                      new IndexColumn("Parent Company", false)),
                  List.of(),
                  null,
                  false),
              new Index(
                  "UX_Order_Number_Code",
                  true,
                  List.of(new IndexColumn("Number", false), new IndexColumn("Code", false)),
                  List.of(),
                  null,
                  false));
      assertThat(order.foreignKeys())
          .containsExactly(
              new ForeignKey(
                  "FK_Order_Parent",
                  List.of("Parent Company", "Parent Number"),
                  new TableName("Sales", "Order"),
                  List.of("Company", "Number"),
                  ForeignKey.Action.NO_ACTION,
                  ForeignKey.Action.NO_ACTION));
      assertThat(database.table("Sales.Line").foreignKeys())
          .extracting(ForeignKey::name, ForeignKey::onDelete)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("FK_Line_Kind", ForeignKey.Action.SET_NULL),
              org.assertj.core.groups.Tuple.tuple("FK_Line_Order", ForeignKey.Action.CASCADE));
    }
  }

  @Test
  void aLoginThatMayOnlyReadSeesTheSameCatalog() throws Exception {
    try (TestDatabase database = TestDatabase.withEverything()) {
      database.execute(
          "CREATE USER reader PASSWORD 'r'",
          "GRANT SELECT ON SCHEMA [Sales] TO reader",
          "GRANT SELECT ON SCHEMA \"odd.schema\"\"with]\" TO reader");
      try (Connection reader = database.connect("reader", "r")) {
        assertThat(database.dialect().reading(reader).tables()).isEqualTo(database.catalog());
      }
    }
  }

  @Test
  void aTypeWithoutCounterpartIsNamed() throws Exception {
    try (TestDatabase database = new TestDatabase()) {
      database.execute("CREATE TABLE t(place GEOMETRY, list INT ARRAY, huge NUMERIC(50, 2))");

      assertThat(database.table("PUBLIC.t").columns())
          .allSatisfy(c -> assertThat(c.type().family()).isEqualTo(TypeFamily.UNSUPPORTED))
          .extracting(column -> column.type().providerName())
          .containsExactly("GEOMETRY", "ARRAY", "NUMERIC(50, 2)");
    }
  }

  @Test
  void viewsAreNoTables() throws Exception {
    try (TestDatabase database = TestDatabase.withEverything()) {
      database.execute("CREATE VIEW [Sales].[Seen] AS SELECT [Id] FROM [Sales].[Kinds]");

      assertThat(database.tableNames()).doesNotContain(new TableName("Sales", "Seen"));
    }
  }

  private static org.assertj.core.groups.Tuple row(String name, String type) {
    return org.assertj.core.groups.Tuple.tuple(name, type);
  }
}
