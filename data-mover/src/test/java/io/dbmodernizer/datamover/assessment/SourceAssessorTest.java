package io.dbmodernizer.datamover.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.PrimaryKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import io.dbmodernizer.datamover.rights.CheckedRight;
import io.dbmodernizer.datamover.rights.MissingRight;
import io.dbmodernizer.datamover.rights.ReadingRight;
import io.dbmodernizer.datamover.rights.ReadingRights;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SourceAssessorTest {

  private static final PrimaryKey KEY = new PrimaryKey("pk", List.of("id"), true);
  private static final Column ID = column("id", ColumnType.of(TypeFamily.INT), null);

  private static final ReadingRights ALL = new ReadingRights("reader", List.of());

  @Test
  void aRightThatTheLoginLacksIsABlockerThatCannotBeAccepted() {
    TableName moved = new TableName("dbo", "t");
    Table table = Table.of(moved, List.of(ID), KEY);
    ReadingRights rights =
        new ReadingRights(
            "reader",
            List.of(
                right(ReadingRight.SELECT, new MissingRight(moved, "[dbo].[t]", "GRANT SELECT")),
                right(
                    ReadingRight.UNMASK,
                    new MissingRight(new TableName("DBO", "T"), "[DBO].[T].a", "GRANT UNMASK")),
                right(
                    ReadingRight.ALL_ROWS,
                    new MissingRight(new TableName("dbo", "u"), "[dbo].[u] by [p]", "ALTER")),
                right(ReadingRight.VIEW_DEFINITION, new MissingRight(null, "x", "GRANT VIEW"))));

    assertThat(
            SourceAssessor.assess(
                new DatabaseCatalog(List.of("dbo"), List.of(table)),
                List.of(),
                List.of(),
                rights,
                Map.of(),
                "db",
                Set.of(UnmovedKind.values())))
        .extracting(Finding::severity, Finding::code, Finding::object)
        .containsExactly(
            tuple(Severity.BLOCKER, "UNREADABLE_TABLE", "[dbo].[t]"),
            tuple(Severity.BLOCKER, "MASKED_VALUES", "[DBO].[T].a"),
            tuple(Severity.BLOCKER, "HIDDEN_DEFINITION", "x"));
  }

  private static CheckedRight right(ReadingRight right, MissingRight missing) {
    return new CheckedRight(right, 1, List.of(missing));
  }

  @Test
  void anOrdinaryDatabaseHasNoFindings() {
    Table table = Table.of(new TableName("dbo", "t"), List.of(ID), KEY);

    assertThat(assess("shop", Map.of(), table)).isEmpty();
  }

  @Test
  void findingsOfARealDatabaseNameObjectAndRemedyBlockersFirst() throws Exception {
    try (TestDatabase database = TestDatabase.withEverything()) {
      List<Finding> findings = assess(database, Set.of());

      assertThat(findings)
          .extracting(Finding::severity, Finding::code, Finding::object)
          .containsExactly(
              tuple(
                  Severity.BLOCKER,
                  "DOUBLE_BYTE_TABLE_NAME",
                  "[odd.schema\"with]]].[select * from; \"Ünï漢.[字]]]"),
              tuple(
                  Severity.WARNING,
                  "NO_PRIMARY_KEY",
                  "[odd.schema\"with]]].[select * from; \"Ünï漢.[字]]]"),
              tuple(Severity.INFO, "COMPUTED_COLUMN", "[Sales].[Kinds].Twice"));
      assertThat(findings).allSatisfy(finding -> assertThat(finding.remedy()).isNotBlank());
    }
  }

  @Test
  void namesTheServiceRefusesAreBlockers() {
    assertThat(assess("a;b", Map.of()))
        .extracting(Finding::code)
        .containsExactly("SEMICOLON_IN_DATABASE_NAME");
    assertThat(assess("Master", Map.of()))
        .extracting(Finding::code)
        .containsExactly("SYSTEM_DATABASE");
  }

  @Test
  void moreTablesThanTheServiceTakesAreABlocker() {
    Table table = Table.of(new TableName("dbo", "t"), List.of(ID), KEY);
    List<Table> most = Collections.nCopies(SourceAssessor.MAX_TABLES, table);
    List<Table> tooMany = Collections.nCopies(SourceAssessor.MAX_TABLES + 1, table);

    assertThat(assess(new DatabaseCatalog(List.of(), most), Map.of(), "db")).isEmpty();
    assertThat(assess(new DatabaseCatalog(List.of(), tooMany), Map.of(), "db"))
        .extracting(Finding::code)
        .containsExactly("TOO_MANY_TABLES");
  }

  @Test
  void namesThatTheTargetTakesForOneAreABlocker() {
    Column upper = column("ID", ColumnType.of(TypeFamily.INT), null);

    assertThat(
            assess(
                "db",
                Map.of(),
                Table.of(new TableName("dbo", "T"), List.of(ID), KEY),
                Table.of(new TableName("DBO", "t"), List.of(ID), KEY)))
        .extracting(Finding::severity, Finding::code, Finding::object)
        .containsExactly(tuple(Severity.BLOCKER, "TABLE_NAMES_DIFFER_IN_CASE_ONLY", "[DBO].[t]"));
    assertThat(assess("db", Map.of(), Table.of(new TableName("dbo", "t"), List.of(ID, upper), KEY)))
        .extracting(Finding::severity, Finding::code, Finding::object)
        .containsExactly(
            tuple(Severity.BLOCKER, "COLUMN_NAMES_DIFFER_IN_CASE_ONLY", "[dbo].[t].ID"));
  }

  @Test
  void theNameOfTheServicesOwnTableIsABlocker() {
    assertThat(
            assess(
                "db",
                Map.of(),
                Table.of(new TableName("dbo", "__Migration_Status"), List.of(ID), KEY)))
        .extracting(Finding::severity, Finding::code)
        .containsExactly(tuple(Severity.BLOCKER, "RESERVED_TABLE_NAME"));
  }

  @Test
  void tablesWithNothingToCopyAreABlockerAndNotLost() throws Exception {
    try (TestDatabase database = new TestDatabase()) {
      database.execute("CREATE TABLE nothing()");
      Column version = column("version", ColumnType.of(TypeFamily.ROWVERSION), null);

      assertThat(assess(database, Set.of()))
          .extracting(Finding::severity, Finding::code, Finding::object)
          .contains(tuple(Severity.BLOCKER, "TABLE_WITHOUT_COLUMNS", "[PUBLIC].[nothing]"));
      assertThat(
              assess("db", Map.of(), Table.of(new TableName("dbo", "t"), List.of(version), null)))
          .extracting(Finding::severity, Finding::code)
          .contains(tuple(Severity.BLOCKER, "NO_STORED_COLUMN"));
    }
  }

  @Test
  void typesAreJudged() {
    TableName name = new TableName("dbo", "t");
    Table table =
        Table.of(
            name,
            List.of(
                ID,
                column("place", ColumnType.unsupported("sql_variant"), null),
                column("version", ColumnType.of(TypeFamily.ROWVERSION), null),
                column("photo", ColumnType.of(TypeFamily.VARBINARY), null)),
            KEY);

    assertThat(assess("db", Map.of(name, SourceAssessor.MANY_LARGE_OBJECTS), table))
        .extracting(Finding::severity, Finding::code)
        .containsExactly(
            tuple(Severity.BLOCKER, "UNSUPPORTED_TYPE"),
            tuple(Severity.WARNING, "MANY_LARGE_OBJECTS"),
            tuple(Severity.INFO, "ROWVERSION_COLUMN"));
    assertThat(assess("db", Map.of(name, SourceAssessor.MANY_LARGE_OBJECTS - 1), table))
        .extracting(Finding::code)
        .doesNotContain("MANY_LARGE_OBJECTS");
  }

  @Test
  void whatChangesHowAMovedTableBehavesBlocksUntilTheRequestAcceptsIt() throws Exception {
    try (TestDatabase database = new TestDatabase()) {
      // Given
      database.execute(
          "CREATE TABLE t(id INT PRIMARY KEY, changed DATETIME ON UPDATE LOCALTIMESTAMP)",
          "CREATE TRIGGER audit BEFORE INSERT ON t FOR EACH ROW"
              + " CALL 'io.dbmodernizer.datamover.schema.NoTrigger'");

      // When
      List<Finding> asked = assess(database, Set.of());
      List<Finding> accepted =
          assess(database, Set.of(UnmovedKind.TRIGGER, UnmovedKind.COLUMN_ON_UPDATE));

      // Then
      assertThat(asked)
          .extracting(Finding::severity, Finding::code, Finding::object)
          .containsExactly(
              tuple(Severity.BLOCKER, "TRIGGER", "[PUBLIC].[t].audit"),
              tuple(Severity.BLOCKER, "COLUMN_ON_UPDATE", "[PUBLIC].[t].changed"));
      assertThat(asked)
          .allSatisfy(
              finding ->
                  assertThat(finding.remedy())
                      .contains("add " + finding.code() + " to migration.acceptUnmoved"));
      assertThat(accepted)
          .allSatisfy(
              finding -> {
                assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                assertThat(finding.message()).contains("accepts");
              });
    }
  }

  @Test
  void manyObjectsOfAKindAreOneFindingThatDoesNotGrow() throws Exception {
    try (TestDatabase database = new TestDatabase()) {
      // Given
      database.execute("CREATE TABLE t(id INT PRIMARY KEY)");
      for (int number = 100; number < 400; number++) {
        database.execute(
            "CREATE VIEW v" + number + " AS SELECT id FROM t",
            "CREATE TABLE h" + number + "(a INT)");
      }

      // When
      List<Finding> findings = assess(database, Set.of());

      // Then
      assertThat(findings)
          .extracting(Finding::severity, Finding::code)
          .containsExactly(
              tuple(Severity.WARNING, "NO_PRIMARY_KEY"), tuple(Severity.WARNING, "VIEW"));
      assertThat(findings)
          .allSatisfy(
              finding -> {
                assertThat(finding.message()).contains("300 (", "and 295 more");
                assertThat(finding.message().length()).isLessThan(400);
              });
    }
  }

  @Test
  void whatBelongsToATableThatIsNotMovedIsNotTold() {
    Table table = Table.of(new TableName("dbo", "t"), List.of(ID), KEY);
    UnmovedObject trigger =
        new UnmovedObject(UnmovedKind.TRIGGER, "[dbo].[u].audit", new TableName("dbo", "u"));

    assertThat(
            SourceAssessor.assess(
                new DatabaseCatalog(List.of("dbo"), List.of(table)),
                List.of(trigger),
                List.of(),
                ALL,
                Map.of(),
                "db",
                Set.of()))
        .isEmpty();
  }

  @Test
  void aDefaultFromASequenceMovesWithItsSequence() throws Exception {
    try (TestDatabase database = new TestDatabase()) {
      database.execute(
          "CREATE SEQUENCE numbers",
          "CREATE TABLE t(id INT PRIMARY KEY, a INT DEFAULT NEXT VALUE FOR numbers)");
      List<UnmovedObject> unmoved =
          database
              .dialect()
              .reading(database.connection())
              .objects()
              .unmoved(database.dialect().reading(database.connection()).unmoved(), false);

      assertThat(
              SourceAssessor.assess(
                  database.catalog(), unmoved, List.of(), ALL, Map.of(), "shop", Set.of()))
          .isEmpty();
    }
  }

  @Test
  void everyKindSaysWhatItMeansAndWhatToDo() {
    for (UnmovedKind kind : UnmovedKind.values()) {
      assertThat(UnmovedExplanation.of(kind).meaning()).as("%s", kind).isNotBlank();
      assertThat(UnmovedExplanation.of(kind).remedy()).as("%s", kind).isNotBlank();
    }
  }

  private static List<Finding> assess(
      String database, Map<TableName, Long> rowCounts, Table... tables) {
    return assess(new DatabaseCatalog(List.of("dbo"), List.of(tables)), rowCounts, database);
  }

  private static List<Finding> assess(
      DatabaseCatalog catalog, Map<TableName, Long> rowCounts, String database) {
    return SourceAssessor.assess(catalog, List.of(), List.of(), ALL, rowCounts, database, Set.of());
  }

  private static List<Finding> assess(TestDatabase database, Set<UnmovedKind> accepted)
      throws SQLException {
    return SourceAssessor.assess(
        database.catalog(),
        database.dialect().reading(database.connection()).unmoved(),
        List.of(),
        database.dialect().reading(database.connection()).rights(),
        Map.of(),
        "shop",
        accepted);
  }

  private static Column column(String name, ColumnType type, @Nullable String computed) {
    return new Column(name, 1, type, true, null, null, computed, null);
  }
}
