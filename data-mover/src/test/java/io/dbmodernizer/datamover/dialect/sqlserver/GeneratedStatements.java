package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.TestDatabase;
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
import io.dbmodernizer.datamover.dialect.DatabaseReading;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.ObjectCatalog;
import io.dbmodernizer.datamover.object.OpaqueObject;
import io.dbmodernizer.datamover.object.PrincipalMove;
import io.dbmodernizer.datamover.object.Script;
import io.dbmodernizer.datamover.object.Sequence;
import io.dbmodernizer.datamover.object.Trigger;
import io.dbmodernizer.datamover.rights.CheckedRight;
import io.dbmodernizer.datamover.schema.SchemaChange;
import io.dbmodernizer.datamover.schema.SchemaPlanner;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every kind of statement that is written for SQL Server: what creates tables and objects, moves
 * rows, gives rights, and reads the catalog of each version.
 */
final class GeneratedStatements {

  private static final SqlServerDialect DIALECT = SqlServerDialect.INSTANCE;
  private static final int NEWEST = 17;
  private static final List<Integer> VERSIONS = List.of(10, 11, 12, 13, 14, 15, 16, NEWEST);

  private static final Table LINES =
      new Table(
          new TableName("Sales", "Line"),
          List.of(
              new Column("Id", 1, ColumnType.of(TypeFamily.INT), false, null, null, null, null)),
          null,
          List.of(new UniqueConstraint("UQ_Line", List.of("Id"), true, List.of("Id"))),
          List.of(
              new Index(
                  "IX_Line",
                  true,
                  List.of(new IndexColumn("Id", false)),
                  List.of("Id"),
                  "([Id] IS NOT NULL)",
                  false)),
          List.of(),
          List.of());

  /** A table with the types and keys of schemas in public use. */
  private static final Table LEDGER =
      new Table(
          new TableName("Sales", "Ledger"),
          List.of(
              new Column(
                  "Id",
                  1,
                  new ColumnType(TypeFamily.DECIMAL, null, 19, 0, null),
                  false,
                  null,
                  Identity.of(1, 1),
                  null,
                  null),
              column("Row", TypeFamily.UNIQUEIDENTIFIER, "(newid())"),
              column("Photo", TypeFamily.IMAGE, null),
              column("Notes", TypeFamily.NTEXT, null),
              column("Price", TypeFamily.MONEY, null),
              column("Place", TypeFamily.GEOGRAPHY, null),
              column("Node", TypeFamily.HIERARCHYID, null),
              column("Line", TypeFamily.INT, null)),
          new PrimaryKey("PK_Ledger", List.of("Id"), false, List.of()),
          List.of(),
          List.of(
              new Index(
                  "CX_Ledger",
                  false,
                  List.of(new IndexColumn("Price", false)),
                  List.of(),
                  null,
                  true)),
          List.of(
              new ForeignKey(
                  "FK_Ledger",
                  List.of("Line"),
                  new TableName("Sales", "Line"),
                  List.of("Id"),
                  ForeignKey.Action.CASCADE,
                  ForeignKey.Action.CASCADE)),
          List.of());

  private final Set<String> statements = new LinkedHashSet<>();
  private final Set<MovableKind> kinds = EnumSet.noneOf(MovableKind.class);

  private GeneratedStatements() {}

  static GeneratedStatements generate() throws Exception {
    GeneratedStatements generated = new GeneratedStatements();
    try (TestDatabase imitation = withObjects()) {
      generated.ofTables(imitation);
      generated.ofObjects(imitation);
    }
    generated.ofFeatures();
    generated.ofColumnAttributes();
    generated.ofRights();
    generated.ofReaders();
    generated.ofSessions();
    return generated;
  }

  /** Returns the statements, each once. */
  Set<String> statements() {
    return statements;
  }

  /** Returns the kinds of objects of which statements are among them. */
  Set<MovableKind> kinds() {
    return kinds;
  }

  private static Column column(String name, TypeFamily type, @Nullable String standard) {
    return new Column(name, 2, ColumnType.of(type), true, standard, null, null, null);
  }

  private static TestDatabase withObjects() throws Exception {
    TestDatabase imitation = SqlServerImitation.openWithObjects();
    imitation.execute(
        "INSERT INTO sys.extended_properties(class, major_id, name, [value])"
            + " VALUES (1, 100, 'MS_Description', 'it''s'), (1, 200, 'rank', '7'), (0, 0,"
            + " 'empty', NULL)",
        "INSERT INTO variants VALUES ('7', 'int', 10, 0, 4)",
        "INSERT INTO sys.partition_functions VALUES ('by number', 7, 1)",
        "INSERT INTO sys.partition_parameters VALUES (7, 1, 56, 4, 10, 0)",
        "INSERT INTO sys.partition_range_values VALUES (7, 1, 1, '7')",
        "INSERT INTO sys.partition_schemes VALUES ('everywhere', 65601, 7)",
        "INSERT INTO sys.indexes(object_id, index_id, type, is_hypothetical, is_disabled,"
            + " data_space_id) VALUES (200, 0, 0, 0, 0, 65601)",
        "INSERT INTO sys.index_columns(object_id, index_id, index_column_id, column_id,"
            + " key_ordinal, is_descending_key, is_included_column, partition_ordinal) VALUES"
            + " (200, 0, 1, 1, 0, 0, 0, 1)",
        "UPDATE sys.indexes SET data_space_id = 65601 WHERE name = 'PK_Orders'",
        "UPDATE sys.index_columns SET partition_ordinal = 1 WHERE object_id = 100 AND index_id = 1",
        "INSERT INTO sys.objects VALUES (950, 1, 0, 'Today', 'D', 0), (951, 5, 0, 'Even', 'R',"
            + " 0)",
        "INSERT INTO sys.sql_modules VALUES (950, 'CREATE DEFAULT Today AS getdate()', 1, 1),"
            + " (951, 'CREATE RULE Sales.Even AS @x % 2 = 0', 1, 1)",
        "UPDATE sys.columns SET default_object_id = 950, rule_object_id = 951"
            + " WHERE object_id = 100 AND column_id = 9",
        "UPDATE sys.types SET rule_object_id = 951 WHERE user_type_id = 300",
        "INSERT INTO sys.security_policies(object_id, name, schema_id, is_enabled) VALUES (71,"
            + " 'Own]', 5, 0)",
        "INSERT INTO sys.security_predicates(object_id, target_object_id, security_predicate_id,"
            + " predicate_definition, predicate_type, operation_desc) VALUES (71, 100, 1,"
            + " '([Sales].[Tax]([Customer]))', 0, NULL), (71, 200, 2, '([Sales].[Tax]([Id]))', 1,"
            + " 'BEFORE DELETE')",
        "INSERT INTO sys.database_principals(principal_id, name, type, is_fixed_role,"
            + " authentication_type, default_schema_name) VALUES (10, 'readers', 'R', 0, 0, NULL),"
            + " (13, 'robot', 'S', 0, 0, 'Sales'), (16, 'team', 'X', 0, 4, NULL)",
        "INSERT INTO sys.database_role_members VALUES (10, 13)",
        "INSERT INTO sys.schemas VALUES (20, 13, 'his')",
        "INSERT INTO sys.database_permissions(class, major_id, minor_id, grantee_principal_id,"
            + " permission_name, state) VALUES (0, 0, 0, 13, 'CREATE TABLE', 'G'), (3, 5, 0, 10,"
            + " 'EXECUTE', 'W'), (1, 100, 9, 13, 'SELECT', 'D'), (6, 300, 0, 13, 'REFERENCES',"
            + " 'G'), (4, 13, 0, 10, 'IMPERSONATE', 'G')");
    return imitation;
  }

  private void ofTables(TestDatabase imitation) throws SQLException {
    DatabaseCatalog source = DIALECT.reading(imitation.connection()).tables();
    List<Table> movable =
        List.of(LINES, LEDGER, source.table(new TableName("Sales", "Order]s")).orElseThrow());
    ofNew(source, movable);
    for (Table table : movable) {
      statements.add(DIALECT.insertInto(table, table.columns()) + " VALUES (?)");
      statements.add(DIALECT.deleteSome(table.name(), 100));
      statements.add("DELETE FROM " + DIALECT.quote(table.name()));
      statements.add(DIALECT.identityInsertSql(table, true));
      statements.add(DIALECT.identityInsertSql(table, false));
      statements.add(DIALECT.reseedSql(table, BigInteger.TEN));
      statements.addAll(DIALECT.foreignKeySql(table, " NOCHECK CONSTRAINT "));
      for (ConstraintState state : ConstraintState.values()) {
        statements.addAll(DIALECT.switchConstraint(table.name(), "CK", state));
      }
    }
  }

  private void ofNew(DatabaseCatalog source, List<Table> tables) {
    SchemaPlanner.plan(
            source.withTables(tables),
            new DatabaseCatalog(List.of("dbo"), List.of()),
            DIALECT,
            Set.copyOf(tables.stream().map(Table::name).toList()))
        .changes()
        .stream()
        .map(SchemaChange::sql)
        .forEach(statements::add);
  }

  private void ofObjects(TestDatabase imitation) throws SQLException {
    SqlServerObjectScripter scripter = new SqlServerObjectScripter(DIALECT);
    statements.add(scripter.createSchema("Sales"));
    ObjectCatalog catalog =
        new SqlServerReading(imitation.connection(), NEWEST).objects(PrincipalMove.SAME);
    for (DatabaseObject object : catalog.objects()) {
      if (object instanceof OpaqueObject) {
        continue;
      }
      add(object);
      if (object instanceof Sequence sequence) {
        add(scripter.continueAt(sequence, BigInteger.TWO));
      }
      if (object instanceof Trigger trigger) {
        scripter.enable(trigger, true).ifPresent(this::add);
        scripter.enable(trigger, false).ifPresent(this::add);
      }
    }
  }

  private void ofFeatures() throws Exception {
    for (GoldenFeature golden : GoldenFeature.values()) {
      try (TestDatabase imitation = SqlServerImitation.openWithObjects()) {
        golden.plant(imitation);
        new SqlServerReading(imitation.connection(), NEWEST)
            .objects().objects().stream()
                .filter(object -> !(object instanceof OpaqueObject))
                .forEach(this::add);
      }
      statements.addAll(golden.statements());
    }
  }

  private void ofColumnAttributes() throws Exception {
    try (TestDatabase imitation = SqlServerImitation.open()) {
      imitation.execute(
          "UPDATE sys.columns SET is_sparse = 1, is_rowguidcol = 1 WHERE name = 'Phone'",
          "INSERT INTO sys.masked_columns VALUES (100, 9, 1, 'default()')");
      DatabaseCatalog source = DIALECT.reading(imitation.connection()).tables();
      ofNew(source, List.of(source.table(new TableName("Sales", "Order]s")).orElseThrow()));
    }
  }

  private void ofRights() throws Exception {
    for (String lacking :
        List.of(
            "UPDATE server SET sees_definitions = 0",
            "INSERT INTO lacks VALUES ('[Sales].[Order]]s]', 'SELECT')",
            "INSERT INTO lacks VALUES ('[Sales].[Order]]s].Phone', 'SELECT'); INSERT INTO"
                + " sys.database_permissions(class, major_id, minor_id, grantee_principal_id,"
                + " permission_name, state) VALUES (1, 100, 9, 8, 'SELECT', 'D')",
            "UPDATE sys.columns SET is_masked = 1 WHERE object_id = 100 AND column_id = 9;"
                + " INSERT INTO lacks VALUES ('[Sales].[Order]]s].Phone', 'UNMASK')",
            "INSERT INTO sys.security_predicates(object_id, target_object_id) VALUES (70, 100)",
            "INSERT INTO sys.database_permissions(class, major_id, grantee_principal_id,"
                + " permission_name, state) VALUES (1, 60, 8, 'VIEW DEFINITION', 'D')",
            "INSERT INTO sys.database_permissions(class, major_id, grantee_principal_id,"
                + " permission_name, state) VALUES (3, 5, 8, 'VIEW DEFINITION', 'D')")) {
      try (TestDatabase imitation = SqlServerImitation.open()) {
        imitation.execute(lacking);
        for (CheckedRight right :
            new SqlServerReading(imitation.connection(), NEWEST).rights().missing()) {
          right.missing().forEach(missing -> statements.add(missing.statement()));
        }
      }
    }
  }

  /** The queries of the catalog, as they are sent to each version. */
  private void ofReaders() throws Exception {
    for (int version : VERSIONS) {
      try (TestDatabase imitation = SqlServerImitation.openWithPlatform()) {
        Connection connection = RecordedStatements.of(imitation.connection(), statements);
        DatabaseReading reading = new SqlServerReading(connection, version);
        reading.tables();
        reading.objects(PrincipalMove.SAME);
        reading.unmoved();
        reading.platformUses();
        reading.sizes();
        reading.rights();
      }
    }
  }

  private void ofSessions() {
    statements.add(SqlServerConcurrency.SQL);
    statements.add(DIALECT.lockTimeoutSql(Duration.ofSeconds(5)));
  }

  private void add(DatabaseObject object) {
    kinds.add(object.id().kind());
    add(DIALECT.objectScripter().create(object));
  }

  private void add(Script script) {
    List<String> all = new ArrayList<>(script.before());
    all.add(script.statement());
    all.addAll(script.completion());
    all.addAll(script.after());
    statements.addAll(all);
  }
}
