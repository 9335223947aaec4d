package io.dbmodernizer.datamover.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.CheckConstraint;
import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.catalog.Identity;
import io.dbmodernizer.datamover.catalog.Index;
import io.dbmodernizer.datamover.catalog.IndexColumn;
import io.dbmodernizer.datamover.catalog.PrimaryKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import io.dbmodernizer.datamover.catalog.UniqueConstraint;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.dialect.SqlServerDialect;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SqlServerSchemaSqlTest {

  private static final TableName NAME = new TableName("Sales", "Order]s");

  private static final Table ORDERS =
      new Table(
          NAME,
          List.of(
              new Column(
                  "Id",
                  1,
                  ColumnType.of(TypeFamily.BIGINT),
                  false,
                  null,
                  Identity.of(10, 5),
                  null,
                  null),
              new Column("Up", 2, ColumnType.of(TypeFamily.BIGINT), true, null, null, null, null),
              new Column(
                  "Name",
                  3,
                  ColumnType.ofLength(TypeFamily.NVARCHAR, 50),
                  false,
                  "(N'none')",
                  null,
                  null,
                  "Latin1_General_BIN2"),
              new Column(
                  "Notes", 4, ColumnType.of(TypeFamily.NVARCHAR), true, null, null, null, null),
              new Column("Amount", 5, ColumnType.decimal(19, 4), true, null, null, null, null),
              new Column(
                  "Twice",
                  6,
                  ColumnType.decimal(20, 4),
                  true,
                  null,
                  null,
                  "([Amount]*(2)) PERSISTED",
                  null),
              new Column(
                  "Version",
                  7,
                  ColumnType.of(TypeFamily.ROWVERSION),
                  false,
                  null,
                  null,
                  null,
                  null)),
          new PrimaryKey("PK_Orders", List.of("Id"), false),
          List.of(new UniqueConstraint("UQ_Name", List.of("Name", "Id"))),
          List.of(
              new Index(
                  "CX_Up", false, List.of(new IndexColumn("Up", true)), List.of(), null, true),
              new Index(
                  "IX_Amount",
                  true,
                  List.of(new IndexColumn("Amount", false)),
                  List.of("Name", "Up"),
                  "([Amount] IS NOT NULL)",
                  false)),
          List.of(
              new ForeignKey(
                  "FK_Up",
                  List.of("Up"),
                  NAME,
                  List.of("Id"),
                  ForeignKey.Action.NO_ACTION,
                  ForeignKey.Action.SET_NULL)),
          List.of(new CheckConstraint("CK_Amount", "([Amount]>=(0))")));

  private static final DatabaseCatalog SOURCE =
      new DatabaseCatalog(List.of("Sales"), List.of(ORDERS));
  private static final DatabaseCatalog EMPTY = new DatabaseCatalog(List.of("dbo"), List.of());

  @Test
  void everyObjectIsWrittenAsSqlServerWantsIt() {
    SchemaPlan plan = SchemaPlanner.plan(SOURCE, EMPTY, SqlServerDialect.instance(), Set.of(NAME));

    assertThat(plan.conflicts()).isEmpty();
    assertThat(plan.changes())
        .extracting(SchemaChange::sql)
        .containsExactly(
            "CREATE SCHEMA [Sales]",
            """
            CREATE TABLE [Sales].[Order]]s] (
              [Id] bigint IDENTITY(10, 5) NOT NULL,
              [Up] bigint NULL,
              [Name] nvarchar(50) COLLATE Latin1_General_BIN2 DEFAULT (N'none') NOT NULL,
              [Notes] nvarchar(max) NULL,
              [Amount] decimal(19, 4) NULL,
              [Twice] AS ([Amount]*(2)) PERSISTED,
              [Version] rowversion NOT NULL,
              CONSTRAINT [PK_Orders] PRIMARY KEY NONCLUSTERED ([Id])
            )""",
            "ALTER TABLE [Sales].[Order]]s] ADD CONSTRAINT [UQ_Name] UNIQUE ([Name], [Id])",
            "ALTER TABLE [Sales].[Order]]s] ADD CONSTRAINT [CK_Amount] CHECK (([Amount]>=(0)))",
            "CREATE CLUSTERED INDEX [CX_Up] ON [Sales].[Order]]s] ([Up] DESC)",
            "CREATE UNIQUE INDEX [IX_Amount] ON [Sales].[Order]]s] ([Amount])"
                + " INCLUDE ([Name], [Up]) WHERE ([Amount] IS NOT NULL)",
            "ALTER TABLE [Sales].[Order]]s] ADD CONSTRAINT [FK_Up] FOREIGN KEY ([Up])"
                + " REFERENCES [Sales].[Order]]s] ([Id]) ON DELETE NO ACTION ON UPDATE SET NULL");
  }

  @Test
  void aTargetThatIsAsTheSourceNeedsNothing() {
    assertThat(
            SchemaPlanner.plan(SOURCE, SOURCE, SqlServerDialect.instance(), Set.of(NAME)).isEmpty())
        .isTrue();
  }

  @Test
  void literalsAndTheCurrentTimeAreTranslatedAndTheRestIsAConflict() throws Exception {
    try (TestDatabase h2 = new TestDatabase()) {
      h2.execute(
          "CREATE TABLE t(id UUID DEFAULT newid() PRIMARY KEY, a INT DEFAULT -5, b VARCHAR(9) DEFAULT 'it''s',"
              + " c DATETIME DEFAULT getdate(), d INT DEFAULT 2 * EXTRACT(YEAR FROM CURRENT_DATE), CONSTRAINT ck CHECK (a < 7))");
      SqlDialect sqlServer = SqlServerDialect.instance();

      SchemaPlan plan =
          SchemaPlanner.plan(h2.catalog(), h2.dialect(), EMPTY, sqlServer, h2.tableNames());

      assertThat(plan.changes().get(1).sql())
          .contains("[id] uniqueidentifier DEFAULT newid() NOT NULL")
          .contains("[a] int DEFAULT -5 NULL")
          .contains("[b] nvarchar(9) DEFAULT N'it''s' NULL")
          .contains("[c] datetime2(3) DEFAULT sysdatetime() NULL");
      assertThat(plan.conflicts())
          .singleElement()
          .satisfies(
              conflict ->
                  assertThat(conflict.differences())
                      .hasSize(2)
                      .anySatisfy(
                          text ->
                              assertThat(text)
                                  .contains("default of column d", "H2", "Microsoft SQL Server"))
                      .anySatisfy(text -> assertThat(text).contains("check ck")));
    }
  }

  @Test
  void aDefaultTheServerWroteInItsOwnWayIsTheSameDefault() {
    SqlDialect dialect = SqlServerDialect.instance();

    assertThat(dialect.sameExpression("5", "((5))")).isTrue();
    assertThat(dialect.sameExpression("N'a'", "('a')")).isTrue();
    assertThat(dialect.sameExpression("(getdate())", "CURRENT_TIMESTAMP")).isTrue();
    assertThat(dialect.sameExpression("((5))", "((6))")).isFalse();
    assertThat(dialect.sameExpression("([a]+(1))", "([a]+(2))")).isFalse();
  }
}
