package io.dbmodernizer.datamover;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.compare.TableComparison;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A table with as many columns as SQL Server allows. */
class WideTableTest {

  private static final int MOST_COLUMNS = 1_024;

  @Test
  void aTableOfTheMostColumnsIsMovedAndComparedWhole() throws Exception {
    try (TestDatabase source = new TestDatabase();
        TestDatabase target = new TestDatabase()) {
      // Given
      source.execute(
          "CREATE TABLE wide(c1 INT PRIMARY KEY, " + columns(column -> "c" + column + " INT") + ")",
          "INSERT INTO wide SELECT X, "
              + columns(column -> "X + " + column)
              + " FROM SYSTEM_RANGE(1, 5)");

      // When
      List<TableComparison> moved = RoundTrip.move(source, target);

      // Then
      assertThat(target.table("PUBLIC.wide").columns()).hasSize(MOST_COLUMNS);
      assertThat(moved)
          .singleElement()
          .satisfies(
              comparison -> {
                assertThat(comparison.source().rows()).isEqualTo(5);
                assertThat(comparison.matched()).isTrue();
              });
    }
  }

  private static String columns(IntFunction<String> text) {
    return IntStream.rangeClosed(2, MOST_COLUMNS).mapToObj(text).collect(Collectors.joining(", "));
  }
}
