package io.dbmodernizer.datamover.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.CheckConstraint;
import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.ConstraintState;
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
import io.dbmodernizer.datamover.dialect.sqlserver.SqlServerDialect;
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
    SchemaPlan plan = SchemaPlanner.plan(SOURCE, EMPTY, SqlServerDialect.INSTANCE, Set.of(NAME));

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
  void whatTheSourceDoesNotEnforceIsLoadedSwitchedOffAndGetsItsStateAfterwards() {
    // Given
    DatabaseCatalog source = withStates(ConstraintState.DISABLED, ConstraintState.UNTRUSTED);
    DatabaseCatalog loaded = withStates(ConstraintState.DISABLED, ConstraintState.DISABLED);
    DatabaseCatalog trusted = withStates(ConstraintState.ENFORCED, ConstraintState.ENFORCED);
    String table = "ALTER TABLE [Sales].[Order]]s]";

    // Then
    assertThat(sql(SchemaPlanner.plan(source, EMPTY, DIALECT, Set.of(NAME))))
        .contains(
            table + " WITH NOCHECK ADD CONSTRAINT [CK_Amount] CHECK (([Amount]>=(0)))",
            table
                + " WITH NOCHECK ADD CONSTRAINT [FK_Up] FOREIGN KEY ([Up])"
                + " REFERENCES [Sales].[Order]]s] ([Id]) ON DELETE NO ACTION ON UPDATE SET NULL")
        .endsWith(table + " NOCHECK CONSTRAINT [FK_Up]", table + " NOCHECK CONSTRAINT [CK_Amount]");
    assertThat(sql(SchemaPlanner.plan(source, loaded, DIALECT, Set.of(NAME)))).isEmpty();
    assertThat(sql(withRows(source, loaded)))
        .containsExactly(
            table + " NOCHECK CONSTRAINT [CK_Amount]",
            table + " WITH NOCHECK CHECK CONSTRAINT [CK_Amount]");
    assertThat(sql(withRows(source, trusted)))
        .containsExactly(
            table + " NOCHECK CONSTRAINT [FK_Up]",
            table + " NOCHECK CONSTRAINT [CK_Amount]",
            table + " WITH NOCHECK CHECK CONSTRAINT [CK_Amount]");
    assertThat(sql(withRows(trusted, loaded)))
        .containsExactly(
            table + " WITH CHECK CHECK CONSTRAINT [FK_Up]",
            table + " WITH CHECK CHECK CONSTRAINT [CK_Amount]");
    assertThat(withRows(source, source).isEmpty()).isTrue();
  }

  @Test
  void theOrderAndClusteringOfKeysAreKeptAndCompared() {
    // Given
    Table table =
        new Table(
            NAME,
            ORDERS.columns(),
            new PrimaryKey("PK", List.of("Id"), false, List.of("Id")),
            List.of(new UniqueConstraint("UQ", List.of("Up", "Id"), true, List.of("Id"))),
            List.of(),
            List.of(),
            List.of());
    DatabaseCatalog source = new DatabaseCatalog(List.of("Sales"), List.of(table));
    DatabaseCatalog ascending =
        new DatabaseCatalog(
            List.of("Sales"),
            List.of(
                new Table(
                    NAME,
                    ORDERS.columns(),
                    new PrimaryKey("PK", List.of("Id"), false),
                    List.of(new UniqueConstraint("UQ", List.of("Up", "Id"))),
                    List.of(),
                    List.of(),
                    List.of())));

    // When
    List<String> created = sql(SchemaPlanner.plan(source, EMPTY, DIALECT, Set.of(NAME)));

    // Then
    assertThat(created.get(1)).contains("CONSTRAINT [PK] PRIMARY KEY NONCLUSTERED ([Id] DESC)");
    assertThat(created)
        .contains(
            "ALTER TABLE [Sales].[Order]]s] ADD CONSTRAINT [UQ] UNIQUE CLUSTERED ([Up], [Id] DESC)");
    assertThat(SchemaPlanner.plan(source, ascending, DIALECT, Set.of(NAME)).conflicts())
        .extracting(SchemaConflict::kind)
        .containsExactly(ObjectKind.PRIMARY_KEY, ObjectKind.UNIQUE_CONSTRAINT);
  }

  @Test
  void columnsTakeTheCollationOfTheirDatabaseAlongAndItIsCompared() {
    // Given
    DatabaseCatalog source =
        new DatabaseCatalog(List.of("Sales"), List.of(ORDERS), "Latin1_General_CI_AS");
    DatabaseCatalog empty =
        new DatabaseCatalog(List.of("Sales"), List.of(), "SQL_Latin1_General_CP1_CI_AS");
    DatabaseCatalog created =
        new DatabaseCatalog(List.of("Sales"), List.of(ORDERS), "SQL_Latin1_General_CP1_CI_AS");

    // When
    List<String> sql = sql(SchemaPlanner.plan(source, empty, DIALECT, Set.of(NAME)));

    // Then
    assertThat(sql.get(0))
        .contains("[Notes] nvarchar(max) COLLATE Latin1_General_CI_AS NULL")
        .contains("[Name] nvarchar(50) COLLATE Latin1_General_BIN2");
    assertThat(SchemaPlanner.plan(source, created, DIALECT, Set.of(NAME)).conflicts())
        .singleElement()
        .satisfies(
            conflict ->
                assertThat(conflict.differences())
                    .containsExactly(
                        "column Notes: collation is latin1_general_ci_as on the source, none on the"
                            + " target"));
    assertThat(SchemaPlanner.plan(source, source, DIALECT, Set.of(NAME)).isEmpty()).isTrue();
  }

  private static final SqlDialect DIALECT = SqlServerDialect.INSTANCE;

  private static SchemaPlan withRows(DatabaseCatalog source, DatabaseCatalog target) {
    return SchemaPlanner.planWithRows(source, DIALECT, target, DIALECT, Set.of(NAME));
  }

  private static List<String> sql(SchemaPlan plan) {
    assertThat(plan.conflicts()).isEmpty();
    return plan.changes().stream().map(SchemaChange::sql).toList();
  }

  private static DatabaseCatalog withStates(ConstraintState key, ConstraintState check) {
    ForeignKey up = ORDERS.foreignKeys().get(0);
    return new DatabaseCatalog(
        List.of("Sales"),
        List.of(
            new Table(
                NAME,
                ORDERS.columns(),
                ORDERS.primaryKey(),
                ORDERS.uniqueConstraints(),
                ORDERS.indexes(),
                List.of(
                    new ForeignKey(
                        up.name(),
                        up.columns(),
                        up.referencedTable(),
                        up.referencedColumns(),
                        up.onDelete(),
                        up.onUpdate(),
                        key)),
                List.of(new CheckConstraint("CK_Amount", "([Amount]>=(0))", check)))));
  }

  @Test
  void aTargetThatIsAsTheSourceNeedsNothing() {
    assertThat(
            SchemaPlanner.plan(SOURCE, SOURCE, SqlServerDialect.INSTANCE, Set.of(NAME)).isEmpty())
        .isTrue();
  }

  @Test
  void literalsAndTheCurrentTimeAreTranslatedAndTheRestIsAConflict() throws Exception {
    try (TestDatabase h2 = new TestDatabase()) {
      h2.execute(
          "CREATE TABLE t(id UUID DEFAULT newid() PRIMARY KEY, a INT DEFAULT -5, b VARCHAR(9) DEFAULT 'it''s',"
              + " c DATETIME DEFAULT getdate(), d INT DEFAULT 2 * EXTRACT(YEAR FROM CURRENT_DATE), CONSTRAINT ck CHECK (a < 7))");
      SqlDialect sqlServer = SqlServerDialect.INSTANCE;

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
    SqlDialect dialect = SqlServerDialect.INSTANCE;

    assertThat(dialect.sameExpression("5", "((5))")).isTrue();
    assertThat(dialect.sameExpression("N'a'", "('a')")).isTrue();
    assertThat(dialect.sameExpression("(getdate())", "CURRENT_TIMESTAMP")).isTrue();
    assertThat(dialect.sameExpression("((5))", "((6))")).isFalse();
    assertThat(dialect.sameExpression("([a]+(1))", "([a]+(2))")).isFalse();
  }
}
