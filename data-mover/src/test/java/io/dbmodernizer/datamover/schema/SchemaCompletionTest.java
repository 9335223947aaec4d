package io.dbmodernizer.datamover.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.ConstraintState;
import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.copy.ForeignKeySuspension;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each run ends after its first setting, as a run does whose time is over. */
class SchemaCompletionTest {

  private static final String[] TABLES = {
    "CREATE SCHEMA \"dbo\"",
    // The first table in the order of names refers to the last one.
    "CREATE TABLE \"dbo\".\"A\" (\"Id\" INT PRIMARY KEY, \"Z\" INT, \"M\" INT, \"Parent\" INT)",
    "CREATE TABLE \"dbo\".\"M\" (\"Id\" INT PRIMARY KEY, \"Z\" INT, \"N\" INT)",
    "CREATE TABLE \"dbo\".\"N\" (\"Id\" INT PRIMARY KEY, \"M\" INT)",
    "CREATE TABLE \"dbo\".\"Z\" (\"Id\" INT PRIMARY KEY)",
    "CREATE TABLE \"dbo\".\"B\" (\"Id\" INT PRIMARY KEY, \"Y\" INT, \"Parent\" INT)",
    "CREATE TABLE \"dbo\".\"C\" (\"Id\" INT PRIMARY KEY, \"X\" INT)",
    "CREATE TABLE \"dbo\".\"D\" (\"Id\" INT PRIMARY KEY, \"X\" INT)",
    "CREATE TABLE \"dbo\".\"X\" (\"Id\" INT PRIMARY KEY)",
    "CREATE TABLE \"dbo\".\"Y\" (\"Id\" INT PRIMARY KEY)",
    key("A_Z", "A", "Z", "Z"),
    key("A_M", "A", "M", "M"),
    key("A_Parent", "A", "Parent", "A"),
    key("M_Z", "M", "Z", "Z"),
    key("M_N", "M", "N", "N"),
    key("N_M", "N", "M", "M"),
    key("B_Y", "B", "Y", "Y"),
    key("B_Parent", "B", "Parent", "B"),
    key("C_X", "C", "X", "X"),
    key("D_X", "D", "X", "X"),
  };

  private static final String[] ROWS = {
    "INSERT INTO \"dbo\".\"Z\" VALUES (1), (2)",
    "INSERT INTO \"dbo\".\"N\" VALUES (1, NULL), (2, NULL)",
    "INSERT INTO \"dbo\".\"M\" VALUES (1, 1, 1), (2, 2, 2)",
    "UPDATE \"dbo\".\"N\" SET \"M\" = \"Id\"",
    "INSERT INTO \"dbo\".\"A\" VALUES (1, 1, 1, NULL), (2, 2, 2, 1)",
    "INSERT INTO \"dbo\".\"X\" VALUES (1), (2)",
    "INSERT INTO \"dbo\".\"Y\" VALUES (1)",
    "INSERT INTO \"dbo\".\"B\" VALUES (1, 1, NULL)",
    "INSERT INTO \"dbo\".\"C\" VALUES (1, 1)",
    "INSERT INTO \"dbo\".\"D\" VALUES (1, 2)",
  };

  private TestDatabase source;
  private TestDatabase target;

  @BeforeEach
  void copied() throws SQLException {
    source = new TestDatabase();
    source.execute(TABLES);
    source.execute(ROWS);
    target = new TestDatabase();
    target.execute(TABLES);
    ForeignKeySuspension.suspend(target.connection(), source.catalog().tables());
    target.execute(ROWS);
  }

  @AfterEach
  void close() throws SQLException {
    source.close();
    target.close();
  }

  @Test
  void eachRunThatEndsEarlyLeavesLessForTheNextOne() throws SQLException {
    // When
    List<Set<String>> disabled = new ArrayList<>();
    disabled.add(disabled());
    while (!disabled.get(disabled.size() - 1).isEmpty()) {
      SchemaCompletion.Applied run = run();
      disabled.add(disabled());

      // Then
      assertThat(run.refused()).isEmpty();
      assertThat(disabled.get(disabled.size() - 1).size())
          .as("keys left after each run: %s", disabled)
          .isLessThan(disabled.get(disabled.size() - 2).size());
    }
    assertThat(completion().size()).isZero();
  }

  @Test
  void aKeyThatRowsViolateStaysDisabledAndDoesNotHoldUpTheOthers() throws SQLException {
    // Given
    target.execute("DELETE FROM \"dbo\".\"Z\" WHERE \"Id\" = 2");
    target.execute("UPDATE \"dbo\".\"A\" SET \"Z\" = 1");

    // When
    int runs = 0;
    SchemaCompletion completion = completion();
    SchemaCompletion.Applied run = run();
    while (run.done() < completion.size()) {
      assertThat(runs++).isLessThan(10);
      completion = completion();
      run = run();
    }

    // Then
    assertThat(run.refused()).isNotEmpty();
    assertThat(disabled()).containsExactly("A_M", "M_N", "M_Z", "N_M");
  }

  @Test
  void noKeyIsEnforcedThatRowsViolateWhicheverTableWasSwitchedByHand() throws SQLException {
    // Given
    target.execute(
        "DELETE FROM \"dbo\".\"Z\" WHERE \"Id\" = 2",
        "DELETE FROM \"dbo\".\"X\" WHERE \"Id\" = 2",
        "DELETE FROM \"dbo\".\"Y\"");
    List<String> tables = List.of("A", "B", "C", "D", "M", "N", "X", "Y", "Z");
    for (String on : tables) {
      for (String table : tables) {
        target.execute(
            "ALTER TABLE \"dbo\".\"%s\" SET REFERENTIAL_INTEGRITY %s"
                .formatted(table, table.equals(on) ? "TRUE" : "FALSE"));
      }

      // When
      for (int run = 0; run < 10; run++) {
        run();
      }

      // Then
      assertThat(disabled()).as("after %s was on", on).contains("A_Z", "M_Z", "D_X", "B_Y");
    }
  }

  private SchemaCompletion.Applied run() throws SQLException {
    return completion().apply(target.connection(), () -> true);
  }

  private SchemaCompletion completion() throws SQLException {
    return SchemaCompletion.of(
        target.connection(), DatabaseDefinition.read(source.connection()), source.tableNames());
  }

  private Set<String> disabled() throws SQLException {
    Set<String> names = new TreeSet<>();
    target.catalog().tables().stream()
        .flatMap(table -> table.foreignKeys().stream())
        .filter(key -> key.state() == ConstraintState.DISABLED)
        .map(ForeignKey::name)
        .forEach(names::add);
    return names;
  }

  private static String key(String name, String table, String column, String referenced) {
    return "ALTER TABLE \"dbo\".\"%s\" ADD CONSTRAINT \"%s\" FOREIGN KEY (\"%s\") REFERENCES \"dbo\".\"%s\" (\"Id\")"
        .formatted(table, name, column, referenced);
  }
}
