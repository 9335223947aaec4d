package io.dbmodernizer.datamover.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A value that the source's type cannot show is seen on the target all the same. */
class TypesOfEachSideTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "INT | 7 | DECIMAL(9, 2) | 7.49",
        "BIT | 1 | INT | 2",
        "DATE | '2024-02-29' | TIMESTAMP(0) | '2024-02-29 13:45:00'",
        "REAL | 0.5 | DOUBLE PRECISION | 0.500000001",
        "VARCHAR(3) | 'abc' | VARBINARY(3) | X'616264'",
        "TIMESTAMP(3) | '2024-02-29 01:02:03.004' | TIMESTAMP(7) | '2024-02-29 01:02:03.0040001'",
        "UUID | '00000000-0000-0000-0000-00000000000a' | VARCHAR(36) | '00000000-0000-0000-0000-00000000000a'"
      })
  void theTargetIsReadThroughItsOwnTypes(
      String sourceType, String sourceValue, String targetType, String targetValue)
      throws SQLException {
    try (TestDatabase source = new TestDatabase();
        TestDatabase target = new TestDatabase()) {
      // Given
      table(source, sourceType, sourceValue);
      table(target, targetType, targetValue);

      // When
      TableComparison comparison =
          TableComparer.compare(
              source.connection(),
              source.table("PUBLIC.t"),
              target.connection(),
              target.table("PUBLIC.t"));

      // Then
      assertThat(comparison.matched()).isFalse();
    }
  }

  private static void table(TestDatabase database, String type, String value) throws SQLException {
    database.execute(
        "CREATE TABLE t(id INT PRIMARY KEY, v " + type + ")",
        "INSERT INTO t VALUES (1, " + value + ")");
  }
}
