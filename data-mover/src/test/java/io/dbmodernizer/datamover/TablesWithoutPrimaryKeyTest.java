package io.dbmodernizer.datamover;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.compare.TableComparer;
import io.dbmodernizer.datamover.compare.TableComparison;
import org.junit.jupiter.api.Test;

class TablesWithoutPrimaryKeyTest {

  @Test
  void equalRowsAreAllCopiedAndCounted() throws Exception {
    try (TestDatabase source = new TestDatabase();
        TestDatabase target = new TestDatabase()) {
      // Given
      source.execute(
          "CREATE TABLE log(line VARCHAR(20))",
          "INSERT INTO log VALUES ('same'), ('same'), (NULL), (NULL), ('')");

      // When
      TableComparison copied = RoundTrip.move(source, target).get(0);

      // Then
      assertThat(copied.matched()).isTrue();
      assertThat(copied.source().rows()).isEqualTo(5);
    }
  }

  @Test
  void aRowLostAmongEqualOnesIsNoticed() throws Exception {
    try (TestDatabase source = new TestDatabase();
        TestDatabase target = new TestDatabase()) {
      source.execute(
          "CREATE TABLE log(line VARCHAR(20))",
          "INSERT INTO log VALUES ('a'), ('a'), ('b'), ('b')");
      RoundTrip.move(source, target);

      // One a less and one b more: the number of rows stays.
      target.execute("UPDATE log SET line = 'b' WHERE _ROWID_ = 1");

      TableComparison comparison =
          TableComparer.compare(
              source.connection(),
              source.table("PUBLIC.log"),
              target.connection(),
              target.table("PUBLIC.log"));
      assertThat(comparison.source().rows()).isEqualTo(comparison.target().rows());
      assertThat(comparison.matched()).isFalse();
    }
  }
}
