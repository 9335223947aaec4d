package io.dbmodernizer.datamover.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.CheckConstraint;
import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnExtras;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.Index;
import io.dbmodernizer.datamover.catalog.IndexColumn;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import io.dbmodernizer.datamover.dialect.sqlserver.SqlServerDialect;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TargetExpressionsTest {

  private TestDatabase source;
  private TestDatabase target;

  @BeforeEach
  void open() throws SQLException {
    source = new TestDatabase();
    target = new TestDatabase();
  }

  @AfterEach
  void close() throws SQLException {
    source.close();
    target.close();
  }

  /** H2 writes names as their table spells them, so these texts differ and mean the same. */
  @Test
  void textsThatMeanTheSameOnTheTargetAreEqual() throws SQLException {
    // Given
    source.execute(
        "CREATE TABLE t(a INT, b INT DEFAULT 1 + 1, c INT GENERATED ALWAYS AS (a * 2),"
            + " CONSTRAINT positive CHECK (a > 0 AND b < 5))");
    target.execute(
        "CREATE TABLE t(A INT, B INT DEFAULT 2, C INT GENERATED ALWAYS AS (A * 2),"
            + " CONSTRAINT positive CHECK ((A > 0) AND (B < 5)))");
    assertThat(differences(read(source))).isNotEmpty();

    // When
    DatabaseDefinition inItsWords = inWordsOfTarget(read(source));

    // Then
    assertThat(differences(inItsWords)).isEmpty();
    assertThat(target.tableNames()).containsExactly(new TableName("PUBLIC", "t"));
  }

  /** Another version of a server leaves other texts in its catalog than this one would. */
  @Test
  void aTextThatTheTargetWouldWriteInAnotherWayIsEqual() throws SQLException {
    // Given
    target.execute(
        "CREATE TABLE t(a INT, b INT DEFAULT LENGTH('abc'),"
            + " CONSTRAINT positive CHECK (a > 0 AND b < 5))");
    source.execute("CREATE TABLE t(a INT, b INT)");
    Table present = read(source).catalog().tables().get(0);
    Table withOtherTexts =
        new Table(
            present.name(),
            List.of(
                present.columns().get(0),
                withDefault(present.columns().get(1), "(length(('abc')))")),
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(new CheckConstraint("positive", "a > 0 and b<5")));
    DatabaseDefinition wanted = with(read(source), withOtherTexts);
    assertThat(differences(wanted)).isNotEmpty();

    // When
    DatabaseDefinition inItsWords = inWordsOfTarget(wanted);

    // Then
    assertThat(differences(inItsWords)).isEmpty();
  }

  @Test
  void expressionsOfAnotherMeaningStayDifferences() throws SQLException {
    // Given
    source.execute(
        "CREATE TABLE t(a INT, b INT DEFAULT 3, c INT GENERATED ALWAYS AS (a * 2),"
            + " CONSTRAINT positive CHECK (a > 0))");
    target.execute(
        "CREATE TABLE t(A INT, B INT DEFAULT 2, C INT GENERATED ALWAYS AS (A * 3),"
            + " CONSTRAINT positive CHECK (A >= 0))");

    // When
    String differences = String.join("\n", differences(inWordsOfTarget(read(source))));

    // Then
    assertThat(differences)
        .contains("column b: default is 3 on the source, 2 on the target")
        .contains("column c: computed expression is");
    target.execute(
        "DROP TABLE t",
        "CREATE TABLE t(A INT, B INT DEFAULT 3, C INT GENERATED ALWAYS"
            + " AS (A * 2), CONSTRAINT positive CHECK (A >= 0))");
    assertThat(differences(inWordsOfTarget(read(source))))
        .singleElement()
        .asString()
        .contains("check [PUBLIC].[t].positive");
  }

  @Test
  void whatTheTargetRefusesIsComparedAsText() throws SQLException {
    // Given
    target.execute("CREATE TABLE t(a INT, CONSTRAINT c CHECK (a > 0), CONSTRAINT d CHECK (a < 9))");
    source.execute("CREATE TABLE t(a INT)");
    Table table = read(source).catalog().tables().get(0);
    Table refused =
        new Table(
            table.name(),
            table.columns(),
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(
                new CheckConstraint("c", "no_such_function(a) > 0"),
                new CheckConstraint("d", "a<9")));

    // When
    DatabaseDefinition inItsWords = inWordsOfTarget(with(read(source), refused));

    // Then
    assertThat(inItsWords.catalog().tables().get(0).checks())
        .extracting(CheckConstraint::name, CheckConstraint::expression)
        .containsExactly(tuple("c", "no_such_function(a) > 0"), tuple("d", "\"a\" < 9"));
    assertThat(target.tableNames()).hasSize(1);
  }

  @Test
  void aTableThatAKilledProcessLeftIsReplaced() throws SQLException {
    // Given
    source.execute("CREATE TABLE t(a INT, CONSTRAINT c CHECK (a > 0))");
    target.execute(
        "CREATE TABLE t(A INT, CONSTRAINT c CHECK (A > 0))",
        "CREATE TABLE \"__dbmodernizer_expressions_0\"(x INT)");

    // When
    DatabaseDefinition inItsWords = inWordsOfTarget(read(source));

    // Then
    assertThat(differences(inItsWords)).isEmpty();
    assertThat(target.tableNames()).hasSize(1);
  }

  private static final TableName ORDERS = new TableName("Sales", "Orders");

  private static Table orders(String value, String computed, String check, String filter) {
    return new Table(
        ORDERS,
        List.of(
            new Column(
                "Name",
                1,
                ColumnType.ofLength(TypeFamily.NVARCHAR, 50),
                false,
                value,
                null,
                null,
                "Latin1_General_BIN2",
                new ColumnExtras("SPARSE", "DF_Name")),
            new Column("Amount", 2, ColumnType.decimal(19, 4), true, null, null, null, null),
            new Column("Twice", 3, ColumnType.decimal(20, 4), true, null, null, computed, null)),
        null,
        List.of(),
        List.of(
            new Index(
                "IX_Amount",
                true,
                List.of(new IndexColumn("Amount", true)),
                List.of("Name"),
                filter,
                false)),
        List.of(),
        List.of(
            new CheckConstraint("CK_Name", "([Name]<>N'')"),
            new CheckConstraint("CK_Amount", check)));
  }

  private static DatabaseDefinition sqlServer(Table table) {
    return new DatabaseDefinition(
        new DatabaseCatalog(List.of("Sales"), List.of(table)),
        SqlServerDialect.INSTANCE,
        Map.of(),
        List.of());
  }

  /** Records what is done with a connection; reading the catalog fails. */
  private static Connection recording(List<String> calls) {
    Statement statement =
        (Statement)
            Proxy.newProxyInstance(
                Statement.class.getClassLoader(),
                new Class<?>[] {Statement.class},
                (proxy, method, arguments) -> {
                  switch (method.getName()) {
                    case "execute" -> {
                      calls.add(String.valueOf(arguments[0]));
                      return false;
                    }
                    case "setEscapeProcessing", "close" -> {
                      return null;
                    }
                    default -> throw new SQLException("the server is gone");
                  }
                });
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "createStatement" -> {
                  return statement;
                }
                case "setAutoCommit", "commit", "rollback" -> {
                  calls.add(method.getName() + (arguments == null ? "" : " " + arguments[0]));
                  return null;
                }
                default -> throw new SQLException("the server is gone");
              }
            });
  }

  @Test
  void sqlServerIsAskedInATransactionThatIsRolledBackWhateverHappens() {
    // Given
    DatabaseDefinition wanted =
        sqlServer(orders("('a')", "([Amount]*2) PERSISTED", "Amount > 0", "(Amount > 0)"));
    DatabaseDefinition present =
        sqlServer(orders("(N'a')", "([Amount]*(2)) PERSISTED", "([Amount]>(0))", "([Amount]>(0))"));
    List<String> calls = new ArrayList<>();

    // When
    assertThatThrownBy(
            () -> TargetExpressions.inWordsOf(recording(calls), wanted, present, Set.of(ORDERS)))
        .isInstanceOf(SQLException.class)
        .hasMessage("the server is gone");

    // Then
    assertThat(calls)
        .containsExactly(
            "setAutoCommit false",
            """
            CREATE TABLE [Sales].[__dbmodernizer_expressions_0] (
              [Name] nvarchar(50) COLLATE Latin1_General_BIN2 SPARSE NOT NULL,
              [Amount] decimal(19, 4) NULL,
              [Twice] AS ([Amount]*2) PERSISTED
            )""",
            "ALTER TABLE [Sales].[__dbmodernizer_expressions_0] ADD CONSTRAINT"
                + " [__dbmodernizer_expressions_0_check_1] CHECK (Amount > 0)",
            "CREATE UNIQUE INDEX [__dbmodernizer_expressions_0_index_0] ON"
                + " [Sales].[__dbmodernizer_expressions_0] ([Amount] DESC) INCLUDE ([Name]) WHERE"
                + " (Amount > 0)",
            "rollback",
            "setAutoCommit true");
  }

  @Test
  void nothingIsDoneIfNoTextDiffers() throws SQLException {
    DatabaseDefinition one =
        sqlServer(orders("((0))", "([Amount]*(2))", "([Amount]>(0))", "([Amount]>(0))"));
    DatabaseDefinition other =
        sqlServer(orders("(0)", "([Amount]*(2))", "([Amount]>(0))", "([Amount]>(0))"));
    List<String> calls = new ArrayList<>();

    assertThat(TargetExpressions.inWordsOf(recording(calls), one, other, Set.of(ORDERS)))
        .isSameAs(one);
    assertThat(calls).isEmpty();
  }

  private static Column withDefault(Column column, String expression) {
    return new Column(
        column.name(),
        column.ordinal(),
        column.type(),
        column.nullable(),
        expression,
        null,
        null,
        column.collation());
  }

  private static DatabaseDefinition with(DatabaseDefinition definition, Table table) {
    return new DatabaseDefinition(
        definition.catalog().withTables(List.of(table)),
        definition.dialect(),
        definition.nextIdentityValues(),
        definition.others());
  }

  private static DatabaseDefinition read(TestDatabase database) throws SQLException {
    return DatabaseDefinition.read(database.connection());
  }

  private DatabaseDefinition inWordsOfTarget(DatabaseDefinition wanted) throws SQLException {
    return TargetExpressions.inWordsOf(
        target.connection(), wanted, read(target), source.tableNames());
  }

  private List<String> differences(DatabaseDefinition wanted) throws SQLException {
    return DefinitionComparison.compare(wanted, read(target), source.tableNames(), true)
        .sentences();
  }
}
