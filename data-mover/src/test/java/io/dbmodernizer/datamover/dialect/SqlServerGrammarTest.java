package io.dbmodernizer.datamover.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.ConstraintState;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.Index;
import io.dbmodernizer.datamover.catalog.IndexColumn;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import io.dbmodernizer.datamover.catalog.UniqueConstraint;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.OpaqueObject;
import io.dbmodernizer.datamover.object.PrincipalMove;
import io.dbmodernizer.datamover.object.Script;
import io.dbmodernizer.datamover.object.Sequence;
import io.dbmodernizer.datamover.object.SqlModule;
import io.dbmodernizer.datamover.object.Trigger;
import io.dbmodernizer.datamover.schema.SchemaChange;
import io.dbmodernizer.datamover.schema.SchemaPlanner;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Parses the generated statements with a grammar of T-SQL that others have written. The texts of
 * modules are not among them: they are the user's.
 */
class SqlServerGrammarTest {

  /** Statements of T-SQL that the grammar does not know, with what it lacks. */
  private static final Map<Pattern, String> GAPS =
      Map.ofEntries(
          gap("SET (ANSI_NULLS|QUOTED_IDENTIFIER) .*", "settings of the session"),
          gap("SET IDENTITY_INSERT .*", "settings of the session"),
          gap("CREATE TYPE .*", "types"),
          gap("CREATE SYNONYM .*", "synonyms"),
          gap("(ENABLE|DISABLE) TRIGGER .*", "states of triggers"),
          gap("CREATE SEQUENCE .* CACHE", "CACHE without a number"),
          gap("DBCC .*", "console commands"),
          gap("CREATE SECURITY POLICY .*", "security policies"),
          gap("EXEC sys\\.sp_.*", "calls of procedures"),
          gap("ALTER AUTHORIZATION .*", "owners"),
          gap("CREATE (PRIMARY )?XML INDEX .*", "XML indexes"),
          gap(
              "ALTER TABLE .* WITH (NOCHECK|CHECK) CHECK CONSTRAINT .*",
              "the state of a constraint"),
          gap("ALTER TABLE .* UNIQUE CLUSTERED \\(.* DESC\\)", "DESC in a constraint"),
          gap("CREATE (UNIQUE )?INDEX .* INCLUDE .* WHERE \\(.*", "parentheses around a filter"));

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

  private TestDatabase imitation;

  @BeforeEach
  void open() throws Exception {
    imitation = SqlServerImitation.openWithObjects();
    imitation.execute(
        "INSERT INTO sys.extended_properties(class, major_id, name, [value])"
            + " VALUES (1, 100, 'MS_Description', 'it''s')",
        "INSERT INTO sys.objects VALUES (950, 1, 0, 'Today', 'D', 0), (951, 5, 0, 'Even', 'R',"
            + " 0)",
        "UPDATE sys.columns SET default_object_id = 950, rule_object_id = 951"
            + " WHERE object_id = 100 AND column_id = 9",
        "INSERT INTO sys.database_principals(principal_id, name, type, is_fixed_role,"
            + " authentication_type, default_schema_name) VALUES (10, 'readers', 'R', 0, 0, NULL),"
            + " (13, 'robot', 'S', 0, 0, 'Sales'), (16, 'team', 'X', 0, 4, NULL)",
        "INSERT INTO sys.database_role_members VALUES (10, 13)",
        "INSERT INTO sys.schemas VALUES (20, 13, 'his')",
        "INSERT INTO sys.database_permissions(class, major_id, minor_id, grantee_principal_id,"
            + " permission_name, state) VALUES (0, 0, 0, 13, 'CREATE TABLE', 'G'), (3, 5, 0, 10,"
            + " 'EXECUTE', 'W'), (1, 100, 9, 13, 'SELECT', 'D'), (6, 300, 0, 13, 'REFERENCES',"
            + " 'G'), (4, 13, 0, 10, 'IMPERSONATE', 'G')");
  }

  @AfterEach
  void close() throws SQLException {
    imitation.close();
  }

  @Test
  void everyGeneratedStatementIsTransactSql() throws SQLException {
    // Given
    List<String> statements = new ArrayList<>();
    statements.addAll(ofTables());
    statements.addAll(ofObjects());

    // When
    Map<String, String> refused = new LinkedHashMap<>();
    statements.forEach(
        sql -> TSqlGrammar.firstError(sql).ifPresent(error -> refused.put(sql, error)));

    // Then
    assertThat(statements).hasSizeGreaterThan(25);
    Map<String, String> unexplained = new TreeMap<>(refused);
    unexplained.keySet().removeIf(sql -> GAPS.keySet().stream().anyMatch(gap -> is(gap, sql)));
    assertThat(unexplained).as("statements that the grammar refuses").isEmpty();
    assertThat(GAPS)
        .as("gaps of the grammar, each seen")
        .allSatisfy((gap, reason) -> assertThat(refused.keySet()).anyMatch(sql -> is(gap, sql)));
  }

  @Test
  void theGrammarRefusesWhatIsNotTransactSql() {
    assertThat(TSqlGrammar.firstError("CREATE TABLE [a] ([b] int NOT NULL")).isPresent();
    assertThat(TSqlGrammar.firstError("CREATE TABLE [a] ([b] int GENERATED)")).isPresent();
    assertThat(TSqlGrammar.firstError("ALTER TABLE [a] ADD CONSTRAINT [b] UNIQUE [c]")).isPresent();
    assertThat(TSqlGrammar.firstError("CREATE INDEX [i] ON [a] [b]")).isPresent();
    assertThat(TSqlGrammar.firstError("CREATE TABLE [a] ([b] int NOT NULL)")).isEmpty();
  }

  private List<String> ofTables() throws SQLException {
    SqlServerDialect dialect = SqlServerDialect.INSTANCE;
    DatabaseCatalog source = dialect.catalogReader().read(imitation.connection());
    List<Table> movable =
        List.of(LINES, source.table(new TableName("Sales", "Order]s")).orElseThrow());
    List<String> statements =
        new ArrayList<>(
            SchemaPlanner.plan(
                    source.withTables(movable),
                    new DatabaseCatalog(List.of("dbo"), List.of()),
                    dialect,
                    Set.copyOf(movable.stream().map(Table::name).toList()))
                .changes()
                .stream()
                .map(SchemaChange::sql)
                .map(SqlServerGrammarTest::withoutNamesOfDefaults)
                .toList());
    for (Table table : movable) {
      statements.add(dialect.insertInto(table, table.columns()) + " VALUES (?)");
      statements.add(dialect.deleteSome(table.name(), 100));
      statements.add(dialect.identityInsertSql(table, true));
      statements.add(dialect.reseedSql(table, BigInteger.TEN));
      statements.addAll(dialect.foreignKeySql(table, " NOCHECK CONSTRAINT "));
      statements.addAll(dialect.foreignKeySql(table, " WITH CHECK CHECK CONSTRAINT "));
      for (ConstraintState state : ConstraintState.values()) {
        statements.addAll(dialect.switchConstraint(table.name(), "CK", state));
      }
    }
    return statements;
  }

  /** The grammar does not know them. The rest of the statement is still worth parsing. */
  private static String withoutNamesOfDefaults(String sql) {
    return sql.replace(" CONSTRAINT [DF_Name] DEFAULT", " DEFAULT");
  }

  private List<String> ofObjects() throws SQLException {
    SqlServerObjectScripter scripter = new SqlServerObjectScripter(SqlServerDialect.INSTANCE);
    List<Script> scripts = new ArrayList<>();
    Set<String> modules = new HashSet<>();
    scripts.add(Script.of(scripter.createSchema("Sales")));
    for (DatabaseObject object :
        new SqlServerObjectReader()
            .read(imitation.connection(), 16, PrincipalMove.SAME)
            .objects()) {
      if (object instanceof OpaqueObject) {
        continue;
      }
      scripts.add(scripter.create(object));
      if (object instanceof SqlModule || object instanceof Trigger) {
        modules.add(scripter.create(object).statement());
      }
      if (object instanceof Sequence sequence) {
        scripts.add(scripter.continueAt(sequence, BigInteger.TWO));
      }
      if (object instanceof Trigger trigger) {
        scripter.enable(trigger, true).ifPresent(scripts::add);
      }
    }
    List<String> statements = new ArrayList<>();
    for (Script script : scripts) {
      statements.addAll(script.before());
      if (!modules.contains(script.statement())) {
        statements.add(script.statement());
      }
      statements.addAll(script.completion());
      statements.addAll(script.after());
    }
    return statements;
  }

  private static boolean is(Pattern gap, String sql) {
    return gap.matcher(sql).matches();
  }

  private static Map.Entry<Pattern, String> gap(String statement, String lacking) {
    return Map.entry(
        Pattern.compile(statement, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), lacking);
  }
}
