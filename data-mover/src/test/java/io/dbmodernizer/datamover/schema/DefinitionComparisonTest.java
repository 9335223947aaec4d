package io.dbmodernizer.datamover.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.TableName;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionComparisonTest {

  private static final List<String> DEFINITION =
      List.of(
          "CREATE SCHEMA shop",
          "CREATE TABLE shop.customer(id INT IDENTITY(1, 1) NOT NULL, name NVARCHAR(40) NOT NULL,"
              + " note NVARCHAR(40) DEFAULT 'none', CONSTRAINT pk_customer PRIMARY KEY (id),"
              + " CONSTRAINT ck_name CHECK (name <> ''), CONSTRAINT uq_name UNIQUE (name))",
          "CREATE TABLE shop.invoice(id INT NOT NULL, customer INT, amount DECIMAL(19, 4),"
              + " CONSTRAINT pk_invoice PRIMARY KEY (id),"
              + " CONSTRAINT fk_customer FOREIGN KEY (customer) REFERENCES shop.customer(id))",
          "CREATE INDEX ix_amount ON shop.invoice(amount DESC)");

  private TestDatabase source;
  private TestDatabase target;
  private Set<TableName> tables;

  @BeforeEach
  void open() throws SQLException {
    source = new TestDatabase();
    target = new TestDatabase();
    source.execute(DEFINITION.toArray(String[]::new));
    target.execute(DEFINITION.toArray(String[]::new));
    tables = source.tableNames();
  }

  @AfterEach
  void close() throws SQLException {
    source.close();
    target.close();
  }

  @Test
  void aTargetAsItsSourceDiffersInNothing() throws SQLException {
    DefinitionDifferences differences = compare();

    assertThat(differences.isEmpty()).isTrue();
    assertThat(differences.sentences()).isEmpty();
    assertThat(differences.extras()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ALTER TABLE shop.customer ALTER COLUMN name DROP NOT NULL | nullability is NOT NULL",
        "ALTER TABLE shop.customer ALTER COLUMN name NVARCHAR(39) NOT NULL | VARCHAR(39)",
        "ALTER TABLE shop.invoice ALTER COLUMN amount DECIMAL(19, 3) | DECIMAL(19, 3)",
        "ALTER TABLE shop.customer ADD extra INT | column extra is on the target only",
        "ALTER TABLE shop.customer DROP COLUMN note | column note is missing",
        "ALTER TABLE shop.customer ALTER COLUMN note SET DEFAULT 'other' | default is 'none'",
        "ALTER TABLE shop.customer ALTER COLUMN note DROP DEFAULT | default is 'none'",
        "DROP INDEX shop.ix_amount | index [shop].[invoice].ix_amount is missing",
        "ALTER TABLE shop.customer DROP CONSTRAINT ck_name | check [shop].[customer].ck_name",
        "ALTER TABLE shop.customer DROP CONSTRAINT uq_name | unique constraint",
        "ALTER TABLE shop.invoice DROP CONSTRAINT pk_invoice | primary key",
        "ALTER TABLE shop.invoice DROP CONSTRAINT fk_customer | foreign key",
        "ALTER TABLE shop.invoice SET REFERENTIAL_INTEGRITY FALSE | DISABLED on the target",
        "ALTER TABLE shop.customer SET REFERENTIAL_INTEGRITY FALSE | DISABLED on the target",
        "ALTER TABLE shop.customer ALTER COLUMN id DROP IDENTITY | identity is",
        "ALTER TABLE shop.invoice ADD CONSTRAINT more CHECK (amount > 0) | check"
            + " [shop].[invoice].more is on the target only",
        "CREATE UNIQUE INDEX more ON shop.invoice(amount) | index [shop].[invoice].more is on the"
            + " target only",
        "ALTER TABLE shop.invoice ADD CONSTRAINT more FOREIGN KEY (id) REFERENCES shop.customer(id)"
            + " | foreign key",
        "CREATE TRIGGER shop.audit BEFORE INSERT ON shop.invoice FOR EACH ROW CALL"
            + " 'io.dbmodernizer.datamover.schema.NoTrigger' | trigger [shop].[invoice].audit",
        "DROP TABLE shop.invoice | table [shop].[invoice] is missing"
      })
  void aDifferenceThatChangesHowAMovedTableBehavesIsFound(String onTarget, String told)
      throws SQLException {
    // Given
    compare();
    target.execute(onTarget);

    // When
    DefinitionDifferences differences = compare();

    // Then
    assertThat(differences.isEmpty()).isFalse();
    assertThat(differences.sentences()).anySatisfy(text -> assertThat(text).contains(told));
  }

  @Test
  void anIdentityThatWouldGiveAValueAgainIsFoundAndOneThatIsAheadIsNot() throws SQLException {
    // Given
    source.execute("INSERT INTO shop.customer(name) VALUES ('a'), ('b')");
    target.execute("INSERT INTO shop.customer(id, name) VALUES (1, 'a'), (2, 'b')");

    // When
    DefinitionDifferences behind = compare();
    target.execute("ALTER TABLE shop.customer ALTER COLUMN id RESTART WITH 9");
    DefinitionDifferences ahead = compare();

    // Then
    assertThat(behind.sentences())
        .singleElement()
        .satisfies(
            text ->
                assertThat(text)
                    .contains("[shop].[customer]", "3 on the source", "1 on the target"));
    assertThat(ahead.isEmpty()).isTrue();
  }

  @Test
  void anIdentityThatCountsDownIsBehindWhereItsNextValueIsGreater() throws SQLException {
    // Given
    String table = "CREATE TABLE shop.down(id INT IDENTITY(-1, -1) PRIMARY KEY, name INT)";
    source.execute(table, "INSERT INTO shop.down(name) VALUES (1), (2)");
    target.execute(table);
    tables = source.tableNames();

    // When
    DefinitionDifferences behind = compare();
    target.execute("ALTER TABLE shop.down ALTER COLUMN id RESTART WITH -9");
    DefinitionDifferences ahead = compare();

    // Then
    assertThat(behind.sentences())
        .singleElement()
        .satisfies(
            text -> assertThat(text).contains("[shop].[down]", "-3 on the source", "-1 on the"));
    assertThat(ahead.isEmpty()).isTrue();
  }

  @Test
  void theTableInWhichAMigrationKeepsItsProgressIsNoExtra() throws SQLException {
    target.execute(
        "CREATE SCHEMA dbo",
        "CREATE TABLE dbo.__migration_status(id INT PRIMARY KEY)",
        "CREATE TABLE dbo.other(id INT PRIMARY KEY)");

    assertThat(compare().extras())
        .extracting(ExtraObject::toString)
        .containsExactly("table [dbo].[other]");
  }

  @Test
  void aTableCreatedOnTheSourceMeanwhileIsFoundWhereAllTablesAreMoved() throws SQLException {
    source.execute("CREATE TABLE shop.late(id INT PRIMARY KEY)");

    assertThat(compare().sentences())
        .singleElement()
        .satisfies(text -> assertThat(text).contains("[shop].[late]", "created on the source"));
    assertThat(
            DefinitionComparison.compare(
                    DatabaseDefinition.read(source.connection()),
                    DatabaseDefinition.read(target.connection()),
                    tables,
                    false)
                .isEmpty())
        .isTrue();
  }

  @Test
  void aTableThatDisappearedFromTheSourceIsFound() throws SQLException {
    source.execute("DROP TABLE shop.invoice");

    assertThat(compare().sentences())
        .anySatisfy(text -> assertThat(text).contains("[shop].[invoice]", "removed"));
  }

  @Test
  void whatOnlyTheTargetHasIsListedAndHarmlessBesideTheMovedTables() throws SQLException {
    // Given
    target.execute(
        "CREATE TABLE shop.other(id INT PRIMARY KEY, CHECK (id > 0))",
        "CREATE INDEX more ON shop.customer(note)",
        "CREATE VIEW shop.seen AS SELECT id FROM shop.customer");

    // When
    DefinitionDifferences differences = compare();

    // Then
    assertThat(differences.isEmpty()).isTrue();
    assertThat(differences.harmlessExtras())
        .extracting(ExtraObject::toString)
        .containsExactlyInAnyOrder(
            "table [shop].[other]", "index [shop].[customer].more", "view [shop].[seen]");
  }

  @Test
  void aConstraintOfTheSameNameAndAnotherDefinitionIsToldOnce() throws SQLException {
    target.execute(
        "ALTER TABLE shop.customer DROP CONSTRAINT ck_name",
        "ALTER TABLE shop.customer ADD CONSTRAINT ck_name CHECK (name <> 'x')");

    assertThat(compare().sentences())
        .singleElement()
        .satisfies(text -> assertThat(text).contains("check [shop].[customer].ck_name", "'x'"));
  }

  @Test
  void anotherConstraintUnderTheNameOfOneThatHasBeenRenamedIsFound() throws SQLException {
    target.execute(
        "ALTER TABLE shop.customer RENAME CONSTRAINT ck_name TO ck_other",
        "ALTER TABLE shop.customer ADD CONSTRAINT ck_name CHECK (name <> 'x')");

    assertThat(compare().isEmpty()).isFalse();
  }

  @Test
  void columnsInAnotherOrderAreADifference() throws SQLException {
    // Given
    source.execute("CREATE TABLE shop.pair(a INT, b INT)");
    target.execute("CREATE TABLE shop.pair(b INT, a INT)");
    tables = new TreeSet<>(source.tableNames());

    // When
    DefinitionDifferences differences = compare();

    // Then
    assertThat(differences.sentences())
        .singleElement()
        .satisfies(text -> assertThat(text).contains("[a, b]", "[b, a]"));
  }

  private DefinitionDifferences compare() throws SQLException {
    return DefinitionComparison.compare(
        DatabaseDefinition.read(source.connection()),
        DatabaseDefinition.read(target.connection()),
        tables,
        true);
  }
}
