package io.dbmodernizer.datamover;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.compare.TableComparison;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTripTest {

  @Test
  void aDatabaseWithEveryKindOfTableArrivesWhole() throws Exception {
    try (TestDatabase source = TestDatabase.withEverything();
        TestDatabase target = new TestDatabase()) {
      // Given
      SampleRows.insert(source.connection());

      // When
      List<TableComparison> comparisons = RoundTrip.move(source, target);

      // Then
      assertThat(target.catalog()).isEqualTo(source.catalog());
      assertThat(comparisons).hasSize(5).allMatch(TableComparison::matched);
      String everyValue = "SELECT * FROM [Sales].[Kinds] ORDER BY [Id]";
      assertThat(target.rows(everyValue)).isEqualTo(source.rows(everyValue)).hasSize(3);
    }
  }

  @Test
  void foreignKeysAreEnforcedAfterwards() throws Exception {
    try (TestDatabase source = TestDatabase.withEverything();
        TestDatabase target = new TestDatabase()) {
      SampleRows.insert(source.connection());
      RoundTrip.move(source, target);

      target.execute("DELETE FROM [Sales].[Order] WHERE [Number] = 2");

      assertThat(target.query("SELECT COUNT(*) FROM [Sales].[Line]")).containsExactly("2");
    }
  }
}
