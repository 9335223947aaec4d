package io.dbmodernizer.datamover.range;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.Table;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeySplitterTest {

  /** A key that is not unique reads as one whose further digits the driver loses. */
  @Test
  void aBoundaryThatReadsAsTheLowerBoundEndsTheSplit() throws SQLException {
    try (TestDatabase database = new TestDatabase()) {
      // Given
      database.execute(
          "CREATE TABLE t(k INT NOT NULL)", "INSERT INTO t SELECT 1 FROM SYSTEM_RANGE(1, 10)");
      Table table = database.table("PUBLIC.t");
      TableKey key = new TableKey(List.of(new KeyColumn(table.columns().get(0), false)));

      // When
      List<KeyRange> parts =
          new KeySplitter(database.connection(), table, key).split(KeyRange.ALL, 2, 33);

      // Then
      assertThat(parts).hasSize(2);
    }
  }
}
