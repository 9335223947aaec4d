package io.dbmodernizer.datamover.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.schema.DatabaseDefinition;
import io.dbmodernizer.datamover.schema.DefinitionComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plants one difference at a time between two databases: each is caught by the comparison of the
 * rows or by that of the definitions. The table of all of them is written to {@code
 * target/planted-differences.md}.
 */
class PlantedDifferencesTest {

  private static final Path TABLE = Path.of("target", "planted-differences.md");

  /** The comparison that finds a difference. */
  private record Catch(boolean rows, boolean definitions) {

    boolean caught() {
      return rows || definitions;
    }

    String words() {
      return rows && definitions
          ? "caught by rows and definitions"
          : rows ? "caught by rows" : definitions ? "caught by definitions" : "FOOLED";
    }
  }

  @Tag("deep")
  @Test
  void noPlantedDifferenceFoolsTheComparison() throws SQLException, IOException {
    // Given
    List<PlantedDifference> planted =
        Stream.concat(ValueDifferences.all().stream(), ObjectDifferences.all().stream()).toList();
    List<String> table = new ArrayList<>();
    List<PlantedDifference> fooled = new ArrayList<>();
    int applicable = 0;

    // When
    for (PlantedDifference difference : planted) {
      String outcome;
      if (difference.notApplicable() != null) {
        outcome = "not applicable: " + difference.notApplicable();
      } else {
        Catch found = compare(difference.source(), difference.target());
        outcome = found.words();
        applicable++;
        if (!found.caught()) {
          fooled.add(difference);
        }
      }
      table.add(
          "| " + difference.subject() + " | " + difference.difference() + " | " + outcome + " |");
    }
    print(table, applicable, planted.size(), fooled.size());

    // Then
    assertThat(fooled).isEmpty();
    assertThat(applicable).isGreaterThanOrEqualTo(150);
  }

  static Stream<TypeCase> types() {
    return TypeCases.all().stream();
  }

  @ParameterizedTest
  @MethodSource("types")
  void equalDatabasesAreEqual(TypeCase type) throws SQLException {
    List<String> statements =
        List.of(
            ValueDifferences.table(type.declaration()),
            ValueDifferences.row(1, type.value()),
            ValueDifferences.row(2, "NULL"));

    assertThat(compare(statements, statements)).isEqualTo(new Catch(false, false));
  }

  private static Catch compare(List<String> source, List<String> target) throws SQLException {
    try (TestDatabase atSource = new TestDatabase();
        TestDatabase atTarget = new TestDatabase()) {
      atSource.execute(source.toArray(String[]::new));
      atTarget.execute(target.toArray(String[]::new));
      boolean rows = false;
      for (Table table : atSource.catalog().tables()) {
        Optional<Table> other = atTarget.catalog().table(table.name());
        rows |=
            other.isPresent()
                && !TableComparer.compare(
                        atSource.connection(), table, atTarget.connection(), other.get())
                    .matched();
      }
      return new Catch(rows, definitionsDiffer(atSource, atTarget));
    }
  }

  /** The tables that were moved: those of the shop, or the one that differs in its type. */
  private static boolean definitionsDiffer(TestDatabase source, TestDatabase target)
      throws SQLException {
    Set<TableName> moved = new TreeSet<>(source.tableNames());
    moved.addAll(target.tableNames());
    moved.remove(ObjectDifferences.LATE);
    return !DefinitionComparison.compare(
            DatabaseDefinition.read(source.connection()),
            DatabaseDefinition.read(target.connection()),
            moved,
            true)
        .isEmpty();
  }

  private static void print(List<String> table, int applicable, int all, int fooled)
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("# Planted differences");
    lines.add("");
    lines.add(
        "%d differences, %d applicable, %d caught, %d fooled."
            .formatted(all, applicable, applicable - fooled, fooled));
    lines.add("");
    lines.add("| what | difference | outcome |");
    lines.add("| --- | --- | --- |");
    lines.addAll(table);
    Files.createDirectories(TABLE.getParent());
    Files.write(TABLE, lines);
    System.out.println(lines.get(2) + " See " + TABLE.toAbsolutePath());
  }
}
