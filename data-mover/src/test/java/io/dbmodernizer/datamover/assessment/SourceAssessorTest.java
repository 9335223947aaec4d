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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SourceAssessorTest {

  private static final PrimaryKey KEY = new PrimaryKey("pk", List.of("id"), true);
  private static final Column ID = column("id", ColumnType.of(TypeFamily.INT), null);

  @Test
  void anOrdinaryDatabaseHasNoFindings() {
    Table table = Table.of(new TableName("dbo", "t"), List.of(ID), KEY);

    assertThat(assess("shop", Map.of(), table)).isEmpty();
  }

  @Test
  void findingsOfARealDatabaseNameObjectAndRemedyBlockersFirst() throws Exception {
    try (TestDatabase database = TestDatabase.withEverything()) {
      List<Finding> findings = SourceAssessor.assess(database.catalog(), Map.of(), "shop");

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

    assertThat(SourceAssessor.assess(new DatabaseCatalog(List.of(), most), Map.of(), "db"))
        .isEmpty();
    assertThat(SourceAssessor.assess(new DatabaseCatalog(List.of(), tooMany), Map.of(), "db"))
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

      assertThat(SourceAssessor.assess(database.catalog(), Map.of(), "shop"))
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
                column("place", ColumnType.unsupported("geography"), null),
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

  private static List<Finding> assess(
      String database, Map<TableName, Long> rowCounts, Table... tables) {
    return SourceAssessor.assess(
        new DatabaseCatalog(List.of("dbo"), List.of(tables)), rowCounts, database);
  }

  private static Column column(String name, ColumnType type, @Nullable String computed) {
    return new Column(name, 1, type, true, null, null, computed, null);
  }
}
